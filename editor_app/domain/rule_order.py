"""The order of rules: new numbers for those whose number must change, the others keep theirs."""

from collections.abc import Sequence
from dataclasses import replace

from editor_app.domain.rule import Rule


def in_order(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that need another number to stand in this order."""
    changed: list[Rule] = []
    least = min((rule.order for rule in rules), default=0)
    for rule, order in zip(rules, sorted(rule.order for rule in rules), strict=True):
        least = max(least, order)
        if rule.order != least:
            changed.append(replace(rule, order=least))
        least += 1
    return tuple(changed)
