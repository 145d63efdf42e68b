"""Templates: the texts the desk keeps, their versions, and where each of them stands."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.impact import Impact
from editor_app.domain.proposal import NewWording
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template
from editor_app.services.template_context import TemplateContext
from editor_app.services.templates import TemplateRow
from editor_app.ui.background import Newest
from editor_app.ui.place import articles
from editor_app.ui.templates.acts import TemplateActs
from editor_app.ui.templates.drafts import DraftKeeper
from editor_app.ui.templates.facts import TemplateFacts, read_facts
from editor_app.ui.templates.form_pane import FormPane
from editor_app.ui.templates.language_row import FIRST
from editor_app.ui.templates.list_pane import ListPane
from editor_app.ui.templates.looks import Looked, WordingLooks
from editor_app.ui.templates.pack_acts import PackActs
from editor_app.ui.templates.rule_acts import RuleActs
from editor_app.ui.templates.side import TemplateSide
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.remembered_split import RememberedSplit

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class TemplatesRoom(QWidget):
    """List, form and context side by side; unsaved wordings are kept while one looks around."""

    place_chosen = Signal(object)
    shown = Signal(str)

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context, self._desk = context, context.desk
        self.acts, self.packs = TemplateActs(context, self), PackActs(context, self)
        self.rule_acts = RuleActs(context, self, self.acts.first)
        self._drafts, self._looks = DraftKeeper(context), WordingLooks(context)
        self._listed, self._read = (Newest(context.readers.run) for _ in range(2))
        self.facts: TemplateFacts | None = None
        self._wanted, self._article = "", ""
        self._stale = False
        self.list, self.form, self.side = (
            ListPane(context),
            FormPane(context),
            TemplateSide(context),
        )
        self.empty = EmptyState("No template is open", "Choose one on the left, or make one.")
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.form)
        self._soon = QTimer(self, singleShot=True, interval=350)
        self._later = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._connect()
        self._connect_form()
        self.read_list()
        blanks = TemplateContext(self._desk).blanks()
        self.form.wording.offer(blanks)
        self.form.blanks.offer(blanks)

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _saves(event):
            self.form.try_to_save()
        else:
            super().keyPressEvent(event)

    def read_list(self) -> None:
        """Read the templates anew."""
        text = self.list.search.text().strip()
        self._listed.ask(lambda: self._desk.templates.rows(text), self._take_rows, self._fail)

    def _lay_out(self) -> None:
        split = RememberedSplit(self._context.preferences, "templates", self)
        for pane in (self.list, self.middle, self.side):
            split.addWidget(pane)
        split.lay_out([260, 512, 420], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.side.setEnabled(False)

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_template)
        self.list.new_wanted.connect(lambda: self.acts.ask_new(self._show_new))
        self.list.search.wanted.connect(self.read_list)
        self.list.export_wanted.connect(self.packs.export)
        self.list.import_wanted.connect(self.packs.ask_import)
        self.list.starters_wanted.connect(self.packs.add_starters)
        self._soon.timeout.connect(self._look_at_wording)
        self._later.timeout.connect(self._read_again)
        self.side.context_pane.article_wanted.connect(self._show_on)
        self.side.used.article_wanted.connect(self._open_article)
        self.side.blanks.wanted.connect(self.form.wording.insert_blank)
        self._context.hub.announced.connect(self._hear)

    def _connect_form(self) -> None:
        form, header = self.form, self.form.header
        form.wording.typed.connect(self._soon.start)
        form.save_wanted.connect(self._save)
        form.look_wanted.connect(self._look_at_wording)
        form.language_left.connect(self._keep_left)
        form.language_shown.connect(self._show_language)
        form.foot.touched_wanted.connect(self._show_touched)
        form.holds.release_wanted.connect(self.acts.release)
        header.renamed.connect(self._rename)
        header.discard.triggered.connect(self._discard)
        header.versions.clicked.connect(self._ask_versions)
        header.retire.triggered.connect(self._retire)
        header.remove.triggered.connect(self._remove)
        header.export.triggered.connect(self._export)
        header.take_language.triggered.connect(self._take_language)
        form.details.changed.connect(self._save_details)
        form.details.languages.named.connect(self._name_language)
        form.rules.add_wanted.connect(self._ask_rule)
        form.rules.edit_wanted.connect(self._ask_rule)
        form.rules.remove_wanted.connect(self.rule_acts.remove)
        form.rules.order_wanted.connect(self.rule_acts.order)
        form.rules.place_wanted.connect(self.rule_acts.ask_order)

    def _take_rows(self, rows: tuple[TemplateRow, ...]) -> None:
        self.list.show_rows(rows)
        if not self._wanted and self.list.model.rowCount():
            self.show_template(self.list.model.at(0).template.id)

    def _read_template(self) -> None:
        key = TemplateId(self._wanted)
        self._read.ask(lambda: read_facts(self._desk, key), self._take_facts, self._fail)

    def _take_facts(self, facts: TemplateFacts) -> None:
        same = self.facts is not None and self.facts.template.id == facts.template.id
        self.facts = facts
        self._drafts.know(facts.template.id, dict(facts.drafts))
        self.middle.setCurrentWidget(self.form)
        self.side.setEnabled(True)
        self.form.show_facts(facts, same=same)
        self.side.show_facts(facts)
        if not same:
            self._article = self._example(facts)
        self._look_at_wording()
        self.shown.emit(facts.template.id)

    def _example(self, facts: TemplateFacts) -> str:
        """Return an article on which the wording shown stands."""
        version = facts.version(self.form.language)
        found = [one for group in facts.impact.groups for one in group.articles]
        own = [one for one in found if one.version_after == version]
        return (own or found)[0].id if found else self._article

    def _show_language(self) -> None:
        if self.facts is not None:
            self._article = self._example(self.facts)
            self._look_at_wording()

    def _look_at_wording(self) -> None:
        """Check the wording, show it in context and keep it, all behind the screen."""
        facts = self.facts
        if facts is None:
            return
        self._keep_draft()
        form, language = self.form, self.form.language
        wording = NewWording(facts.template.id, form.text(), language)
        version = facts.version(language)
        self.side.show_texts(facts.in_force(language), wording.text, version)
        self._looks.look(facts.template, wording, ArticleId(self._article), self._show_looks)
        if form.dirty and form.would is None:

            def show(impact: Impact) -> None:
                form.show_would(language, impact)

            self._looks.ask_impact(wording, show)

    def _show_looks(self, looked: Looked) -> None:
        self.form.show_mistakes(looked.mistakes)
        self.side.show_looks(looked)
        if looked.shown is not None:
            self._article = looked.shown.article
            self.form.wording.offer(looked.shown.blanks)

    def _show_on(self, article_id: str) -> None:
        self._article = article_id
        self._look_at_wording()

    def _show_touched(self) -> None:
        """Show the pages before and after when there is something to save, else the articles."""
        if self.form.ready:
            self._save()
        else:
            self.side.show_used(published=self.form.dirty)

    def _keep_draft(self, failed: list[Exception] | None = None) -> None:
        facts = self.facts
        if facts is not None:
            text = self.form.text() if self.form.dirty else ""
            self._drafts.keep(facts.template.id, self.form.language, text, failed)

    def _keep_left(self, _language: str) -> None:
        self._keep_draft()

    def _save(self) -> None:
        facts, language = self.facts, self.form.language
        if facts is None:
            return

        def note() -> None:
            self._drafts.forget(facts.template.id, language)
            self.form.note_saved(language)

        wording = NewWording(facts.template.id, self.form.text(), language)
        self.acts.save(facts, wording, self.form.foot.reason.text(), note)

    def _discard(self) -> None:
        text = self.form.text()
        if self.facts is not None:
            self._type_again(self.facts.in_force(self.form.language))
            self._context.toasts.say(
                "The unsaved wording was thrown away.", "Undo", lambda: self._type_again(text)
            )

    def _type_again(self, text: str) -> None:
        self.form.type_again(text)
        self._look_at_wording()

    def _show_new(self, template_id: str) -> None:
        self.list.search.clear()
        self.show_template(template_id)
        self.form.wording.setFocus()

    def _show_none(self) -> None:
        """Show what is left after a template was deleted."""
        self.facts, self._wanted = None, ""
        self.middle.setCurrentWidget(self.empty)
        self.side.setEnabled(False)
        self.read_list()

    def _save_details(self, template: Template) -> None:
        if self.facts is not None:
            self.acts.save_details(self.facts.template, template, self._read_template)

    def _rename(self, name: str) -> None:
        if self.facts is not None:
            self._save_details(replace(self.facts.template, name=name))

    def _name_language(self, language: str) -> None:
        if self.facts is not None:
            self._save_details(replace(self.facts.template, language=language))

    def _take_language(self) -> None:
        if self.facts is not None:
            language = self.form.language
            self.form.show_language(FIRST)
            self.acts.take_language(self.facts.template, language)

    def _ask_versions(self) -> None:
        if self.facts is not None:
            self.acts.ask_versions(self.facts)

    def _retire(self) -> None:
        if self.facts is not None:
            self.acts.retire_or_reinstate(self.facts.template)

    def _remove(self) -> None:
        if self.facts is not None:
            self.acts.remove(self.facts.template, self._show_none)

    def _export(self) -> None:
        if self.facts is not None:
            self.packs.export([self.facts.template.name])

    def _ask_rule(self, rule: Rule | None = None) -> None:
        if self.facts is not None:
            self.rule_acts.ask(self.facts.template, rule)

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
            # Stories are saved while one types elsewhere: nothing is counted then.
            self._stale = not self.isVisible()
            if not self._stale:
                self._later.start()

    def _fail(self, error: Exception) -> None:
        self._context.report(error)


def _saves(event: QEvent) -> bool:
    """Whether a key event is that of saving."""
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Save)
