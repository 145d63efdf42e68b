from typing import Any

from editor_app.domain.article import Content
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.services.rule_reach import rule_reach


def test_how_far_rules_reach(desk: Any) -> None:
    key = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, "x").created)
    assert rule_reach(desk, key).rules == ()
    for effect, scope, subject in (
        (Effect.REQUIRE, Scope.SITE, ""),
        (Effect.EXCEPT, Scope.LANGUAGE, "en"),
        (Effect.ADD, Scope.LANGUAGE, "de"),
    ):
        desk.rules.set(Rule(RuleId(new_id()), key, effect, scope, subject))
    desk.articles.create(Content(headline="Pilots vote"))
    desk.articles.create(Content(headline="Fähre kehrt zurück", language="de"))
    found = rule_reach(desk, key)
    counts = {(rule.scope, rule.subject): found.counts[rule.id] for rule in found.rules}
    assert counts == {
        (Scope.SITE, ""): 2,
        (Scope.LANGUAGE, "en"): 1,
        (Scope.LANGUAGE, "de"): 1,
    }
    assert [conflict.articles for conflict in found.conflicts] == [1, 1]


def test_a_rule_about_one_article_bears_its_headline(desk: Any) -> None:
    key = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, "x").created)
    article = desk.articles.create(Content(headline="Pilots vote")).created
    desk.rules.set(Rule(RuleId(new_id()), key, Effect.EXCEPT, Scope.ARTICLE, article))
    (rule,) = rule_reach(desk, key).rules
    assert rule.named == "article ‘Pilots vote’: except"
    assert desk.rules.of(key) == (rule,)
