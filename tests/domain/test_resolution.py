from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, HoldId, RuleId, TemplateId
from editor_app.domain.resolution import Decisions, Kept, Subject, matches, resolve
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template, TemplateKind, Topic, Wording

TODAY = date(2026, 11, 23)
SUBJECT = Subject("a1", "en-GB", "report", "world", ("ports", "labour"), ("lena",))
SUBJECTS = {
    Scope.SITE: "",
    Scope.LANGUAGE: "en",
    Scope.KIND: "report",
    Scope.SECTION: "world",
    Scope.TAG: "ports",
    Scope.AUTHOR: "lena",
    Scope.ARTICLE: "a1",
}


def template(name: str = "General", **fields: object) -> Template:
    return Template(TemplateId(name), name, TemplateKind.DISCLAIMER, 1, "Text.", **fields)  # type: ignore[arg-type]


def rule(
    effect: Effect, scope: Scope, *, name: str = "General", number: int = 0, **more: object
) -> Rule:
    return Rule(  # type: ignore[arg-type]
        RuleId(f"{name}-{effect}-{scope}-{number}"),
        TemplateId(name),
        effect,
        scope,
        SUBJECTS[scope],
        **more,
    )


def names(*rules: Rule, given: tuple[Template, ...] = (template(),)) -> list[str]:
    known = {t.id: t for t in given}
    return [b.template.name for b in resolve(SUBJECT, rules, known, TODAY)]


@pytest.mark.parametrize("scope", list(Scope))
def test_every_scope_speaks_of_this_article_and_not_of_another(scope: Scope) -> None:
    found = rule(Effect.ADD, scope)
    assert matches(found, SUBJECT)
    other = Subject("a2", "fr", "opinion")
    assert matches(found, other) == (scope is Scope.SITE)


def test_a_tag_of_region_is_not_the_bare_language() -> None:
    narrow = Rule(RuleId("1"), TemplateId("t"), Effect.ADD, Scope.LANGUAGE, "en-GB")
    assert not matches(narrow, Subject("a", "en", "report"))


def test_the_most_specific_wins() -> None:
    assert names(rule(Effect.ADD, Scope.SITE), rule(Effect.EXCEPT, Scope.SECTION)) == []
    assert names(rule(Effect.EXCEPT, Scope.SITE), rule(Effect.ADD, Scope.TAG)) == ["General"]


def test_at_one_level_require_beats_except_beats_add() -> None:
    add, keep_off = rule(Effect.ADD, Scope.TAG), rule(Effect.EXCEPT, Scope.TAG)
    assert names(add, keep_off) == []
    assert names(add, keep_off, rule(Effect.REQUIRE, Scope.TAG)) == ["General"]


def test_ties_keep_both_and_say_so() -> None:
    first = rule(Effect.ADD, Scope.TAG, number=1, order=1, subject_name="ports")
    second = rule(Effect.ADD, Scope.TAG, number=2, order=2, subject_name="ports")
    (block,) = resolve(SUBJECT, [second, first], {TemplateId("General"): template()}, TODAY)
    assert block.rule == first
    assert block.why == "by rule “tag ‘ports’: add” and rule “tag ‘ports’: add”"


def test_a_required_block_that_cannot_stand_is_missing_and_an_added_one_is_absent() -> None:
    retired = template(retired=True)
    known = {retired.id: retired}
    (block,) = resolve(SUBJECT, [rule(Effect.REQUIRE, Scope.SITE)], known, TODAY)
    assert block.missing == "the template is retired"
    assert block.required
    assert names(rule(Effect.ADD, Scope.SITE), given=(retired,)) == []


def missing(given: Template, language: str = "en", **more: object) -> str:
    subject = replace(SUBJECT, language=language)
    required = rule(Effect.REQUIRE, Scope.SITE, name=given.name)
    (block,) = resolve(subject, [required], {given.id: given}, TODAY, **more)  # type: ignore[arg-type]
    return block.missing


def test_why_a_template_cannot_stand() -> None:
    assert "expired" in missing(template(expires=date(2026, 11, 22)))
    assert missing(template(expires=TODAY)) == ""
    assert "“fr”" in missing(template(language="en"), "fr")
    assert missing(template(language="en"), "en-GB") == ""


def test_an_article_carries_the_wording_of_its_language() -> None:
    french, swiss = Wording("fr", 3, "Texte."), Wording("fr-CH", 5, "Texte suisse.")
    many = template(variants=(french, swiss))
    assert many.newest == 5
    assert many.wording_in("fr-CA") == french
    assert many.wording_in("fr-CH") == swiss
    assert many.wording_in("de") == Wording("", 1, "Text.")
    assert template(language="en", variants=(french,)).wording_in("de") is None
    subject = replace(SUBJECT, language="fr")
    (block,) = resolve(subject, [rule(Effect.ADD, Scope.SITE)], {many.id: many}, TODAY)
    assert (block.version, block.text, block.language) == (3, "Texte.", "fr")


def kept(number: int, reason: str = "Settled in court") -> Kept:
    made = datetime(2026, 11, 20, tzinfo=UTC)
    key = TemplateId("General")
    hold = Hold(HoldId("h"), key, ArticleId("a1"), number, reason, "Lena", made)
    return Kept(hold, Wording("", number, "As it ran."))


def test_a_hold_keeps_an_earlier_version_on_its_article_alone() -> None:
    general = template()
    decisions = Decisions({("a1", general.id): kept(3)})
    rules = [rule(Effect.ADD, Scope.SITE)]
    (block,) = resolve(SUBJECT, rules, {general.id: general}, TODAY, decisions)
    assert (block.version, block.text) == (3, "As it ran.")
    assert block.why == "by rule “whole site: add”, version 3 kept here: Settled in court"
    assert block.hold is not None
    other = replace(SUBJECT, article="a2")
    (block,) = resolve(other, rules, {general.id: general}, TODAY, decisions)
    assert (block.version, block.hold) == (1, None)


def test_a_hold_does_not_keep_what_is_retired() -> None:
    retired = template(retired=True)
    decisions = Decisions({("a1", retired.id): kept(3)})
    assert missing(retired, decisions=decisions) == "the template is retired"


def test_blocks_take_each_others_places_when_they_were_arranged() -> None:
    given = (template("A"), template("B"), template("C"), template("D"))
    rules = [rule(Effect.ADD, Scope.SITE, name=t.name) for t in given]
    rules[3] = rule(Effect.ADD, Scope.SITE, name="D", placement=Placement.BEFORE)
    order = tuple(TemplateId(name) for name in ("C", "gone", "D", "A"))
    blocks = resolve(
        SUBJECT, rules, {t.id: t for t in given}, TODAY, Decisions(arranged={"a1": order})
    )
    assert [b.template.name for b in blocks] == ["D", "C", "B", "A"]


def test_blocks_stand_in_page_order() -> None:
    given = (template("B"), template("A"), template("C"))
    rules = [
        rule(Effect.ADD, Scope.SITE, name="B", order=1),
        rule(Effect.ADD, Scope.SITE, name="A", order=1),
        rule(Effect.ADD, Scope.SITE, name="C", placement=Placement.BEFORE),
    ]
    assert names(*rules, given=given) == ["C", "A", "B"]


def test_a_rule_for_an_unknown_template_does_nothing() -> None:
    assert names(rule(Effect.ADD, Scope.SITE, name="Gone")) == []


ANY_RULE = st.builds(
    lambda effect, scope, order: rule(effect, scope, number=order, order=order),
    st.sampled_from(Effect),
    st.sampled_from(Scope),
    st.integers(0, 3),
)


@given(st.lists(ANY_RULE), st.sampled_from(Effect), st.sampled_from(Scope))
def test_rules_of_another_template_disturb_nothing(
    rules: list[Rule], effect: Effect, scope: Scope
) -> None:
    known = {t.id: t for t in (template(), template("Other"))}
    alone = resolve(SUBJECT, rules, known, TODAY)
    together = resolve(SUBJECT, [*rules, rule(effect, scope, name="Other")], known, TODAY)
    assert [b for b in together if b.template.name == "General"] == list(alone)


@given(st.lists(ANY_RULE))
def test_the_order_of_rules_does_not_matter(rules: list[Rule]) -> None:
    known = {TemplateId("General"): template()}
    assert resolve(SUBJECT, rules, known, TODAY) == resolve(SUBJECT, rules[::-1], known, TODAY)


def test_sentences_of_rules() -> None:
    assert rule(Effect.ADD, Scope.SITE).sentence == "whole site: add"
    assert rule(Effect.EXCEPT, Scope.ARTICLE).sentence == "this article: except"
    assert rule(Effect.REQUIRE, Scope.TAG, subject_name="Ports").sentence == "tag ‘Ports’: require"
    assert rule(Effect.REQUIRE, Scope.KIND).sentence == "kind ‘report’: require"


def test_where_no_article_is_at_hand_a_rule_names_it() -> None:
    assert rule(Effect.ADD, Scope.SITE).named == "whole site: add"
    one = rule(Effect.EXCEPT, Scope.ARTICLE, subject_name="Ferry returns")
    assert one.named == "article ‘Ferry returns’: except"
    assert one.place == ""


def test_places_are_told_with_their_paragraphs() -> None:
    within = rule(Effect.ADD, Scope.SITE, placement=Placement.AFTER_PARAGRAPHS, paragraphs=1)
    assert within.place == "after 1 paragraph"
    assert replace(within, paragraphs=2).place == "after 2 paragraphs"
    assert rule(Effect.ADD, Scope.SITE).place == "after the article"


def test_scopes_have_words() -> None:
    assert [Scope.of(scope.word) for scope in Scope] == list(Scope)
    with pytest.raises(ValueError, match="planet"):
        Scope.of("planet")


def test_topics_have_words() -> None:
    assert Topic.AI_ASSISTANCE.label == "AI assistance"
    assert Topic.CONFLICT_OF_INTEREST.label == "Conflict of interest"
