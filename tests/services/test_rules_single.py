"""Decisions for single articles: put on, kept off, laid in order, each with its way back."""

from dataclasses import replace
from datetime import date

import pytest

from editor_app.domain.article import Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, RuleId, SectionId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.desk import Desk


@pytest.fixture
def article(desk: Desk) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline="Vote")).created)


def made(desk: Desk, name: str = "General") -> TemplateId:
    return TemplateId(desk.templates.add(name, TemplateKind.DISCLAIMER, "Words.").created)


def everywhere(
    desk: Desk, template: TemplateId, effect: Effect = Effect.ADD, **more: object
) -> RuleId:
    rule = Rule(RuleId(new_id()), template, effect, Scope.SITE, **more)  # type: ignore[arg-type]
    desk.rules.set(rule)
    return rule.id


def names(desk: Desk, key: ArticleId) -> list[str]:
    return [block.template.name for block in desk.rules.blocks(key)]


def test_a_reason_is_needed_and_kept_with_who_and_when(desk: Desk, article, clock) -> None:
    key = made(desk)
    for act, word in ((desk.rules.add_to, "Putting"), (desk.rules.take_off, "Taking")):
        with pytest.raises(InvalidValue, match=f"{word} a template .* needs a reason"):
            act(article, key, " \n")
    clock.advance(seconds=60)
    changes = desk.rules.add_to(article, key, " asked\nfor ")
    (rule,) = desk.rules.of(key)
    assert changes == Changes(
        articles=frozenset({article}), templates=frozenset({key}), rules=frozenset({rule.id})
    )
    assert (rule.effect, rule.reason, rule.by, rule.time) == (
        Effect.ADD,
        "asked for",
        "Ida Brandt",
        clock.now(),
    )


def test_what_is_kept_off_is_told_with_its_reason(desk: Desk, article) -> None:
    general, other, old = made(desk), made(desk, "Other"), made(desk, "Old")
    desk.templates.retire(old)
    everywhere(desk, general)
    desk.rules.take_off(article, general, "Not about money.")
    found = desk.rules.of_article(article)
    assert found.blocks == ()
    (off,) = found.kept_off
    assert (off.template.id, off.rule.reason) == (general, "Not about money.")
    assert [template.id for template in found.others] == [other]
    desk.rules.add_to(article, general, "After all.")
    found = desk.rules.of_article(article, Content(headline="Typed"))
    assert ([b.template.id for b in found.blocks], found.kept_off) == ([general], ())


def test_what_does_not_stand_there_cannot_be_taken_off(desk: Desk, article) -> None:
    key = made(desk)
    with pytest.raises(NotAllowed, match="“General” does not stand on this article"):
        desk.rules.take_off(article, key, "Why.")
    for act in (desk.rules.add_to, desk.rules.take_off):
        with pytest.raises(NotFound):
            act(article, TemplateId("gone"), "Why.")
        with pytest.raises(NotFound):
            act(ArticleId("gone"), key, "Why.")


def test_what_is_required_says_why_it_cannot_go(desk: Desk, article) -> None:
    key = made(desk)
    everywhere(desk, key, Effect.REQUIRE)
    with pytest.raises(NotAllowed, match="required here by rule “whole site: require”"):
        desk.rules.take_off(article, key, "Why.")


def test_what_is_on_the_approved_text_alone_can_be_taken_off(desk: Desk) -> None:
    world = SectionId(desk.labels.add_section("World").created)
    key = made(desk)
    article = ArticleId(desk.articles.create(Content(headline="A", section=world)).created)
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.ADD, Scope.SECTION, world))
    desk.articles.set_status(article, Status.READY)
    desk.articles.save(article, replace(desk.articles.get(article).content, section=None))
    assert names(desk, article) == []
    desk.rules.take_off(article, key, "Moved.")
    assert any(rule.effect is Effect.EXCEPT for rule in desk.rules.of(key))


def test_what_cannot_stand_is_not_put_on(desk: Desk, article) -> None:
    key = made(desk)
    template = desk.templates.get(key)
    desk.templates.save_details(replace(template, expires=date(2026, 11, 1)))
    with pytest.raises(NotAllowed, match="cannot stand on this article: the template expired"):
        desk.rules.add_to(article, key, "Why.")
    desk.templates.save_details(replace(template, language="de"))
    with pytest.raises(NotAllowed, match="no wording in “en”"):
        desk.rules.add_to(article, key, "Why.")
    assert desk.rules.of(key) == ()


@pytest.fixture
def laid(desk: Desk) -> dict[str, TemplateId]:
    """Three templates after the article and two before it, on every article."""
    keys = {name: made(desk, name) for name in "ABCXY"}
    for name, key in keys.items():
        everywhere(desk, key, placement=Placement.BEFORE if name in "XY" else Placement.AFTER)
    return keys


def test_templates_are_laid_within_their_places(desk: Desk, article, laid, clock) -> None:
    other = ArticleId(desk.articles.create(Content(headline="Other")).created)
    assert names(desk, article) == ["X", "Y", "A", "B", "C"]
    clock.advance(seconds=60)
    changes = desk.rules.arrange(article, [laid["C"], laid["A"]], " the gravest\nfirst ")
    assert changes == Changes(
        articles=frozenset({article}), templates=frozenset({laid["A"], laid["C"]})
    )
    assert names(desk, article) == ["X", "Y", "C", "B", "A"]
    assert names(desk, other) == ["X", "Y", "A", "B", "C"]
    desk.rules.arrange(article, [laid["Y"], laid["X"], laid["Y"]])
    assert names(desk, article) == ["Y", "X", "C", "B", "A"]
    arrangement = desk.rules.of_article(article).arrangement
    assert arrangement is not None
    assert (arrangement.by, arrangement.time) == ("Ida Brandt", clock.now())
    assert arrangement.templates == tuple(laid[name] for name in "YXCA")
    assert desk.rules.arrange_by_rules(article).articles == {article}
    assert names(desk, article) == ["X", "Y", "A", "B", "C"]
    assert not desk.rules.arrange_by_rules(article)


def test_the_order_of_the_rules_is_no_decision(desk: Desk, article, laid) -> None:
    desk.rules.arrange(article, [laid["B"], laid["A"]])
    desk.rules.arrange(article, [laid["A"], laid["B"]])
    assert desk.rules.of_article(article).arrangement is None


def test_an_arrangement_cannot_move_to_another_place(desk: Desk, article, laid) -> None:
    with pytest.raises(NotAllowed, match="“X” stands before the article and cannot follow “A”"):
        desk.rules.arrange(article, [laid["A"], laid["X"]])
    with pytest.raises(InvalidValue, match="Name the templates"):
        desk.rules.arrange(article, [])
    absent = made(desk, "Absent")
    with pytest.raises(InvalidValue, match="“Absent” does not stand"):
        desk.rules.arrange(article, [laid["A"], absent])
    with pytest.raises(NotFound):
        desk.rules.arrange(article, [TemplateId("gone")])
    with pytest.raises(NotFound):
        desk.rules.arrange_by_rules(ArticleId("gone"))


def test_each_decision_can_be_taken_back(desk: Desk, article, laid) -> None:
    fresh = made(desk, "Fresh")
    desk.rules.take_off(article, laid["A"], "Not here.")
    desk.rules.arrange(article, [laid["C"], laid["B"]], "Graver.")
    before = desk.rules.decided(article)
    assert names(desk, article) == ["X", "Y", "C", "B"]
    desk.rules.add_to(article, laid["A"], "After all.")
    desk.rules.add_to(article, fresh, "Asked for.")
    desk.rules.arrange_by_rules(article)
    changes = desk.rules.put_back(before)
    assert changes.articles == {article}
    assert changes.templates == {laid["A"], fresh}
    assert desk.rules.decided(article) == before
    assert names(desk, article) == ["X", "Y", "C", "B"]


def test_a_template_that_is_gone_does_not_come_back(desk: Desk, article) -> None:
    key = made(desk)
    desk.rules.add_to(article, key, "Asked for.")
    before = desk.rules.decided(article)
    desk.rules.take_off(article, key, "No.")
    with desk.library.write() as unit:
        assert unit.rules.of(key) == ()
    gone = replace(before, rules=(replace(before.rules[0], template=TemplateId("gone")),))
    assert desk.rules.put_back(gone).articles == {article}
    assert names(desk, article) == []
