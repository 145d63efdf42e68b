from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.ids import RuleId, TemplateId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.rule_order import in_order


def rules(*orders: int) -> list[Rule]:
    return [
        Rule(RuleId(str(at)), TemplateId("t"), Effect.ADD, Scope.SITE, order=order)
        for at, order in enumerate(orders)
    ]


def test_only_those_change_whose_number_must() -> None:
    assert in_order([]) == ()
    assert in_order(rules(0, 3, 9)) == ()
    assert [(rule.id, rule.order) for rule in in_order(rules(0, 0))] == [("1", 1)]
    assert [(rule.id, rule.order) for rule in in_order(rules(5, 2))] == [("0", 2), ("1", 5)]


@given(st.lists(st.integers(0, 20), max_size=12))
def test_numbers_go_up(orders: list[int]) -> None:
    given_rules = rules(*orders)
    fresh = {rule.id: rule.order for rule in (*given_rules, *in_order(given_rules))}
    numbers = [fresh[rule.id] for rule in given_rules]
    assert all(a < b for a, b in pairwise(numbers))
