from typing import Any

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import NotFound
from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.template_context import TemplateContext
from editor_app.services.template_drafts import TemplateDrafts

BODY = (
    "## Heading\n\nThe first [paragraph](https://a.example) of it.\n\n> A quote\n\n"
    "Second.\n\nThird and *last*.\n"
)


@pytest.fixture
def template(desk: Any) -> TemplateId:
    made = desk.templates.add("General", TemplateKind.DISCLAIMER, "Old words.")
    return TemplateId(made.created)


def write(desk: Any, **fields: Any) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline="Pilots", body=BODY, **fields)).created)


def put(desk: Any, template: TemplateId, **fields: Any) -> None:
    desk.rules.set(
        Rule(RuleId(new_id()), template, Effect.ADD, fields.pop("scope", Scope.SITE), **fields)
    )


def test_blanks_have_meanings(desk: Any) -> None:
    blanks = {blank.name: blank.meaning for blank in TemplateContext(desk).blanks()}
    assert blanks["site.name"]
    assert "article.headline" in blanks


def test_mistakes_have_a_place(desk: Any) -> None:
    context = TemplateContext(desk)
    assert context.mistakes("All is well {{ site.name }}.") == ()
    (found,) = context.mistakes("One\nTwo {{ site.nme }}")
    assert found.line == 2
    assert "site.nme" in found.message


def test_shown_on_the_newest_article(desk: Any, template: TemplateId) -> None:
    key = write(desk)
    put(desk, template)
    shown = TemplateContext(desk).shown(
        template, "**Note.** {{ site.name }} says {{ article.headline }}."
    )
    assert shown.article == key
    assert "<strong>Note.</strong> The Gulf Courier says Pilots." in shown.html
    assert shown.before == "…Third and last."
    assert shown.after == ""
    assert shown.why == "Why here: rule “whole site: add”, after the article"
    assert shown.message == ""


def test_blanks_have_values_on_the_article_shown(desk: Any, template: TemplateId) -> None:
    ids = tuple(desk.labels.add_author(name).created for name in ("Ida Brandt", "Omar Said"))
    write(desk, byline=ids)
    shown = TemplateContext(desk).shown(template, "{{ oops", mistaken=True)
    values = {blank.name: blank.value for blank in shown.blanks}
    assert values["article.headline"] == "Pilots"
    assert values["article.authors"] == "Ida Brandt and Omar Said"
    assert values["article.dateline"] == ""
    assert values["site.year"].startswith("20")


def test_another_wording_may_stand_there(desk: Any, template: TemplateId) -> None:
    key = write(desk, language="de")
    put(desk, template)
    desk.templates.save_wording(template, "Hinweis.", language="de")
    context = TemplateContext(desk)
    assert context.shown(template, "x", key).why.endswith(
        "The wording for “de” (v2) stands here, not this one"
    )
    assert "not this one" not in context.shown(template, "x", key, language="de").why


def test_a_hold_is_told(desk: Any, template: TemplateId) -> None:
    key = write(desk)
    put(desk, template)
    desk.templates.save_wording(template, "New words.", keep=[Keep(key, "Agreed")])
    assert TemplateContext(desk).shown(template, "x", key).why == (
        "Why here: rule “whole site: add”, after the article. This article keeps v1: Agreed"
    )


def test_placements_show_other_neighbours(desk: Any, template: TemplateId) -> None:
    key = write(desk)
    context = TemplateContext(desk)
    assert context.shown(template, "x", key).why.startswith("No rule")
    put(desk, template, placement=Placement.BEFORE, scope=Scope.ARTICLE, subject=key)
    shown = context.shown(template, "x", key)
    assert (shown.before, shown.after) == ("", "The first paragraph of it.…")
    for rule in desk.rules.of(template):
        desk.rules.remove(rule.id)
    put(desk, template, placement=Placement.AFTER_PARAGRAPHS, paragraphs=1)
    shown = context.shown(template, "x", key)
    assert (shown.before, shown.after) == ("…The first paragraph of it.", "Second.…")
    for rule in desk.rules.of(template):
        desk.rules.remove(rule.id)
    put(desk, template, placement=Placement.AFTER_PARAGRAPHS, paragraphs=9)
    assert context.shown(template, "x", key).before == "…Third and last."


def test_long_paragraphs_are_cut_at_words(desk: Any, template: TemplateId) -> None:
    put(desk, template, placement=Placement.BEFORE)
    desk.articles.create(Content(headline="Long", body="word " * 200))
    shown = TemplateContext(desk).shown(template, "x")
    assert shown.after.endswith("word…")
    assert len(shown.after) < 230


def test_a_paragraph_at_the_end_keeps_its_last_words(desk: Any, template: TemplateId) -> None:
    desk.articles.create(Content(headline="Long", body="word " * 200 + "end."))
    assert TemplateContext(desk).shown(template, "x").before.endswith("word end.")


def test_what_is_empty_is_told(desk: Any, template: TemplateId) -> None:
    write(desk)
    context = TemplateContext(desk)
    assert "article.dateline" in context.shown(template, "From {{ article.dateline }}.").message
    nothing = context.shown(template, "{% if article.dateline %}x{% endif %}")
    assert "filled to nothing" in nothing.message
    assert context.shown(template, "{{ oops", mistaken=True).html == ""


def test_a_required_one_that_is_missing_says_why(desk: Any, template: TemplateId) -> None:
    write(desk)
    desk.rules.set(Rule(RuleId(new_id()), template, Effect.REQUIRE, Scope.SITE))
    desk.templates.retire(template)
    assert "retired" in TemplateContext(desk).shown(template, "x").why


def test_without_articles_it_says_what_to_do(desk: Any, template: TemplateId) -> None:
    assert "Write an article" in TemplateContext(desk).shown(template, "x").message
    with pytest.raises(NotFound):
        TemplateContext(desk).shown(TemplateId("none"), "x")


def test_drafts_are_kept_and_forgotten(desk: Any, template: TemplateId) -> None:
    drafts = TemplateDrafts(desk)
    assert drafts.of(template) == {}
    drafts.keep(template, "Half a {{")
    assert drafts.of(template) == {"": "Half a {{"}
    drafts.keep(template, "")
    assert drafts.of(template) == {}


def test_every_language_has_its_draft(desk: Any, template: TemplateId) -> None:
    drafts = TemplateDrafts(desk)
    drafts.keep(template, "Half")
    drafts.keep(template, "Halb", "de")
    drafts.keep(template, "Halb und halb", "de")
    drafts.keep(template, "Moitié", "fr")
    assert drafts.of(template) == {"": "Half", "de": "Halb und halb", "fr": "Moitié"}
    desk.templates.save_wording(template, "Halb und halb", language="de")
    drafts.keep(template, "Halb und halb", "de")
    drafts.keep(template, "", "fr")
    assert drafts.of(template) == {"": "Half"}


def test_a_draft_that_comes_after_its_own_save_is_none(desk: Any) -> None:
    made = desk.templates.add("Late", TemplateKind.NOTICE, "A note.")
    drafts, key = TemplateDrafts(desk), TemplateId(made.created)
    drafts.keep(key, "A note, longer.")
    desk.templates.save_wording(key, "A note, longer.")
    drafts.keep(key, "A note, longer.\n")
    assert drafts.of(key) == {}
