"""The middle column: name and buttons, fields, wording, rules, and what saving would change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.services.template_context import Mistake
from editor_app.ui.templates.blank_row import BlankRow
from editor_app.ui.templates.details_form import DetailsForm, overdue
from editor_app.ui.templates.facts import TemplateFacts, impact_sentence
from editor_app.ui.templates.rules_pane import RulesPane
from editor_app.ui.templates.title_field import TitleField
from editor_app.ui.templates.wording_edit import WordingEdit
from editor_app.ui.widgets.chip import Chip
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.side_pane import scrolled

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


WIDEST = 860


class FormPane(QWidget):
    """Shows one template; what is wanted of it is told by signals."""

    save_wanted = Signal()
    discard_wanted = Signal()
    versions_wanted = Signal()
    retire_wanted = Signal()
    renamed = Signal(str)
    touched_wanted = Signal()

    def __init__(self, context: "RoomContext") -> None:
        super().__init__()
        self._context = context
        self._facts: TemplateFacts | None = None
        self._writable = not context.desk.read_only
        self._mistaken = False
        look = context.look
        self.name = TitleField(self)
        self.name.setAccessibleName("Name of the template")
        self.chip = Chip("", "muted", self)
        self.versions, self.save = QPushButton("Versions", self), QPushButton("Save", self)
        self.save.setProperty("primary", True)
        self.more = QToolButton(self)
        self.more.setText("⋯")
        self.more.setFixedWidth(28)
        self.more.setAccessibleName("More")
        self.more.setToolTip("More")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.retire = self.menu.addAction("Retire")
        self.discard = self.menu.addAction("Throw away the unsaved wording")
        self.more.setMenu(self.menu)
        self.notice = words(tone="amber", parent=self)
        self.details = DetailsForm(self)
        self.wording = WordingEdit(look.tokens, self)
        self.trouble = words(role="small", tone="red", parent=self)
        self.blanks = BlankRow(self)
        self.rules = RulesPane(look, self)
        self.impact = words(parent=self)
        self.explained = words(role="small", parent=self)
        self.see = QPushButton(self)
        self.see.setProperty("link", True)
        self.see.setObjectName("FlushLink")
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why it changes (kept with the version)")
        self.reason.setAccessibleName("Why the wording changes")
        self._lay_out()
        self._connect()

    @property
    def dirty(self) -> bool:
        """Whether the wording differs from the version in force."""
        facts = self._facts
        return facts is not None and self.text() != facts.template.text

    def text(self) -> str:
        """The wording as it stands on screen."""
        return self.wording.toPlainText()

    def show_facts(self, facts: TemplateFacts, *, keep_text: bool) -> None:
        """Show a template; `keep_text` leaves the wording that is being typed."""
        self._facts = facts
        if not self.name.hasFocus() or not keep_text:
            self.name.setText(facts.template.name)
            self.name.setToolTip(facts.template.name)
            self.name.setCursorPosition(0)
        self.details.show_template(facts.template, writable=self._writable)
        if not keep_text:
            self.wording.load(facts.draft or facts.template.text)
            self.reason.clear()
        self.rules.show_lines(facts.rules, writable=self._writable)
        retired = facts.template.retired
        self.retire.setText("Reinstate" if retired else "Retire")
        today = self._context.desk.clock.now().astimezone().date()
        notice = overdue(facts.template, today)
        if retired:
            notice = "Retired: it stands on no article any more. Its versions stay in the ledger."
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))
        for widget in (self.name, self.wording, self.reason):
            widget.setReadOnly(not self._writable)
        self.blanks.setEnabled(self._writable)
        self.retire.setEnabled(self._writable)
        self.show_state()

    def show_mistakes(self, mistakes: tuple[Mistake, ...]) -> None:
        """Underline what is wrong in the wording and say the first of it."""
        self._mistaken = bool(mistakes)
        self.wording.show_mistakes(mistakes)
        self.trouble.setVisible(self._mistaken)
        if mistakes:
            first = mistakes[0]
            more = f" And {len(mistakes) - 1} more." if len(mistakes) > 1 else ""
            self.trouble.setText(f"Line {first.line}: {first.message}{more}")
        self.show_state()

    def show_state(self) -> None:
        """Say whether there is something to save and what that would change."""
        facts = self._facts
        if facts is None:
            return
        dirty, following = self.dirty, facts.template.version + 1
        self.chip.show_text(
            f"v{following}, unsaved" if dirty else f"v{facts.template.version}",
            "amber" if dirty else "muted",
        )
        self.save.setText(f"Save v{following}")
        self.save.setEnabled(dirty and not self._mistaken and self._writable)
        self.discard.setEnabled(dirty)
        self.reason.setVisible(dirty and self._writable)
        self.impact.setText(impact_sentence(facts, dirty=dirty))
        strong = dirty and bool(facts.impact.articles)
        set_tone(self.impact, "amber" if strong else "muted")
        font = self.impact.font()
        font.setBold(strong)
        self.impact.setFont(font)
        self._explain(facts, dirty=dirty)

    def _explain(self, facts: TemplateFacts, *, dirty: bool) -> None:
        published, total = facts.impact.published, len(facts.impact.articles)
        version = facts.template.version
        text = f"Published articles keep v{version} until you publish again."
        self.explained.setText(text)
        self.explained.setVisible(dirty and bool(published))
        number = published if dirty and published else total
        kind = "page" if dirty and published else "article"
        ending = " that will change" if dirty and published else ""
        self.see.setText(f"See the {number_of(number, kind)}{ending}" if number > 1 else "See it")
        self.see.setVisible(bool(total))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(26, 0, 26, 26)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.details)
        column.addSpacing(4)
        for widget in (self.wording, self.trouble, self.blanks):
            column.addWidget(widget)
        column.addSpacing(10)
        column.addWidget(self.rules)
        column.addSpacing(10)
        column.addWidget(self.impact)
        column.addWidget(self.explained)
        column.addWidget(self.see, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        column.addStretch(1)
        self.trouble.hide()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        # On a wide screen the form keeps a measure, as a text does.
        holder = QWidget(self)
        middle = QVBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(inside, 1)
        outside.addWidget(self._header())
        outside.addWidget(scrolled(holder), 1)
        self.setMinimumWidth(420)

    def _header(self) -> QWidget:
        header = QWidget(self)
        header.setMaximumWidth(WIDEST)
        row = QHBoxLayout(header)
        row.setContentsMargins(20, 16, 26, 14)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more)
        row.addWidget(self.versions)
        row.addWidget(self.save)
        return header

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_wanted)
        self.versions.clicked.connect(self.versions_wanted)
        self.retire.triggered.connect(self.retire_wanted)
        self.discard.triggered.connect(self.discard_wanted)
        self.see.clicked.connect(self.touched_wanted)
        self.reason.returnPressed.connect(self._save_from_reason)
        self.blanks.wanted.connect(self.wording.insert_blank)
        self.wording.typed.connect(self.show_state)
        self.name.editingFinished.connect(self._rename)
        self._context.look.changed.connect(self.wording.wear)

    def _save_from_reason(self) -> None:
        if self.save.isEnabled():
            self.save_wanted.emit()

    def _rename(self) -> None:
        facts, name = self._facts, self.name.text().strip()
        if facts is None or name == facts.template.name:
            return
        if not name:
            self.name.setText(facts.template.name)
            return
        self.renamed.emit(name)
