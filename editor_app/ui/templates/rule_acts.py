"""What is done to the rules of a template, each act with its impact first and its way back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.hold import Keep
from editor_app.domain.proposal import GoneRule, NewRules
from editor_app.domain.rule import Effect, Rule
from editor_app.domain.rule_order import in_order
from editor_app.domain.template import Template
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.templates.acts import kept_words
from editor_app.ui.templates.impact_dialog import Asked
from editor_app.ui.templates.impact_first import ImpactFirst
from editor_app.ui.templates.order_dialog import OrderDialog, PlacedRule, at_the_place
from editor_app.ui.templates.rule_dialog import RuleDialog, Surroundings
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class RuleActs:
    """Asks for rules in dialogs over its window, and keeps them on the lane."""

    def __init__(self, context: "RoomContext", window: QWidget, first: ImpactFirst) -> None:
        self._context, self._desk, self._window = context, context.desk, window
        self._first, self._write = first, Writes(context, self)

    def ask(self, template: Template, rule: Rule | None) -> None:
        """Ask for a new rule, or for changes to one."""
        around = Surroundings(self._context.names.known, ArticleFinder(self._context))
        dialog = RuleDialog(template, rule, around, self._window)
        if dialog.exec():
            self._set(dialog.rule(), rule)

    def remove(self, rule: Rule) -> None:
        """Take a rule away."""

        def do(keep: Sequence[Keep]) -> None:
            self._write(
                lambda: self._desk.rules.remove(rule.id, keep=keep),
                lambda _made: self._write.say(
                    f"The rule is removed.{kept_words(keep)}", lambda: self._desk.rules.set(rule)
                ),
            )

        asked = Asked(rule.template, GoneRule(rule.id), "Removing the rule", "Remove the rule")
        self._first(asked, do)

    def order(self, rules: Sequence[Rule]) -> None:
        """Lay rules in this order."""
        fresh = in_order(rules)
        if not fresh:
            return
        former = [rule.id for rule in sorted(rules, key=lambda rule: rule.order)]

        def do(_keep: Sequence[Keep]) -> None:
            self._write(
                lambda: self._desk.rules.set_order([rule.id for rule in rules]),
                lambda _made: self._write.say(
                    "The order is kept.", lambda: self._desk.rules.set_order(former)
                ),
            )

        asked = Asked(rules[0].template, NewRules(fresh), "The new order", "Keep this order")
        self._first(asked, do)

    def ask_order(self, rule: Rule) -> None:
        """Show what stands at the place of a rule, and lay it in another order."""

        def show(placed: list[PlacedRule]) -> None:
            dialog = OrderDialog(at_the_place(placed, rule), rule, self._window)
            if dialog.exec():
                self.order(dialog.rules())

        self._context.readers.run(self._placed, show, self._context.report)

    def _placed(self) -> list[PlacedRule]:
        """Return every rule that puts a template somewhere."""
        templates = [
            row.template for row in self._desk.templates.rows() if not row.template.retired
        ]
        return [
            PlacedRule(rule, template.name)
            for template in templates
            for rule in self._desk.rules.of(template.id)
            if rule.effect is not Effect.EXCEPT
        ]

    def _set(self, rule: Rule, before: Rule | None) -> None:
        if rule == before:
            return

        def undo() -> Changes:
            if before is None:
                return self._desk.rules.remove(rule.id)
            return self._desk.rules.set(before)

        def do(keep: Sequence[Keep]) -> None:
            self._write(
                lambda: self._desk.rules.set(rule, keep=keep),
                lambda _made: self._write.say(f"The rule is kept.{kept_words(keep)}", undo),
            )

        deed = "Changing the rule" if before else "The new rule"
        self._first(Asked(rule.template, NewRules((rule,)), deed, "Keep the rule"), do)
