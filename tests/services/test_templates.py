"""Templates and rules of a desk: wordings are kept, rules decide, and every block says why."""

from dataclasses import replace
from datetime import date

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import (
    AlreadyThere,
    InvalidValue,
    NotAllowed,
    NotFound,
    TemplateInvalid,
)
from editor_app.domain.ids import ArticleId, RuleId, SectionId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind, Topic
from editor_app.services import templates
from editor_app.services.desk import Desk
from editor_app.services.rule_reach import rule_reach
from editor_app.services.template_drafts import TemplateDrafts


def made(
    desk: Desk, name: str = "General", kind: TemplateKind = TemplateKind.DISCLAIMER
) -> TemplateId:
    return TemplateId(desk.templates.add(name, kind, "**Note.** {{ site.name }}.").created)


def ruled(
    desk: Desk, template: TemplateId, effect: Effect, scope: Scope, subject: str = "", **more
) -> RuleId:
    rule = Rule(RuleId(new_id()), template, effect, scope, subject, **more)
    desk.rules.set(rule)
    return rule.id


def written(desk: Desk, headline: str = "Vote", **fields: object) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline=headline, **fields)).created)  # type: ignore[arg-type]


def on(desk: Desk, key: ArticleId) -> list[str]:
    return [block.template.name for block in desk.rules.blocks(key) if not block.missing]


def test_every_wording_is_kept(desk: Desk, clock) -> None:
    key = made(desk)
    clock.advance(seconds=60)
    assert desk.templates.save_wording(key, "Second.\n", "Shorter").templates == {key}
    assert not desk.templates.save_wording(key, "Second.", "Again")
    second, first = desk.templates.versions(key)
    assert (second.number, second.text, second.reason, second.by) == (
        2,
        "Second.",
        "Shorter",
        "Ida Brandt",
    )
    assert (first.number, first.text) == (1, "**Note.** {{ site.name }}.")
    assert second.saved > first.saved
    assert desk.templates.get(key).version == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [("One\n{{ site.name", 2), ("{% if %}x{% endif %}", 1), ("One\n\n{{ site.nme }}", 3)],
)
def test_a_mistaken_wording_is_refused_and_the_old_stays(desk: Desk, text: str, line: int) -> None:
    key = made(desk)
    with pytest.raises(TemplateInvalid, match=f"Line {line}") as caught:
        desk.templates.save_wording(key, text)
    assert caught.value.line == line
    assert "stays in force" in caught.value.advice
    assert desk.templates.get(key).version == 1
    with pytest.raises(TemplateInvalid):
        desk.templates.add("Other", TemplateKind.NOTICE, text)
    assert len(desk.templates.rows()) == 1


def test_a_wording_has_an_end(desk: Desk, monkeypatch) -> None:
    monkeypatch.setattr(templates, "MAX_TEXT", 10)
    with pytest.raises(TemplateInvalid, match="more than 10"):
        desk.templates.add("Long", TemplateKind.NOTICE, "x" * 11)


def test_fields_are_kept_and_names_are_one_of_a_kind(desk: Desk) -> None:
    key = made(desk)
    made(desk, "Other")
    template = desk.templates.get(key)
    desk.templates.save_details(replace(template, name=" Gen\neral ", language="de", text="Other"))
    kept = desk.templates.get(key)
    assert (kept.name, kept.language, kept.text) == ("Gen eral", "de", template.text)
    for wrong in ({"name": ""}, {"language": "no tag"}):
        with pytest.raises(InvalidValue):
            desk.templates.save_details(replace(kept, **wrong))  # type: ignore[arg-type]
    with pytest.raises(AlreadyThere):
        desk.templates.save_details(replace(kept, name="OTHER"))
    with pytest.raises(InvalidValue):
        desk.templates.add("", TemplateKind.NOTICE)
    assert desk.templates.by_name("gen eral").id == key
    with pytest.raises(NotFound) as caught:
        desk.templates.by_name("moon")
    assert "Other" in caught.value.advice
    for ask in (desk.templates.get, desk.templates.versions):
        with pytest.raises(NotFound):
            ask(TemplateId("gone"))


def test_the_most_specific_rule_wins(desk: Desk) -> None:
    world = SectionId(desk.labels.add_section("World").created)
    tag = desk.labels.add_tag("Markets").created
    lena = desk.labels.add_author("Lena Okafor").created
    key = made(desk)
    ruled(desk, key, Effect.ADD, Scope.SITE)
    ruled(desk, key, Effect.EXCEPT, Scope.SECTION, "World")
    ruled(desk, key, Effect.REQUIRE, Scope.TAG, "markets")
    ruled(desk, key, Effect.EXCEPT, Scope.AUTHOR, lena)
    assert on(desk, written(desk)) == ["General"]
    assert on(desk, written(desk, section=world)) == []
    assert on(desk, written(desk, section=world, tags=(tag,))) == ["General"]
    assert on(desk, written(desk, tags=(tag,), byline=(lena,))) == []
    told = {rule.scope: rule.subject_name for rule in desk.rules.of(key)}
    assert (told[Scope.SECTION], told[Scope.TAG], told[Scope.AUTHOR]) == (
        "World",
        "Markets",
        "Lena Okafor",
    )
    counts = rule_reach(desk, key).counts
    assert sorted(counts.values()) == [1, 2, 2, 4]


def test_kinds_and_languages_are_ruled_too(desk: Desk) -> None:
    key = made(desk)
    ruled(desk, key, Effect.ADD, Scope.KIND, "opinion")
    ruled(desk, key, Effect.ADD, Scope.LANGUAGE, "de")
    assert on(desk, written(desk)) == []
    assert on(desk, written(desk, language="de")) == ["General"]
    assert on(desk, written(desk, kind="opinion")) == ["General"]


def test_a_single_article_may_add_and_take_off(desk: Desk) -> None:
    key, article, other = made(desk), written(desk), written(desk, "Other")
    assert desk.rules.add_to(article, key, "asked for").articles == {article}
    assert (on(desk, article), on(desk, other)) == (["General"], [])
    desk.rules.take_off(article, key, "not here")
    assert (on(desk, article), desk.rules.of(key)) == ([], ())
    rule = ruled(desk, key, Effect.ADD, Scope.SITE)
    desk.rules.take_off(article, key, "not here")
    assert (on(desk, article), on(desk, other)) == ([], ["General"])
    desk.rules.add_to(article, key, "after all")
    assert on(desk, article) == ["General"]
    assert [r.id for r in desk.rules.of(key)] == [rule]
    desk.rules.remove(rule)
    with pytest.raises(NotFound):
        desk.rules.remove(rule)
    ruled(desk, key, Effect.REQUIRE, Scope.SITE)
    with pytest.raises(NotAllowed, match="required"):
        desk.rules.take_off(article, key, "not here")
    assert on(desk, article) == ["General"]


def test_rules_must_name_something(desk: Desk) -> None:
    key = made(desk)
    article = written(desk)
    for scope in (
        Scope.SECTION,
        Scope.TAG,
        Scope.AUTHOR,
        Scope.ARTICLE,
        Scope.KIND,
        Scope.LANGUAGE,
    ):
        with pytest.raises(InvalidValue, match="There is no"):
            ruled(desk, key, Effect.ADD, scope, "no such thing")
    with pytest.raises(InvalidValue, match="how many paragraphs"):
        ruled(desk, key, Effect.ADD, Scope.SITE, placement=Placement.AFTER_PARAGRAPHS)
    with pytest.raises(InvalidValue, match="page footer"):
        ruled(desk, key, Effect.ADD, Scope.KIND, "opinion", placement=Placement.PAGE_FOOTER)
    with pytest.raises(NotFound):
        ruled(desk, TemplateId("gone"), Effect.ADD, Scope.SITE)
    ruled(desk, key, Effect.ADD, Scope.ARTICLE, "vote")
    assert on(desk, article) == ["General"]


def test_what_is_retired_or_expired_is_missing_where_it_is_required(desk: Desk) -> None:
    key, article = made(desk), written(desk)
    ruled(desk, key, Effect.REQUIRE, Scope.SITE)
    desk.templates.retire(key)
    (block,) = desk.rules.blocks(article)
    assert "retired" in block.missing
    desk.templates.reinstate(key)
    assert on(desk, article) == ["General"]
    template = desk.templates.get(key)
    desk.templates.save_details(replace(template, expires=date(2026, 11, 22)))
    (block,) = desk.rules.blocks(article)
    assert "expired" in block.missing


def test_the_day_is_the_site_s(desk: Desk, clock) -> None:
    key, article = made(desk), written(desk)
    ruled(desk, key, Effect.REQUIRE, Scope.SITE)
    desk.templates.save_details(replace(desk.templates.get(key), expires=date(2026, 11, 23)))
    clock.advance(seconds=14.5 * 3600)
    assert on(desk, article) == ["General"]
    desk.site.save(replace(desk.site.get(), time_zone="Europe/Berlin"))
    assert on(desk, article) == []


def test_what_a_template_touches(desk: Desk) -> None:
    key, footer = made(desk), made(desk, "Copyright", TemplateKind.FOOTER)
    first, second = written(desk), written(desk, "Other")
    desk.articles.set_status(first, Status.READY)
    with desk.library.write() as unit:
        article = unit.articles.get(first)
        assert article is not None
        unit.articles.put(replace(article, status=Status.PUBLISHED))
    ruled(desk, footer, Effect.ADD, Scope.SITE, placement=Placement.PAGE_FOOTER)
    desk.rules.add_to(first, key, "asked for")
    rows = {row.template.name: row for row in desk.templates.rows()}
    assert (rows["General"].articles, rows["General"].every_page) == (1, False)
    assert (rows["Copyright"].articles, rows["Copyright"].every_page) == (2, True)
    assert [row.template.name for row in desk.templates.rows("copy right")] == ["Copyright"]
    assert desk.templates.rows("moon") == ()
    assert second
    desk.articles.trash([first, second])
    assert [row.articles for row in desk.templates.rows()] == [0, 0]


def test_a_wording_in_another_language_is_one_more(desk: Desk) -> None:
    key = made(desk)
    desk.templates.save_wording(key, "Note.", "for Québec", language="fr")
    desk.templates.save_wording(key, "Other.", "shorter")
    desk.templates.save_wording(key, "Autre.", language="FR")
    template = desk.templates.get(key)
    assert [(w.language, w.version, w.text) for w in template.wordings] == [
        ("", 3, "Other."),
        ("fr", 4, "Autre."),
    ]
    kept = [(v.number, v.language, v.reason) for v in desk.templates.versions(key)]
    assert kept[:3] == [(4, "fr", ""), (3, "", "shorter"), (2, "fr", "for Québec")]
    assert not desk.templates.save_wording(key, "Autre.", language="fr")
    assert [row.template.id for row in desk.templates.rows("autre")] == [key]
    with pytest.raises(InvalidValue, match="no language tag"):
        desk.templates.save_wording(key, "Nota.", language="no tag")


def test_an_old_text_becomes_the_next_version(desk: Desk) -> None:
    key = made(desk)
    desk.templates.save_wording(key, "Note.", language="fr")
    desk.templates.save_wording(key, "Autre.", language="fr")
    assert desk.templates.restore(key, 2).templates == {key}
    newest = desk.templates.versions(key)[0]
    assert (newest.number, newest.text, newest.language) == (4, "Note.", "fr")
    assert newest.reason == "Version 2 restored"
    assert not desk.templates.restore(key, 4)
    desk.templates.restore(key, 3, "the court asked")
    assert desk.templates.versions(key)[0].reason == "the court asked"
    with pytest.raises(NotFound, match="no version 9") as caught:
        desk.templates.restore(key, 9)
    assert "newest is 5" in caught.value.advice


def test_two_versions_are_compared_word_by_word(desk: Desk) -> None:
    key = made(desk)
    desk.templates.save_wording(key, "**Note.** Another.")
    found = desk.templates.compare(key, 1, 2)
    assert [(c.fate, c.text) for c in found] == [
        ("same", "**Note.** "),
        ("gone", "{{ site.name }}"),
        ("new", "Another"),
        ("same", "."),
    ]
    with pytest.raises(NotFound):
        desk.templates.compare(key, 1, 3)


def test_a_language_is_taken_away_where_nothing_requires_it(desk: Desk) -> None:
    key = TemplateId(
        desk.templates.add("Legal", TemplateKind.NOTICE, "Notice.", language="en").created
    )
    desk.templates.save_wording(key, "Note.", language="fr")
    article = written(desk, language="fr")
    rule = ruled(desk, key, Effect.REQUIRE, Scope.SITE)
    with pytest.raises(NotAllowed, match="required on 1 article"):
        desk.templates.take_language(key, "fr")
    desk.rules.remove(rule)
    ruled(desk, key, Effect.ADD, Scope.SITE)
    assert on(desk, article) == ["Legal"]
    assert desk.templates.take_language(key, "fr").templates == {key}
    assert (on(desk, article), len(desk.templates.versions(key))) == ([], 2)
    for language in ("fr", ""):
        with pytest.raises(NotFound, match="no wording in"):
            desk.templates.take_language(key, language)
    with pytest.raises(NotAllowed, match="no other wording"):
        desk.templates.take_language(key, "en")
    # It comes back as a version of its own, with the next number.
    desk.templates.restore(key, 2)
    assert [w.version for w in desk.templates.get(key).wordings] == [1, 3]


def test_languages_of_wordings_can_be_told_anew(desk: Desk) -> None:
    key = made(desk)
    desk.templates.save_wording(key, "Note.", language="fr")
    template = desk.templates.get(key)
    (french,) = template.variants
    asked = replace(
        template, language="en", variants=(replace(french, language="fr-CA", text="x"),)
    )
    desk.templates.save_details(asked)
    kept = desk.templates.get(key)
    assert [(w.language, w.text) for w in kept.wordings] == [
        ("en", template.text),
        ("fr-CA", "Note."),
    ]
    with pytest.raises(InvalidValue, match="Only the first"):
        desk.templates.save_details(replace(kept, variants=(replace(french, language=""),)))
    with pytest.raises(AlreadyThere, match="“fr-CA”"):
        desk.templates.save_details(replace(kept, language="fr-CA"))


def test_topics_belong_to_kinds(desk: Desk) -> None:
    made_one = desk.templates.add(
        "Paid", TemplateKind.DISCLOSURE, "Paid.", topic=Topic.SPONSORED
    ).created
    template = desk.templates.get(TemplateId(made_one))
    assert template.topic is Topic.SPONSORED
    with pytest.raises(InvalidValue, match="no topic of a notice") as caught:
        desk.templates.save_details(replace(template, kind=TemplateKind.NOTICE))
    assert "disclosure" in caught.value.advice
    with pytest.raises(InvalidValue, match="no topic of a disclaimer"):
        desk.templates.add("Other", TemplateKind.DISCLAIMER, topic=Topic.UPDATE)
    desk.templates.save_details(replace(template, kind=TemplateKind.NOTICE, topic=Topic.UPDATE))


def test_what_stands_somewhere_is_not_removed(desk: Desk) -> None:
    key, footer = made(desk), made(desk, "Copyright", TemplateKind.FOOTER)
    rule = ruled(desk, key, Effect.ADD, Scope.SITE)
    ruled(desk, footer, Effect.ADD, Scope.SITE, placement=Placement.PAGE_FOOTER)
    with pytest.raises(NotAllowed, match="every page"):
        desk.templates.remove(footer)
    article = written(desk)
    with pytest.raises(NotAllowed, match="stands on 1 article") as caught:
        desk.templates.remove(key)
    assert "Retire it" in caught.value.advice
    desk.holds.hold(key, [article], 1, "asked")
    desk.templates.retire(key)
    TemplateDrafts(desk).keep(key, "Not saved yet.")
    changes = desk.templates.remove(key)
    assert TemplateDrafts(desk).of(key) == {}
    assert (changes.templates, changes.rules) == ({key}, {rule})
    with pytest.raises(NotFound):
        desk.templates.versions(key)
    assert desk.holds.on(article) == ()


@pytest.mark.parametrize("text", ["", " \n", "\0"])
def test_an_empty_wording_takes_no_place(desk: Desk, text: str) -> None:
    key = made(desk)
    with pytest.raises(InvalidValue, match="empty") as refused:
        desk.templates.save_wording(key, text)
    assert "Retire" in refused.value.advice
    assert len(desk.templates.versions(key)) == 1
