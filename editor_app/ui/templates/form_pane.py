"""The middle column: name and buttons, fields, wording, rules, and what saving would change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor_app.domain.impact import Impact
from editor_app.services.template_context import Mistake
from editor_app.ui.templates.blank_row import BlankRow
from editor_app.ui.templates.details_form import DetailsForm, overdue
from editor_app.ui.templates.facts import TemplateFacts
from editor_app.ui.templates.form_header import FormHeader
from editor_app.ui.templates.holds_line import HoldsLine
from editor_app.ui.templates.language_row import FIRST
from editor_app.ui.templates.rules_pane import RulesPane
from editor_app.ui.templates.saving_foot import SavingFoot
from editor_app.ui.templates.wording_edit import WordingEdit
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.side_pane import scrolled

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


WIDEST = 860


class FormPane(QWidget):
    """Shows one template in one language; what is wanted of it is told by signals."""

    save_wanted = Signal()
    look_wanted = Signal()
    language_left = Signal(str)
    language_shown = Signal()

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self._facts: TemplateFacts | None = None
        self._writable = not context.desk.read_only
        self._mistakes: tuple[Mistake, ...] = ()
        self._unsaved: dict[str, str] = {}
        self._would: dict[str, Impact] = {}
        self.language = FIRST
        self.header = FormHeader(self)
        self.notice = words(tone="amber", parent=self)
        self.holds = HoldsLine(self)
        self.details = DetailsForm(self)
        self.wording = WordingEdit(context.look.tokens, self)
        self.trouble = words(role="small", tone="red", parent=self)
        self.blanks = BlankRow(self)
        self.rules = RulesPane(context.look, self)
        self.foot = SavingFoot(self)
        self._lay_out()
        self._connect()

    @property
    def dirty(self) -> bool:
        """Whether the wording differs from the version in force."""
        facts = self._facts
        return facts is not None and self.text() != facts.in_force(self.language)

    @property
    def ready(self) -> bool:
        """Whether there is a wording to save that has no mistake."""
        return self.dirty and not self._mistakes and self._writable

    @property
    def unsaved(self) -> dict[str, str]:
        """The wordings by language that are not saved yet."""
        return dict(self._unsaved)

    @property
    def would(self) -> Impact | None:
        """What saving the wording shown would change, as far as it is known."""
        return self._would.get(self.language)

    def text(self) -> str:
        """The wording as it stands on screen."""
        return self.wording.toPlainText()

    def show_facts(self, facts: TemplateFacts, *, same: bool) -> None:
        """Show a template; when it is the `same` as before, what is being typed stays."""
        keep = same and self.dirty
        self._facts = facts
        self._would.clear()
        if not self.header.name.hasFocus() or not same:
            self.header.show_name(facts.template.name)
        self.details.show_template(facts.template, writable=self._writable)
        if not same:
            self._unsaved = dict(facts.drafts)
            self.language = FIRST
        if not keep:
            self._load()
            self.foot.reason.clear()
        self.rules.show_lines(facts.rules, facts.conflicts, writable=self._writable)
        self.holds.show_held(facts.held, writable=self._writable)
        self._show_notice(facts)
        for widget in (self.header.name, self.wording, self.foot.reason):
            widget.setReadOnly(not self._writable)
        self.blanks.setEnabled(self._writable)
        for action in (self.header.retire, self.header.remove, self.header.take_language):
            action.setEnabled(self._writable)
        self.show_state()

    def show_language(self, language: str) -> None:
        """Show the wording of another language; the one before stays as it was typed."""
        if language != self.language:
            self.language_left.emit(self.language)
            self.language = language
            self._load()
        self.show_state()
        self.language_shown.emit()

    def show_mistakes(self, mistakes: tuple[Mistake, ...]) -> None:
        """Underline what is wrong in the wording and say it."""
        self._mistakes = mistakes
        self.wording.show_mistakes(mistakes)
        self._say_mistake()
        self.show_state()

    def show_would(self, language: str, impact: Impact) -> None:
        """Say what saving the wording of a language would change."""
        self._would[language] = impact
        self.show_state()

    def type_again(self, text: str) -> None:
        """Put another text in the place of the wording."""
        self.wording.load(text)
        self._note_typed()

    def note_saved(self, language: str) -> None:
        """Forget that a wording was unsaved, and why it changed."""
        self._unsaved.pop(language, None)
        self.foot.reason.clear()

    def try_to_save(self) -> None:
        """Save, or show where the mistake is that forbids it and look whether it is one still."""
        if self.ready:
            self.save_wanted.emit()
        elif self.dirty and self._mistakes:
            self.wording.go_to_mistake()
            self.look_wanted.emit()

    def show_state(self) -> None:
        """Say whether there is something to save and what that would change."""
        facts = self._facts
        if facts is None:
            return
        dirty, version, header = self.dirty, facts.version(self.language), self.header
        following = f"v{facts.following}"
        header.chip.show_text(
            f"{following}, unsaved" if dirty else f"v{version}" if version else "new",
            "amber" if dirty else "muted",
        )
        header.save.setText(f"Save {following}")
        header.save.setEnabled(self.ready)
        header.discard.setEnabled(dirty)
        header.take_language.setVisible(bool(self.language and version))
        header.retire.setText("Reinstate" if facts.template.retired else "Retire")
        self.foot.reason.setVisible(dirty and self._writable)
        if dirty and self.would is not None:
            self.foot.show_saving(self.would, facts.following)
        else:
            self.foot.show_standing(facts.impact)
        self.details.languages.show_wordings(
            facts.template.wordings,
            self.language,
            unsaved=self._unsaved.keys(),
            writable=self._writable,
        )

    def _load(self) -> None:
        facts = self._facts
        if facts is not None:
            text = self._unsaved.get(self.language, facts.in_force(self.language))
            self.wording.load(text)
            self._mistakes = ()
            self.trouble.hide()

    def _note_typed(self) -> None:
        if self.dirty:
            self._unsaved[self.language] = self.text()
        else:
            self._unsaved.pop(self.language, None)
        self.show_state()

    def _say_mistake(self) -> None:
        """Say the mistake at the cursor, else the first one."""
        self.trouble.setVisible(bool(self._mistakes))
        if not self._mistakes:
            return
        here = self.wording.mistake_at(self.wording.textCursor().position())
        shown = here or self._mistakes[0]
        rest = len(self._mistakes) - 1
        more = f" And {rest} more." if rest else ""
        where = f"Line {shown.line}: " if shown.line else ""
        self.trouble.setText(f"{where}{shown.message}{more}")

    def _show_notice(self, facts: TemplateFacts) -> None:
        today = self._context.desk.clock.now().astimezone().date()
        notice = overdue(facts.template, today)
        if facts.template.retired:
            notice = "Retired: it stands on no article any more. Its versions stay in the ledger."
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(26, 0, 26, 26)
        column.setSpacing(8)
        for widget in (self.notice, self.holds, self.details):
            column.addWidget(widget)
        column.addSpacing(4)
        for widget in (self.wording, self.trouble, self.blanks):
            column.addWidget(widget)
        column.addSpacing(10)
        column.addWidget(self.rules)
        column.addStretch(1)
        self.trouble.hide()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        # On a wide screen the form keeps a measure, as a text does.
        self.header.setMaximumWidth(WIDEST)
        holder = QWidget(self)
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(inside, 1)
        outside.addWidget(self.header)
        outside.addWidget(scrolled(holder), 1)
        self.foot.setMaximumWidth(WIDEST)
        outside.addWidget(self.foot)
        self.setMinimumWidth(420)

    def _connect(self) -> None:
        self.header.save.clicked.connect(self.try_to_save)
        self.foot.save_wanted.connect(self.try_to_save)
        self.blanks.wanted.connect(self.wording.insert_blank)
        self.wording.typed.connect(self._note_typed)
        self.wording.cursorPositionChanged.connect(self._say_mistake)
        self.details.languages.chosen.connect(self.show_language)
        self.details.languages.add_wanted.connect(self._add_language)
        self._context.look.changed.connect(self.wording.wear)

    def _add_language(self, language: str) -> None:
        self.show_language(language)
        self.wording.setFocus()
