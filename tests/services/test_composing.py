"""Articles as pages: bodies, templates, and what the ledger keeps of them."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.ids import AuthorId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services import composing
from editor_app.services.composing import Composed, Composer, used_blanks
from editor_app.services.desk import Desk
from editor_app.services.snapshot import Snapshot
from tests.services.press import Press, photograph


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def composer(desk: Desk) -> Composer:
    with desk.library.read() as unit:
        return Composer(desk, Snapshot.read(unit, desk.clock))


def composed(desk: Desk, *, markers: bool = False) -> list[Composed]:
    with desk.library.read() as unit:
        snapshot = Snapshot.read(unit, desk.clock)
        bodies = {p.id: p.content.body for p in unit.articles.pinned()}
    stories = [replace(s, content=replace(s.content, body=bodies[s.id])) for s in snapshot.stories]
    return Composer(desk, snapshot).articles(stories, markers=markers)


def test_a_page_carries_its_templates_and_the_ledger_their_words(press: Press) -> None:
    press.template(
        "Byline note", TemplateKind.NOTICE, "On *{{ article.headline }}*.", Placement.BEFORE
    )
    press.story("Pilots vote", "A **week** of talks.")
    (one,) = composed(press.desk)
    assert "<strong>week</strong>" in one.page.body
    assert [b.html.strip() for b in one.page.blocks] == [
        "<p>On <em>Pilots vote</em>.</p>",
        "<p>For information only.</p>",
    ]
    assert [f.html.strip() for f in one.page.frame.footers] == ["<p>© 2026</p>"]
    texts = {text.name: text for text in one.texts}
    assert set(texts) == {"Byline note", "Footer", "General"}
    note = texts["Byline note"]
    assert note.text == "On *Pilots vote*."
    assert note.sha256 == hashlib.sha256(note.text.encode()).hexdigest()
    assert (note.kind, note.version) == ("notice", 1)
    assert note.why == "by rule “whole site: require”"
    assert one.message == ""


def test_markers_keep_the_source_lines(press: Press) -> None:
    press.story("Pilots vote", "One.\n\nTwo.")
    (one,) = composed(press.desk, markers=True)
    assert 'data-src="3-3"' in one.page.body
    (plain,) = composed(press.desk)
    assert "data-src" not in plain.page.body


def test_a_bio_stands_once_for_each_author_and_not_without_one(press: Press) -> None:
    desk = press.desk
    ben = AuthorId(desk.labels.add_author("Ben Holm").created)
    press.template("Bio", TemplateKind.BIO, "{{ author.name }} writes.", Placement.AFTER)
    press.template("House", TemplateKind.BIO, "We write.", Placement.AFTER)
    press.story("Both", byline=(press.ana, ben))
    press.story("Nobody", byline=())
    pages = {one.page.slug: one.page for one in composed(desk)}
    bios = [b.html.strip() for b in pages["both"].blocks if b.kind is TemplateKind.BIO]
    assert bios == ["<p>Ana Okafor writes.</p>", "<p>Ben Holm writes.</p>", "<p>We write.</p>"]
    assert not [b for b in pages["nobody"].blocks if b.kind is TemplateKind.BIO]


def test_what_is_filled_to_nothing_is_not_on_the_page(press: Press) -> None:
    press.template("Dateline", TemplateKind.NOTICE, "{{ article.dateline }}", Placement.AFTER)
    press.story("Pilots vote")
    (one,) = composed(press.desk)
    assert "Dateline" not in {text.name for text in one.texts}


def test_texts_of_feeds_stand_apart(press: Press) -> None:
    press.template("Feed note", TemplateKind.NOTICE, "From the feed.", Placement.FEED)
    press.story("Pilots vote")
    (one,) = composed(press.desk)
    assert [block.html.strip() for block in one.feed] == ["<p>From the feed.</p>"]
    assert "Feed note" not in {text.name for text in one.texts}
    assert "Feed note" not in {block.name for block in one.page.blocks}


def test_an_article_without_a_footer_has_a_frame_of_its_own(press: Press) -> None:
    desk = press.desk
    key = press.story("Pilots vote")
    press.story("Ferry returns")
    footer = desk.templates.by_name("Footer").id
    for rule in desk.rules.of(footer):
        desk.rules.set(replace(rule, effect=Effect.ADD))
    desk.rules.take_off(key, footer, "not here")
    pages = {one.page.slug: one.page for one in composed(desk)}
    assert pages["pilots-vote"].frame.footers == ()
    assert len(pages["ferry-returns"].frame.footers) == 1


def test_pages_without_an_article_have_the_footers_of_the_site(press: Press) -> None:
    made = composer(press.desk)
    assert [text.text for text in made.site_texts()] == ["© 2026"]
    assert len(made.frame().footers) == 1
    assert made.frame() is made.frame()


def test_pages_of_the_house_are_markdown(press: Press) -> None:
    from editor_app.domain.site import HousePage

    desk = press.desk
    site = desk.site.get()
    desk.site.save(replace(site, pages=(HousePage("About", "about", "We *are*."),)))
    (page,) = composer(desk).house_pages()
    assert "<em>are</em>" in page.body


def test_pictures_of_a_text_are_told_from_the_library(press: Press) -> None:
    made = press.desk.pictures.add(photograph(), "boats.jpg").created
    picture = press.desk.pictures.get(made)
    press.desk.pictures.save(replace(picture, alt="Two boats", credit="Jo Marsh"))
    press.story("Pilots vote", "![](boats.jpg)\n\n![](lost.jpg)")
    (one,) = composed(press.desk)
    assert 'alt="Two boats" width="64" height="48"' in one.page.body
    assert "Jo Marsh" in one.page.body


def test_a_template_of_another_section_stays_away_and_a_missing_one_is_not_made(
    press: Press,
) -> None:
    desk = press.desk
    key = desk.templates.add("Science", TemplateKind.NOTICE, "Peer review.").created
    rule = Rule("", key, Effect.REQUIRE, Scope.SECTION, press.science)  # type: ignore[arg-type]
    desk.rules.set(rule)
    desk.templates.retire(desk.templates.by_name("General").id)
    press.story("Pilots vote")
    press.story("Seagrass", section=press.science)
    found = {one.page.slug: [b.name for b in one.page.blocks] for one in composed(desk)}
    assert found == {"pilots-vote": [], "seagrass": ["Science"]}


def test_equal_fillings_are_made_once_and_the_memory_has_an_end(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composing, "_REMEMBERED", 0)
    for number in range(4):
        press.story(f"Story {number}")
    pages = composed(press.desk)
    assert [len(one.page.blocks) for one in pages] == [1, 1, 1, 1]
    assert len({id(one.page.frame) for one in pages}) == 1


BLANKS = {"article": {"slug": "a", "tags": []}, "author": {"name": "b"}, "site": {"year": 2026}}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("This article and its author.", {"article": {}, "author": {}, "site": {}}),
        ("© {{ site.year }}", {"article": {}, "author": {}, "site": {"year": 2026}}),
        ("{% if article.slug %}x{% endif %}", {"article": {"slug": "a"}, "author": {}, "site": {}}),
        ('{{ "}}" ~ article.slug }}', {"article": {"slug": "a"}, "author": {}, "site": {}}),
        ("{% for x in article %}{% endfor %}", BLANKS),
        ("{{ site['year'] }}", BLANKS),
    ],
)
def test_a_template_gets_the_blanks_that_it_names(text: str, named: dict) -> None:
    assert used_blanks(text, BLANKS) == named


def test_fillings_are_told_by_article_and_template(press: Press) -> None:
    key = press.story("Pilots vote")
    made = composer(press.desk)
    general = press.desk.templates.by_name("General").id
    found = made.fillings(made.edition.stories)
    assert found[key][general].block.markdown == "For information only."
