"""Rules: who set them and when, their order, and single articles held back from a change."""

from dataclasses import replace
from datetime import date

import pytest

from editor_app.domain.article import Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId, RuleId, SectionId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.desk import Desk


def made(desk: Desk, name: str = "General") -> TemplateId:
    return TemplateId(desk.templates.add(name, TemplateKind.DISCLAIMER, "Words.").created)


def written(desk: Desk, headline: str = "Vote", **fields: object) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline=headline, **fields)).created)  # type: ignore[arg-type]


def site_wide(template: TemplateId, effect: Effect = Effect.ADD, **more: object) -> Rule:
    return Rule(RuleId(new_id()), template, effect, Scope.SITE, **more)  # type: ignore[arg-type]


def own(desk: Desk, template: TemplateId) -> list[Rule]:
    return [rule for rule in desk.rules.of(template) if rule.scope is Scope.ARTICLE]


def on(desk: Desk, key: ArticleId) -> list[str]:
    return [block.template.name for block in desk.rules.blocks(key) if not block.missing]


def test_a_rule_keeps_who_set_it_and_when(desk: Desk, clock) -> None:
    key = made(desk)
    rule = site_wide(key, reason=" from\nlegal ")
    assert desk.rules.set(rule) == Changes(rules=frozenset({rule.id}), templates=frozenset({key}))
    (kept,) = desk.rules.of(key)
    assert (kept.by, kept.time, kept.reason) == ("Ida Brandt", clock.now(), "from legal")


def test_rules_are_laid_in_order_and_only_those_change_that_must(desk: Desk, clock) -> None:
    first, second, third = (made(desk, name) for name in ("A", "B", "C"))
    rules = [site_wide(key, order=number) for key, number in ((first, 3), (second, 3), (third, 7))]
    for rule in rules:
        desk.rules.set(rule)
    clock.advance(seconds=60)
    article = written(desk)
    assert on(desk, article) == ["A", "B", "C"]
    changes = desk.rules.set_order([rules[1].id, rules[0].id, rules[2].id, rules[1].id])
    assert changes == Changes(rules=frozenset({rules[0].id}), templates=frozenset({first}))
    assert on(desk, article) == ["B", "A", "C"]
    assert [rule.order for key in (first, second, third) for rule in desk.rules.of(key)] == [
        4,
        3,
        7,
    ]
    (moved,) = desk.rules.of(first)
    assert moved.time == clock.now()
    assert desk.rules.of(second)[0].time != clock.now()
    assert not desk.rules.set_order([])
    with pytest.raises(NotFound):
        desk.rules.set_order([RuleId("gone")])


def test_an_article_is_held_back_from_a_new_rule(desk: Desk, clock) -> None:
    key, spared, other = made(desk), written(desk), written(desk, "Other")
    clock.advance(seconds=60)
    rule = site_wide(key)
    changes = desk.rules.set(rule, keep=(Keep(spared, " agreed\nwith legal "),))
    assert (changes.articles, changes.rules) == ({spared}, {rule.id})
    assert (on(desk, spared), on(desk, other)) == ([], ["General"])
    (kept,) = own(desk, key)
    assert (kept.effect, kept.reason, kept.by, kept.time) == (
        Effect.EXCEPT,
        "agreed with legal",
        "Ida Brandt",
        clock.now(),
    )


def test_an_article_is_held_back_from_an_exception_and_from_a_move(desk: Desk) -> None:
    world = SectionId(desk.labels.add_section("World").created)
    key, spared, other = made(desk), written(desk, section=world), written(desk, "B", section=world)
    before = site_wide(key, placement=Placement.AFTER_PARAGRAPHS, paragraphs=2, order=4)
    desk.rules.set(before)
    gone = Rule(RuleId(new_id()), key, Effect.EXCEPT, Scope.SECTION, world)
    desk.rules.set(gone, keep=(Keep(spared, "It stays."),))
    assert (on(desk, spared), on(desk, other)) == (["General"], [])
    (kept,) = own(desk, key)
    where = kept.effect, kept.placement, kept.paragraphs, kept.order
    assert where == (Effect.ADD, Placement.AFTER_PARAGRAPHS, 2, 4)
    desk.rules.remove(gone.id)
    moved = replace(before, placement=Placement.BEFORE)
    assert desk.rules.set(moved, keep=(Keep(spared, "No."),)).articles == frozenset()
    desk.rules.set(before)
    desk.rules.set(moved, keep=(Keep(other, "No."),))
    assert {rule.subject: rule.placement for rule in own(desk, key)} == {
        spared: Placement.AFTER_PARAGRAPHS,
        other: Placement.AFTER_PARAGRAPHS,
    }


def test_an_article_is_held_back_when_a_rule_goes(desk: Desk) -> None:
    key, spared, other = made(desk), written(desk), written(desk, "Other")
    rule = site_wide(key, Effect.REQUIRE)
    desk.rules.set(rule)
    changes = desk.rules.remove(rule.id, keep=(Keep(spared, "A promise."),))
    assert changes.articles == {spared}
    assert (on(desk, spared), on(desk, other)) == (["General"], [])
    assert own(desk, key)[0].effect is Effect.REQUIRE
    with pytest.raises(NotFound):
        desk.rules.remove(rule.id)


def test_what_is_required_cannot_be_held_back(desk: Desk) -> None:
    key, article = made(desk), written(desk)
    rule = site_wide(key, Effect.REQUIRE)
    with pytest.raises(NotAllowed, match="“General” would be required there by rule") as caught:
        desk.rules.set(rule, keep=(Keep(article, "Please."),))
    assert "add it instead" in caught.value.advice
    assert desk.rules.of(key) == ()
    desk.rules.set(replace(rule, effect=Effect.ADD))
    with pytest.raises(NotAllowed, match="would be required"):
        desk.rules.set(rule, keep=(Keep(article, "Please."),))


def test_holding_back_needs_a_reason_an_article_and_a_rule_that_speaks_of_more(desk: Desk) -> None:
    key, article = made(desk), written(desk)
    with pytest.raises(InvalidValue, match="Holding an article back needs a reason"):
        desk.rules.set(site_wide(key), keep=(Keep(article, "  "),))
    with pytest.raises(NotFound, match="article"):
        desk.rules.set(site_wide(key), keep=(Keep(ArticleId("gone"), "Why."),))
    single = Rule(RuleId(new_id()), key, Effect.ADD, Scope.ARTICLE, article)
    with pytest.raises(NotAllowed, match="that article alone"):
        desk.rules.set(single, keep=(Keep(article, "Why."),))
    assert desk.rules.of(key) == ()


def test_the_approved_text_of_an_article_is_held_back_too(desk: Desk) -> None:
    world = SectionId(desk.labels.add_section("World").created)
    key, article = made(desk), written(desk, section=world)
    desk.articles.set_status(article, Status.READY)
    content = desk.articles.get(article).content
    desk.articles.save(article, replace(content, section=None))
    rule = Rule(RuleId(new_id()), key, Effect.ADD, Scope.SECTION, world)
    assert desk.rules.set(rule, keep=(Keep(article, "Printed already."),)).articles == {article}
    assert own(desk, key)[0].effect is Effect.EXCEPT


def test_a_missing_one_counts_as_it_is(desk: Desk) -> None:
    key, article = made(desk), written(desk)
    desk.templates.save_details(replace(desk.templates.get(key), expires=date(2026, 11, 1)))
    rule = site_wide(key)
    assert desk.rules.set(rule, keep=(Keep(article, "Why."),)).articles == frozenset()
    assert own(desk, key) == []
