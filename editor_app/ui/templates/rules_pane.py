"""Where a template applies: its rules in their order, what each does, and where they disagree."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.ids import RuleId
from editor_app.domain.rule import Rule
from editor_app.domain.rule_conflicts import Conflict
from editor_app.ui.appearance.look import Look
from editor_app.ui.templates.rules_model import RuleLine
from editor_app.ui.templates.rules_table import RulesRows, RulesTable
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.table_rows import Column

_EDIT = 3
_Index = QModelIndex | QPersistentModelIndex


class RulesPane(QWidget):
    """Tells which rule is to be added, edited or removed, and the order that is wanted."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    order_wanted = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._writable = look, True
        self.model = RulesRows(
            (
                Column("Rule", lambda line: line.effect),
                Column("Scope", lambda line: line.scope, tip=_tip, stretch=True),
                Column("Articles", lambda line: line.number, right=True),
                Column("", lambda _line: "edit", lambda _line: look.tokens.accent),
            ),
            self,
        )
        self.table = RulesTable(self.model, "Where it applies", self)
        self.empty = words(
            "No rule yet, so it stands nowhere. Add one: the whole site, a section, a tag, "
            "an author, a single article.",
            tone="muted",
        )
        self.why = words(role="small", parent=self)
        self.clash = words(role="small", tone="amber", parent=self)
        self.add = QPushButton("Add a rule…", self)
        self.remove = QPushButton("Remove", self)
        self.place = QPushButton("Order on the page…", self)
        self.place.setToolTip("Where it stands among the other templates at that place")
        self._lay_out()
        self._connect()

    def show_lines(
        self, lines: Sequence[RuleLine], conflicts: Sequence[Conflict], *, writable: bool
    ) -> None:
        """Show the rules; none of them can be changed when not writable."""
        self._writable = writable
        chosen = self.chosen()
        self.model.show_rows(lines)
        self.model.movable = writable
        if chosen is not None:
            self._choose(chosen.id)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.table.setFixedHeight(38 + 32 * len(lines))
        self.clash.setText("\n".join(conflict.sentence for conflict in conflicts))
        self.clash.setVisible(bool(conflicts))
        self._show_state()

    def chosen(self) -> Rule | None:
        """Return the rule that is chosen."""
        line = self.table.chosen()
        return line.rule if line else None

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.remove, self.place):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(words("Where it applies", role="heading"))
        for widget in (self.table, self.empty, self.why, self.clash):
            column.addWidget(widget)
        column.addLayout(row)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self._remove)
        self.place.clicked.connect(self._ask_place)
        self.table.edit_wanted.connect(self._edit)
        self.table.remove_wanted.connect(self._remove)
        self.table.move_wanted.connect(self._move)
        self.table.doubleClicked.connect(self._edit)
        self.table.clicked.connect(self._click)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self._look.changed.connect(self.model.repaint)

    def _show_state(self) -> None:
        line = self.table.chosen()
        self.add.setEnabled(self._writable)
        self.remove.setEnabled(self._writable and line is not None)
        self.remove.setVisible(bool(self.model.rows))
        self.place.setVisible(bool(self.model.rows))
        self.place.setEnabled(self._writable and line is not None and bool(line.placement))
        told = f"{line.sentence}. {line.set_by}".strip() if line else ""
        self.why.setText(told)
        self.why.setVisible(bool(told))

    def _choose(self, key: RuleId) -> None:
        rows = [line.rule.id for line in self.model.rows]
        if key in rows:
            self.table.selectRow(rows.index(key))

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

    def _ask_place(self) -> None:
        rule = self.chosen()
        if rule is not None:
            self.place_wanted.emit(rule)

    def _move(self, row: int, there: int) -> None:
        """Tell the order that a rule's new place gives."""
        rules = [line.rule for line in self.model.rows]
        if self._writable and 0 <= there < len(rules) and row != there:
            rules.insert(there, rules.pop(row))
            self.order_wanted.emit(tuple(rules))


def _tip(line: RuleLine) -> str:
    return line.sentence
