"""The order of the templates that stand at one place of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.ids import RuleId
from editor_app.domain.rule import Rule
from editor_app.ui.templates.rules_model import placement_words, scope_words
from editor_app.ui.widgets.ordered_list import OrderedList
from editor_app.ui.widgets.plain_words import words


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A rule with the name of its template."""

    rule: Rule
    name: str


class OrderDialog(QDialog):
    """Gives the rules in their new order when it was accepted."""

    def __init__(self, placed: Sequence[PlacedRule], rule: Rule, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Order on the page")
        self.resize(480, 380)
        self._rules = {one.rule.id: one.rule for one in placed}
        self.list = OrderedList("Templates at this place, from the top", self)
        self.list.remove.hide()
        self.cancel = QPushButton("Cancel", self)
        self.keep = QPushButton("Keep this order", self)
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        place = placement_words(rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(f"What stands {place}", role="heading"))
        told = "From the top. Drag, or press Alt+Up and Alt+Down."
        column.addWidget(words(told, tone="muted"))
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        column.addLayout(buttons)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        self.list.show_items([(one.rule.id, _line(one)) for one in placed])
        self.list.choose(rule.id)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules as they are laid."""
        keys = self.list.keys()
        return tuple(self._rules[RuleId(key)] for key in keys)


def at_the_place(rules: Sequence[PlacedRule], rule: Rule) -> list[PlacedRule]:
    """Return what stands at the place of a rule, in the order of the page."""
    same = [one for one in rules if placement_words(one.rule) == placement_words(rule)]
    return sorted(same, key=lambda one: (one.rule.order, one.name))


def _line(one: PlacedRule) -> str:
    return f"{one.name} · {scope_words(one.rule)}"
