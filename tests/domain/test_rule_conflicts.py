from typing import Any

from editor_app.domain.ids import RuleId, TemplateId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.rule_conflicts import conflicts
from editor_app.domain.template import Placement

ADD, EXCEPT, REQUIRE = Effect.ADD, Effect.EXCEPT, Effect.REQUIRE


def rule(key: str, effect: Effect, scope: Scope, **fields: Any) -> Rule:
    return Rule(RuleId(key), TemplateId("t"), effect, scope, **fields)


def said(*rules: Rule, shared: int = 3) -> list[str]:
    reach = {one.id: [str(number) for number in range(shared)] for one in rules}
    return [conflict.sentence for conflict in conflicts(rules, reach)]


def test_an_exception_within_a_wider_rule_is_no_conflict() -> None:
    site, section = rule("a", ADD, Scope.SITE), rule("b", EXCEPT, Scope.SECTION, subject="s")
    assert said(site, section) == []
    assert said(site, rule("b", REQUIRE, Scope.TAG, subject="x")) == []


def test_rules_that_never_meet_do_not_disagree() -> None:
    pair = rule("a", REQUIRE, Scope.SITE), rule("b", EXCEPT, Scope.TAG, subject="x")
    assert said(*pair, shared=0) == []
    assert conflicts(pair, {}) == []


def test_the_more_specific_rule_wins_over_a_requirement() -> None:
    pair = rule("a", REQUIRE, Scope.SITE), rule("b", EXCEPT, Scope.TAG, subject_name="markets")
    assert said(*pair) == [
        (
            "On 3 articles “tag ‘markets’: except” wins over “whole site: require”: "
            "a tag is more specific than the whole site."
        )
    ]


def test_a_weaker_rule_nearer_by_lets_it_be_taken_off() -> None:
    pair = rule("a", REQUIRE, Scope.SITE), rule("b", ADD, Scope.AUTHOR, subject_name="Ida")
    assert said(*pair, shared=1) == [
        (
            "On 1 article “author ‘Ida’: add” wins over “whole site: require”: "
            "an author is more specific than the whole site, so it may be taken off there."
        )
    ]


def test_at_one_level_the_stronger_effect_wins() -> None:
    pair = (
        rule("a", EXCEPT, Scope.TAG, subject_name="x"),
        rule("b", REQUIRE, Scope.TAG, subject_name="y"),
    )
    assert said(*pair)[0].endswith("at one level require is stronger than except.")


def test_ties_keep_both_and_the_first_says_the_place() -> None:
    first = rule("b", ADD, Scope.SECTION, subject_name="World", order=1)
    second = rule("a", ADD, Scope.SECTION, subject_name="Home", order=2, placement=Placement.BEFORE)
    (sentence,) = said(first, second)
    assert sentence == (
        "On 3 articles “section ‘World’: add” and “section ‘Home’: add” both count; "
        "the first says where it stands."
    )
    assert said(first, rule("a", ADD, Scope.SECTION, subject_name="Home", order=2)) == []
    apart = rule("a", ADD, Scope.SITE, placement=Placement.BEFORE)
    assert said(first, apart) == []
