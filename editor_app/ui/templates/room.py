"""Templates: the texts the desk keeps, their versions, and where each of them stands."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template
from editor_app.services.template_context import Mistake, ShownTemplate, TemplateContext
from editor_app.services.template_drafts import TemplateDrafts
from editor_app.services.templates import TemplateRow
from editor_app.ui.background import Newest
from editor_app.ui.place import articles
from editor_app.ui.templates.acts import TemplateActs
from editor_app.ui.templates.compare_pane import ComparePane
from editor_app.ui.templates.context_pane import ContextPane
from editor_app.ui.templates.facts import TemplateFacts, read_facts
from editor_app.ui.templates.form_pane import FormPane
from editor_app.ui.templates.list_pane import ListPane
from editor_app.ui.templates.used_pane import UsedPane
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.side_pane import SidePane, scrolled

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

CONTEXT, USED, COMPARE = "In context", "Used by", "Compare"


class TemplatesRoom(QWidget):
    """List, form and context side by side; unsaved wordings are kept while one looks around."""

    place_chosen = Signal(object)
    shown = Signal(str)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.acts = TemplateActs(context, self)
        self._drafts, self._texts = TemplateDrafts(self._desk), TemplateContext(self._desk)
        self._listed, self._read, self._looked = (Newest(context.readers.run) for _ in range(3))
        self.facts: TemplateFacts | None = None
        self._wanted, self._article = "", ""
        self._kept = ""
        self.list, self.form = ListPane(context), FormPane(context)
        self.context_pane, self.used = ContextPane(context), UsedPane(context.look)
        self.compare = ComparePane(context.look)
        self.side = SidePane((CONTEXT, USED, COMPARE))
        for pane in (scrolled(self.context_pane), self.used, scrolled(self.compare)):
            self.side.add(pane)
        self.empty = EmptyState("No template is open", "Choose one on the left, or make one.")
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.form)
        self._soon = QTimer(self, singleShot=True, interval=350)
        self._later = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._connect()
        self.read_list()
        self._read_blanks()

    def show_subject(self, subject: str) -> None:
        """Show a template when one is named."""
        if subject:
            self.show_template(subject)
        self.setFocusProxy(self.list.view)

    def show_template(self, template_id: str) -> None:
        """Show a template; the unsaved wording of the one before is kept."""
        if self.facts is not None and template_id == self.facts.template.id:
            self.list.mark(template_id)
            return
        self._keep_draft()
        self._wanted = template_id
        self.list.mark(template_id)
        self._read_template()

    def may_leave(self) -> bool:
        """Keep the unsaved wording; False when the disk refuses."""
        self.form.details.keep_notes()
        self._soon.stop()
        failed: list[Exception] = []
        self._keep_draft(failed)
        self._context.lane.settle()
        return not failed

    def event(self, event: QEvent, /) -> bool:
        """Take the keys of *Save now* before the window does: here they save the wording."""
        if event.type() == QEvent.Type.ShortcutOverride and _saves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _saves(event):
            super().keyPressEvent(event)
        elif self.form.save.isEnabled():
            self._save()

    def read_list(self) -> None:
        """Read the templates anew."""
        text = self.list.search.text().strip()
        self._listed.ask(lambda: self._desk.templates.rows(text), self._take_rows, self._fail)

    def _lay_out(self) -> None:
        split = RememberedSplit(self._context.preferences, "templates", self)
        for pane in (self.list, self.middle, self.side):
            split.addWidget(pane)
        split.lay_out([272, 512, 452], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.side.setEnabled(False)

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_template)
        self.list.new_wanted.connect(self._ask_new)
        self.list.search.wanted.connect(self.read_list)
        form = self.form
        form.wording.typed.connect(self._soon.start)
        self._soon.timeout.connect(self._look_at_wording)
        self._later.timeout.connect(self._read_again)
        form.save_wanted.connect(self._save)
        form.discard_wanted.connect(self._discard)
        form.versions_wanted.connect(self._ask_versions)
        form.retire_wanted.connect(self._retire)
        form.renamed.connect(self._rename)
        form.touched_wanted.connect(self._show_touched)
        form.details.changed.connect(self._save_details)
        form.rules.add_wanted.connect(self._ask_rule)
        form.rules.edit_wanted.connect(self._ask_rule)
        form.rules.remove_wanted.connect(self.acts.remove_rule)
        self.context_pane.article_wanted.connect(self._show_on)
        self.used.article_wanted.connect(self._open_article)
        self._context.hub.announced.connect(self._hear)

    def _take_rows(self, rows: tuple[TemplateRow, ...]) -> None:
        self.list.show_rows(rows)
        if not self._wanted and self.list.model.rowCount():
            self.show_template(self.list.model.at(0).template.id)

    def _read_blanks(self) -> None:
        blanks = self._texts.blanks()
        self.form.wording.offer(blanks)
        self.form.blanks.offer(blanks)

    def _read_template(self) -> None:
        key = TemplateId(self._wanted)
        self._read.ask(lambda: read_facts(self._desk, key), self._take_facts, self._fail)

    def _take_facts(self, facts: TemplateFacts) -> None:
        same = self.facts is not None and self.facts.template.id == facts.template.id
        keep = same and self.form.dirty
        self.facts, self._kept = facts, facts.draft
        self.middle.setCurrentWidget(self.form)
        self.side.setEnabled(True)
        self.form.show_facts(facts, keep_text=keep)
        self.used.show_articles(facts.impact.articles)
        self.side.tabs.set_count(USED, len(facts.impact.articles))
        version = facts.template.version
        self.side.tabs.buttons[COMPARE].setText(f"{COMPARE} v{version}")
        if not same:
            rows = facts.impact.articles
            self._article = rows[0].id if rows else self._article
        self._look_at_wording()
        self.shown.emit(facts.template.id)

    def _look_at_wording(self) -> None:
        """Check the wording, show it in context and keep it, all behind the screen."""
        facts = self.facts
        if facts is None:
            return
        text, key, article = self.form.text(), facts.template.id, ArticleId(self._article)
        self._keep_draft()
        self.compare.show_texts(facts.template.text, text, facts.template.version)

        def look() -> tuple[tuple[Mistake, ...], ShownTemplate]:
            mistakes = self._texts.mistakes(text)
            return mistakes, self._texts.shown(key, text, article, mistaken=bool(mistakes))

        self._looked.ask(look, self._show_looks, self._say_no_context)

    def _show_looks(self, looks: tuple[tuple[Mistake, ...], ShownTemplate]) -> None:
        mistakes, shown = looks
        self.form.show_mistakes(mistakes)
        self._article = shown.article
        if mistakes:
            self.context_pane.say("The wording has a mistake; mended, it shows here.")
        else:
            self.context_pane.show_filled(shown)

    def _say_no_context(self, error: Exception) -> None:
        message = getattr(error, "message", "")
        if not message:
            raise error
        self.context_pane.say(message)

    def _show_on(self, article_id: str) -> None:
        self._article = article_id
        self._look_at_wording()

    def _show_touched(self) -> None:
        facts = self.facts
        self.side.show_pane(USED)
        self.used.show_published(only=self.form.dirty and bool(facts and facts.impact.published))

    def _keep_draft(self, failed: list[Exception] | None = None) -> None:
        facts = self.facts
        if facts is None or self._desk.read_only:
            return
        text = self.form.text() if self.form.dirty else ""
        if text == self._kept:
            return
        self._kept, key = text, facts.template.id

        def note(error: Exception) -> None:
            self._kept = "\0"
            if failed is not None:
                failed.append(error)
            self._context.report(error)

        self._context.lane.run(lambda: self._drafts.keep(key, text), None, note, first=True)

    def _save(self) -> None:
        if self.facts is not None:
            text, reason = self.form.text(), self.form.reason.text()
            self.acts.save(self.facts.template, text, reason, self._note_saved)

    def _note_saved(self) -> None:
        self._kept = ""
        self.form.reason.clear()

    def _discard(self) -> None:
        text = self.form.text()
        if self.facts is not None:
            self._type_again(self.facts.template.text)
            self._context.toasts.say(
                "The unsaved wording was thrown away.", "Undo", lambda: self._type_again(text)
            )

    def _type_again(self, text: str) -> None:
        self.form.wording.load(text)
        self.form.show_state()
        self._look_at_wording()

    def _ask_new(self) -> None:
        self.acts.ask_new(self._show_new)

    def _show_new(self, template_id: str) -> None:
        self.list.search.clear()
        self.show_template(template_id)
        self.form.wording.setFocus()

    def _ask_versions(self) -> None:
        if self.facts is not None:
            self.acts.ask_versions(self.facts.template)

    def _retire(self) -> None:
        if self.facts is not None:
            self.acts.retire_or_reinstate(self.facts.template)

    def _rename(self, name: str) -> None:
        if self.facts is not None:
            self._save_details(replace(self.facts.template, name=name))

    def _save_details(self, template: Template) -> None:
        self.acts.save_details(template, self._read_template)

    def _ask_rule(self, rule: Rule | None = None) -> None:
        if self.facts is not None:
            self.acts.ask_rule(self.facts.template, rule)

    def _open_article(self, article_id: str) -> None:
        self.place_chosen.emit(articles(subject=article_id))

    def _read_again(self) -> None:
        self.read_list()
        if self._wanted:
            self._read_template()

    def _hear(self, changes: Changes, _origin: object) -> None:
        of_templates = changes.templates or changes.rules
        of_labels = changes.sections or changes.tags or changes.authors
        if of_templates or of_labels or changes.articles or changes.site or changes.everything:
            self._later.start()

    def _fail(self, error: Exception) -> None:
        self._context.report(error)


def _saves(event: QEvent) -> bool:
    """Whether a key event is that of saving."""
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Save)
