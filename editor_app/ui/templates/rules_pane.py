"""Where a template applies: its rules in a table, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.rule import Rule
from editor_app.ui.appearance.look import Look
from editor_app.ui.templates.rules_model import RuleLine
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.table_rows import Column, Table, TableRows

_EDIT = 3
_Index = QModelIndex | QPersistentModelIndex


class RulesTable(Table[RuleLine]):
    """Enter edits a rule, Delete takes it away."""

    edit_wanted = Signal()
    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class RulesPane(QWidget):
    """Tells which rule is to be added, edited or removed."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._writable = look, True
        self.model: TableRows[RuleLine] = TableRows(
            (
                Column("Rule", lambda line: line.effect),
                Column("Scope", lambda line: line.scope, tip=_tip, stretch=True),
                Column("Articles", lambda line: line.number, right=True),
                Column("", lambda _line: "edit", lambda _line: look.tokens.accent),
            ),
            self,
        )
        self.table = RulesTable(self.model, "Where it applies", self)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = words(
            "No rule yet, so it stands nowhere. Add one: the whole site, a section, a tag, "
            "an author, a single article.",
            tone="muted",
        )
        self.add = QPushButton("Add a rule…", self)
        self.remove = QPushButton("Remove", self)
        self._lay_out()
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self._remove)
        self.table.edit_wanted.connect(self._edit)
        self.table.remove_wanted.connect(self._remove)
        self.table.doubleClicked.connect(self._edit)
        self.table.clicked.connect(self._click)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        look.changed.connect(self.model.repaint)

    def show_lines(self, lines: Sequence[RuleLine], *, writable: bool) -> None:
        """Show the rules; none of them can be changed when not writable."""
        self._writable = writable
        self.model.show_rows(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.table.setFixedHeight(38 + 32 * len(lines))
        self._show_state()

    def chosen(self) -> Rule | None:
        """Return the rule that is chosen."""
        line = self.table.chosen()
        return line.rule if line else None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words("Where it applies", role="heading"))
        column.addWidget(self.table)
        column.addWidget(self.empty)
        column.addLayout(row)

    def _show_state(self) -> None:
        self.add.setEnabled(self._writable)
        self.remove.setEnabled(self._writable and self.chosen() is not None)
        self.remove.setVisible(bool(self.model.rows))

    def _click(self, index: _Index) -> None:
        if index.column() == _EDIT:
            self._edit()

    def _edit(self) -> None:
        rule = self.chosen()
        if rule is not None and self._writable:
            self.edit_wanted.emit(rule)

    def _remove(self) -> None:
        rule = self.chosen()
        if rule is not None and self._writable:
            self.remove_wanted.emit(rule)


def _tip(line: RuleLine) -> str:
    return line.sentence
