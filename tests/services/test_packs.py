"""Packs between two desks: what leaves comes in, once, looked at first, in one transaction."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from editor_app.domain.article import Content
from editor_app.domain.errors import NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, RuleId, SectionId, TemplateId, new_id
from editor_app.domain.impact import NOTHING, TemplateChange
from editor_app.domain.pack import PackFile, PackPlan, PackStep
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import (
    Placement,
    Template,
    TemplateKind,
    TemplateVersion,
    Topic,
    Wording,
)
from editor_app.resources import read_text
from editor_app.services.desk import Desk, new_desk
from tests.conftest import FixedClock

SCHEMA = Draft202012Validator(
    json.loads(read_text("schemas/offstone-pack-1.json")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


@pytest.fixture
def other(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """Another desk, with nothing on it."""
    with new_desk(tmp_path / "other", name="The Hill Post", by="Jon", clock=clock) as opened:
        yield opened


def _ruled(desk: Desk, key: TemplateId, effect: Effect, scope: Scope, subject: str = "") -> None:
    desk.rules.set(Rule(RuleId(new_id()), key, effect, scope, subject, order=4, reason="Law"))


def _spoken(desk: Desk, name: str, *variants: Wording) -> Template:
    """Give a template wordings in further languages."""
    template = desk.templates.by_name(name)
    told = desk.clock.now(), desk.by, "Spoken"
    with desk.library.write() as unit:
        unit.templates.put(replace(template, variants=variants))
        known = {version.number for version in unit.templates.versions(template.id)}
        for w in variants:
            if w.version not in known:
                fresh = TemplateVersion(template.id, w.version, w.text, *told, w.language)
                unit.templates.add_version(fresh)
    return desk.templates.by_name(name)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk whose templates have everything that can travel, and some things that cannot."""
    desk.labels.add_section("Business")
    desk.labels.add_tag("Markets")
    desk.labels.add_author("Lena Okafor")
    article = ArticleId(desk.articles.create(Content(headline="Rates hold")).created)
    add = desk.templates.add
    key = TemplateId(add("Financial", TemplateKind.DISCLAIMER, "No *advice*.").created)
    desk.templates.save_details(
        replace(
            desk.templates.get(key),
            notes="Ask\nthe lawyer.",
            owner="Pieter",
            review_by=date(2027, 3, 31),
            expires=date(2028, 1, 1),
            placement=Placement.BEFORE,
            order=4,
        )
    )
    _spoken(desk, "Financial", Wording("de", 2, "Kein Rat."))
    for effect, scope, subject in (
        (Effect.ADD, Scope.SITE, ""),
        (Effect.REQUIRE, Scope.SECTION, "business"),
        (Effect.EXCEPT, Scope.TAG, "markets"),
        (Effect.ADD, Scope.AUTHOR, "lena-okafor"),
        (Effect.ADD, Scope.KIND, "opinion"),
        (Effect.ADD, Scope.LANGUAGE, "de"),
        (Effect.EXCEPT, Scope.ARTICLE, article),
    ):
        _ruled(desk, key, effect, scope, subject)
    ad = TemplateId(add("Sponsored", TemplateKind.DISCLOSURE, "Paid.").created)
    with desk.library.write() as unit:
        unit.templates.put(replace(desk.templates.get(ad), topic=Topic.SPONSORED))
    old = TemplateId(add("Old note", TemplateKind.NOTICE, "Gone.").created)
    desk.templates.retire(old)
    return desk


def _steps(plan: PackPlan) -> dict[str, PackStep]:
    return {template.name: template.step for template in plan.templates}


def _told(plan: PackPlan, name: str) -> str:
    return " ".join(next(t.tells for t in plan.templates if t.name == name))


def _rules(desk: Desk, name: str) -> set[tuple[str, str, str]]:
    found = desk.rules.of(desk.templates.by_name(name).id)
    return {(rule.effect.value, rule.scope.word, rule.subject_name) for rule in found}


def test_a_pack_holds_what_is_in_force_and_tells_what_it_leaves(full: Desk) -> None:
    pack = full.packs.export()
    SCHEMA.validate(json.loads(pack.text))
    assert (pack.name, set(pack.templates)) == ("The Gulf Courier", {"Financial", "Sponsored"})
    assert pack.left == (
        "“Financial”: the rule “except” about the article “rates-hold” stays here.",
    )
    assert full.packs.export() == pack
    assert full.packs.export(["SPONSORED", "sponsored"]).templates == ("Sponsored",)
    told = json.loads(pack.text)["templates"][0]
    assert [wording["language"] for wording in told["wordings"]] == ["", "de"]
    assert {(rule["scope"], rule["subject"], rule["subject_name"]) for rule in told["rules"]} == {
        ("site", "", ""),
        ("section", "business", "Business"),
        ("tag", "markets", "Markets"),
        ("author", "lena-okafor", "Lena Okafor"),
        ("kind", "opinion", "Opinion"),
        ("language", "de", "de"),
    }
    with pytest.raises(NotFound, match="no template “moon”"):
        full.packs.export(["moon"])
    with pytest.raises(NotAllowed, match="retired"):
        full.packs.export(["Old note"])


def test_rules_about_what_is_gone_stay(full: Desk) -> None:
    business = full.labels.sections()[0]
    with full.library.write() as unit:
        unit.sections.remove(business.id)
    gone, article = full.packs.export().left
    assert gone == "“Financial”: a rule about a section that is gone stays here."
    assert "rates-hold" in article
    with full.library.write() as unit:
        for row in full.rules.of(full.templates.by_name("Financial").id):
            if row.scope is Scope.ARTICLE:
                unit.rules.put(replace(row, subject="unknown"))
    assert "about an article stays" in full.packs.export().left[1]


def test_a_new_template_comes_whole(full: Desk, other: Desk) -> None:
    text = full.packs.export().text
    plan = other.packs.plan(text)
    assert _steps(plan) == {"Financial": PackStep.NEW, "Sponsored": PackStep.NEW}
    assert "every language and “de”" in _told(plan, "Financial")
    assert "Rule “whole site: add”, after the article." in _told(plan, "Financial")
    assert [one.sentence for one in plan.missing] == [
        "“Financial” has a rule about the section “Business”, which this desk does not have.",
        "“Financial” has a rule about the tag “Markets”, which this desk does not have.",
        "“Financial” has a rule about the author “Lena Okafor”, which this desk does not have.",
    ]
    assert other.templates.rows() == ()
    result = other.packs.take(text)
    assert (result.plan, result.made) == (plan, ())
    taken, left = other.templates.by_name("Financial"), full.templates.by_name("Financial")
    assert replace(taken, id=left.id) == left
    first, second = reversed(other.templates.versions(taken.id))
    assert (first.number, first.language, first.text) == (1, "", "No *advice*.")
    assert (second.number, second.language, second.text) == (2, "de", "Kein Rat.")
    assert (first.by, first.reason) == ("Jon", "From pack “The Gulf Courier”")
    assert other.templates.by_name("Sponsored").topic is Topic.SPONSORED
    assert _rules(other, "Financial") == {
        ("add", "site", ""),
        ("add", "kind", "opinion"),
        ("add", "language", "de"),
    }
    assert result.changes.templates == {row.template.id for row in other.templates.rows()}
    assert len(result.changes.rules) == 3


def test_what_rules_name_is_made_when_asked(full: Desk, other: Desk) -> None:
    other.labels.add_tag("Markets")
    text = full.packs.export().text
    plan = other.packs.plan(text, make_missing=True)
    assert "section ‘Business’: require" in _told(plan, "Financial")
    result = other.packs.take(text, make_missing=True)
    assert result.plan == plan
    assert result.made == ("Business", "Lena Okafor")
    assert [section.slug for section in other.labels.sections()] == ["business"]
    assert [author.slug for author in other.labels.authors()] == ["lena-okafor"]
    assert len(other.labels.tags()) == 1
    assert len(result.changes.sections | result.changes.authors | result.changes.tags) == 2
    assert _rules(other, "Financial") == {
        (rule.effect.value, rule.scope.word, rule.subject_name)
        for rule in full.rules.of(full.templates.by_name("Financial").id)
        if rule.scope is not Scope.ARTICLE
    }
    # A pack of a pack is the same, but for the name of the site and for whose rules they are.
    site = other.site.get()
    other.site.save(replace(site, name="The Gulf Courier"))
    assert other.packs.export().text == text


def test_labels_are_found_by_slug_and_then_by_name(full: Desk, other: Desk) -> None:
    section = other.labels.add_section("Money").created
    (found,) = other.labels.sections()
    other.labels.save_section(replace(found, slug="business"))
    other.labels.add_tag("markets")
    (tag,) = other.labels.tags()
    other.labels.save_tag(replace(tag, slug="bourse"))
    plan = other.packs.take(full.packs.export().text).plan
    assert [one.name for one in plan.missing] == ["Lena Okafor"]
    told = {rule.scope: rule.subject for rule in other.rules.of(_key(other, "Financial"))}
    assert (told[Scope.SECTION], told[Scope.TAG]) == (section, tag.id)


def _key(desk: Desk, name: str) -> TemplateId:
    return desk.templates.by_name(name).id


def test_taken_twice_it_changes_nothing(full: Desk, other: Desk) -> None:
    text = full.packs.export().text
    other.packs.take(text, make_missing=True)
    before = other.packs.export()
    again = other.packs.take(text, make_missing=True)
    assert (set(_steps(again.plan).values()), again.made) == ({PackStep.SAME}, ())
    assert not again.changes
    assert not again.plan.changes
    assert other.packs.export() == before
    assert len(other.templates.versions(_key(other, "Financial"))) == 2
    assert not full.packs.take(text).changes


def test_what_changed_becomes_a_version_with_its_reason(full: Desk, other: Desk) -> None:
    other.packs.take(full.packs.export().text)
    key = _key(full, "Financial")
    full.templates.save_wording(key, "Still no advice.")
    _spoken(full, "Financial", Wording("de", 4, "Gar kein Rat."), Wording("fr", 5, "Aucun."))
    full.templates.save_details(
        replace(full.templates.get(key), owner="Rosa", notes="", placement=Placement.AFTER)
    )
    plan = other.packs.plan(full.packs.export().text)
    assert _steps(plan) == {"Financial": PackStep.CHANGED, "Sponsored": PackStep.SAME}
    assert _told(plan, "Financial") == (
        "The wording for every language changes: version 3. "
        "The wording for “de” changes: version 4. It speaks “fr” too. The owner changes. "
        "The placement that new rules are offered changes."
    )
    other.packs.take(full.packs.export().text)
    taken = other.templates.by_name("Financial")
    assert taken.wordings == (
        Wording("", 3, "Still no advice."),
        Wording("de", 4, "Gar kein Rat."),
        Wording("fr", 5, "Aucun."),
    )
    assert (taken.owner, taken.notes) == ("Rosa", "Ask\nthe lawyer.")
    newest = other.templates.versions(taken.id)[0]
    assert (newest.number, newest.reason) == (5, "From pack “The Gulf Courier”")


def test_what_a_pack_touches_is_seen_before_it_is_taken(full: Desk, other: Desk) -> None:
    money = SectionId(other.labels.add_section("Business").created)
    article = ArticleId(other.articles.create(Content(headline="Shares", section=money)).created)
    text = full.packs.export().text
    (group,) = other.packs.plan(text).impact.groups
    (row,) = group.articles
    assert (group.section, row.id, row.change) == ("Business", article, TemplateChange.APPEARS)
    assert "taken as a whole" in row.why_not
    other.packs.take(text)
    assert other.packs.plan(text).impact == NOTHING
    full.templates.save_wording(_key(full, "Financial"), "Still none.")
    other.holds.hold(_key(other, "Financial"), [article], 1, "Agreed")
    changed = full.packs.export().text
    assert other.packs.plan(changed).impact.articles == 0
    other.holds.release(_key(other, "Financial"), [article])
    (group,) = other.packs.plan(changed).impact.groups
    assert (group.articles[0].version_before, group.articles[0].version_after) == (1, 3)
    rule = other.rules.of(_key(other, "Financial"))[0]
    other.rules.set(replace(rule, effect=Effect.EXCEPT))
    assert other.packs.plan(changed).impact.articles == 1


def test_the_desk_s_own_stays_where_the_pack_says_nothing(full: Desk, other: Desk) -> None:
    pack = full.packs.export(["Sponsored"])
    other.packs.take(pack.text)
    _spoken(other, "Sponsored", Wording("es", 2, "Pagado."))
    _ruled(other, _key(other, "Sponsored"), Effect.ADD, Scope.LANGUAGE, "es")
    assert not other.packs.take(pack.text).changes
    assert _rules(other, "Sponsored") == {("add", "language", "es")}


def test_a_wording_for_every_language_stands_before_the_others(full: Desk, other: Desk) -> None:
    pack = full.packs.export(["Sponsored"])
    other.templates.add("Sponsored", TemplateKind.DISCLOSURE, "Bezahlt.")
    own = other.templates.by_name("Sponsored")
    other.templates.save_details(replace(own, language="de"))
    told = _told(other.packs.take(pack.text).plan, "Sponsored")
    assert "It speaks every language too." in told
    taken = other.templates.by_name("Sponsored")
    assert taken.wordings == (Wording("", 2, "Paid."), Wording("de", 1, "Bezahlt."))
    assert not other.packs.take(pack.text).changes
    back = other.packs.export(["Sponsored"]).text
    assert [step.value for step in _steps(full.packs.plan(back)).values()] == ["changed"]
    full.packs.take(back)
    assert [w.language for w in full.templates.by_name("Sponsored").wordings] == ["", "de"]


def test_a_rule_takes_the_place_of_the_desk_s_about_the_same(full: Desk, other: Desk) -> None:
    text = full.packs.export(["Financial"]).text
    other.packs.take(text)
    key = _key(other, "Financial")
    (site,) = [rule for rule in other.rules.of(key) if rule.scope is Scope.SITE]
    other.rules.set(replace(site, effect=Effect.REQUIRE))
    result = other.packs.take(text)
    assert _told(result.plan, "Financial") == "Rule “whole site: add”, after the article."
    assert site.id in result.changes.rules
    assert ("add", "site", "") in _rules(other, "Financial")
    assert len(other.rules.of(key)) == 3
    assert all(rule.by == "Jon" for rule in other.rules.of(key))


def test_a_name_that_another_kind_has_is_refused_and_the_rest_taken(
    full: Desk, other: Desk
) -> None:
    other.templates.add("FINANCIAL", TemplateKind.FOOTER, "Ours.")
    result = other.packs.take(full.packs.export().text, make_missing=True)
    assert _steps(result.plan) == {"Financial": PackStep.REFUSED, "Sponsored": PackStep.NEW}
    assert _told(result.plan, "Financial") == (
        "The desk has a footer of this name, and this is a disclaimer."
    )
    assert (result.plan.missing, other.labels.sections()) == ((), ())
    assert other.templates.by_name("Financial").text == "Ours."


def test_what_is_retired_here_stays_so(full: Desk, other: Desk) -> None:
    text = full.packs.export(["Sponsored"]).text
    other.packs.take(text)
    other.templates.retire(_key(other, "Sponsored"))
    assert not other.packs.take(text).changes
    full.templates.save_wording(_key(full, "Sponsored"), "Paid for.")
    told = _told(other.packs.take(full.packs.export(["Sponsored"]).text).plan, "Sponsored")
    assert "It is retired here and stays so." in told
    assert other.templates.by_name("Sponsored").retired


def test_a_pack_is_written_to_a_file_and_read_from_it(
    full: Desk, other: Desk, tmp_path: Path
) -> None:
    pack: PackFile = full.packs.export()
    file = tmp_path / "packs" / "ours.json"
    file.parent.mkdir()
    file.write_text("older", encoding="utf-8")
    full.packs.write(pack.text, file)
    assert other.packs.read(file) == pack.text
    assert [path.name for path in file.parent.iterdir()] == ["ours.json"]
