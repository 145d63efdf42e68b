import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor_app.domain.article import Kind
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.template import Placement, TemplateKind, Topic
from editor_app.rendering import archive, compose, lists
from editor_app.rendering import pages as pages_module
from editor_app.rendering.links import strip_markers
from editor_app.rendering.page_values import ArticlePage, Page
from editor_app.rendering.pages import make_page
from editor_app.rendering.regions import split_regions
from editor_app.rendering.theme import Theme, load_theme
from tests.rendering.golden import check_golden
from tests.rendering.html_rules import Reading
from tests.rendering.newsroom import FULL, LENA, WORLD, block, correction, edition, story
from tests.rendering.places import NoPlaces, SitePlaces

BODY = (
    '<p data-src="1-1">Pilots voted. See <a href="article:story-3">the ferry</a>, '
    '<a href="article:lost">a lost one</a> and <a href="page:about/">us</a>.</p>\n'
    "<h2>What changes</h2>\n"
    '<figure class="picture"><img src="media:boats.jpg" alt="Boats" loading="lazy"></figure>\n'
    '<p data-src="5-5">Second.</p>\n<p data-src="7-7">Third.</p>\n'
)
BLOCKS = (
    block("<p>Paid for.</p>", TemplateKind.DISCLOSURE, Placement.BEFORE),
    block("<p>In the middle.</p>", TemplateKind.NOTICE, Placement.AFTER_PARAGRAPHS, 2),
    block(),
    block("<p>Lena writes.</p>", TemplateKind.BIO),
    block("<p>In feeds.</p>", TemplateKind.NOTICE, Placement.FEED),
)
FOOTERS = (
    block("<p>© 2026</p>", TemplateKind.FOOTER, Placement.PAGE_FOOTER),
    block('<p>See <a href="page:about/">us</a>.</p>', TemplateKind.FOOTER, Placement.PAGE_FOOTER),
)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}\u2028]]>"


@cache
def theme() -> Theme:
    return load_theme("courier", with_faces=False)


def article(**fields: object) -> ArticlePage:
    """Return the fullest article page there is."""
    one = story(0, **(FULL | fields))
    told = {
        one.id: (
            correction(one.id, CorrectionKind.RETRACTION, "All of it."),
            correction(one.id, CorrectionKind.CORRECTION, "It is 508."),
            correction(one.id, CorrectionKind.EDITORS_NOTE, ""),
        )
    }
    others = story(3), story(4, tags=(), language="ar"), story(5), story(6), story(1)
    paper = edition(one, *others, corrections=told)
    frame = compose.frame(paper.facts, FOOTERS)
    return compose.article_page(paper, one, BODY, frame=frame, blocks=BLOCKS)


def every_page(**site: object) -> Iterator[tuple[str, Page]]:
    """Yield one page of each sort."""
    one = story(0, **FULL)
    told = {one.id: (correction(one.id),)}
    kinds = [story(n, kind=kind, headline=kind.label) for n, kind in enumerate(Kind, 1)]
    paper = edition(one, *kinds, corrections=told, **site)
    facts, frame = paper.facts, compose.frame(paper.facts, FOOTERS)
    yield "article", replace(article(), frame=frame)
    yield "article-bare", compose.article_page(paper, story(99, section=None), "", frame=frame)
    yield "home", compose.home_page(paper, frame)
    yield "home-empty", compose.home_page(edition(**site), frame)
    section = facts.sections[WORLD]
    for page in lists.section_pages(paper, section, frame):
        yield f"section-{page.number}", page
    yield "section-empty", next(lists.section_pages(edition(**site), section, frame))
    yield "author", next(lists.author_pages(paper, facts.authors[LENA], frame))
    yield "tag", next(lists.tag_pages(paper, next(iter(facts.tags.values())), frame))
    yield "corrections", compose.corrections_page(paper, frame)
    yield "corrections-none", compose.corrections_page(edition(**site), frame)
    yield "house", compose.house_pages(facts, frame, ["<p>Us.</p>", ""])[0]
    yield "not-found", compose.not_found_page(frame)
    months = archive.months_of(paper)
    yield "archive", archive.archive_page(paper, months, frame)
    yield "archive-empty", archive.archive_page(edition(**site), {}, frame)
    yield "archive-year", archive.year_page(paper, months, 2026, frame)
    yield "archive-month", next(archive.month_pages(paper, next(iter(months)), frame))
    yield "search", archive.search_page(months, frame)
    yield "search-empty", archive.search_page({}, frame)
    yield "notice", compose.notice_page(paper, story(5), frame)
    yield "notice-bare", compose.notice_page(paper, story(5, published=None, section=None), frame)
    yield "redirect", compose.redirect_pages([("old/x/", "world/x/")], frame)[0]
    yield "redirect-home", compose.redirect_pages([("old/x/", "")], frame)[0]


STORIES = {f"story-{n}": f"world/story-{n}/" for n in range(30)}


def made(page: Page, *, markers: bool = False) -> str:
    return make_page(page, theme(), SitePlaces(page.path, STORIES), markers=markers)


@pytest.mark.parametrize("site", [{}, {"address": "", "social": (), "tagline": "", "pages": ()}])
@pytest.mark.parametrize("language", ["en-GB", "ar", "de", "tlh"])
def test_every_page_is_valid_and_loads_nothing_from_elsewhere(
    language: str, site: dict[str, object]
) -> None:
    if "pages" in site:
        site = {k: v for k, v in site.items() if k != "pages"}
    for name, page in every_page(language=language, **site):
        reading = Reading(made(page))
        assert reading.faults == [], name
        for link in reading.links:
            outside = link.startswith(("http", "mailto:"))
            assert outside or not link.startswith("/"), (name, link)
        assert reading.text, name


@pytest.mark.parametrize("name", [name for name, _ in every_page()])
def test_pages_are_as_they_were(name: str) -> None:
    check_golden(f"page-{name}.html", made(dict(every_page())[name]))


def test_every_page_without_addresses_has_words_without_links() -> None:
    for name, page in every_page():
        reading = Reading(make_page(page, theme(), NoPlaces()).replace(' href=""', ""))
        assert reading.faults == [], name
        assert all(link.startswith(("http", "#", "mailto:")) for link in reading.links), name
        assert reading.loads == [], name


def test_markers_add_themselves_and_nothing_else() -> None:
    for name, page in every_page():
        plain = made(page)
        marked = made(page, markers=True)
        assert strip_markers(marked) == strip_markers(plain), name
        assert " data-region=" not in plain
    assert ' data-src="1-1"' in made(article(), markers=True)


def test_the_anatomy_of_an_article_stands_in_order() -> None:
    html = made(article())
    order = [
        *("Connect with us", "The Gulf Courier", "News from the harbour", 'class="menu"'),
        *(">World</a><span", "<h1>Harbour pilots", "Deal brings", "By <a", "Rosa Teague"),
        *("Published on", "Updated", "<figure", "Pilot boats on Sunday.", "Jo Marsh", "Made by AI"),
        *("Retraction", "Paid for.", "Port Salem — </span>Pilots voted", "Second."),
        *("In the middle.", "Third.", "Source: Gulf News Agency · With help", "Correction,"),
        *("Editor’s note", "For information only.", "Lena writes.", "harbour/", "Continue reading"),
        *("Trending", "Related", 'class="site-foot"', "About", "Corrections", "© 2026", "</html>"),
    ]
    places = [html.find(words, html.find("<body")) for words in order]
    assert -1 not in places, order[places.index(-1)]
    at = html.find("<body")
    for words in order:
        at = html.find(words, at)
        assert at >= 0, words
    assert "In feeds." not in html
    assert 'data-kind="disclaimer" data-version="3" data-template="t1"' in html
    assert '<aside class="block block-disclaimer" aria-label="Disclaimer"' in html


def test_two_disclaimers_are_told_apart() -> None:
    two = block("<p>One.</p>"), block("<p>Two.</p>")
    html = made(replace(article(), blocks=two))
    assert 'aria-label="Disclaimer 1"' in html
    assert 'aria-label="Disclaimer 2"' in html


def test_a_block_in_another_language_is_marked_and_named_in_it() -> None:
    arabic = replace(
        block("<p>مدفوع.</p>", TemplateKind.DISCLOSURE), topic=Topic.SPONSORED, language="ar"
    )
    german = replace(block("<p>Nur zur Information.</p>"), language="de")
    same = replace(block("<p>Mine.</p>", TemplateKind.NOTICE), language="en-GB")
    html = made(replace(article(), blocks=(arabic, german, same)))
    kinds = {e["data-kind"]: e for name, e in Reading(html).elements if name == "aside"}
    assert kinds["disclosure"] | {"class": "", "aria-label": ""} == {
        "class": "",
        "aria-label": "",
        "lang": "ar",
        "dir": "rtl",
        "data-kind": "disclosure",
        "data-topic": "sponsored",
        "data-version": "3",
        "data-template": "t1",
    }
    assert kinds["disclosure"]["aria-label"] not in {"Disclosure", ""}
    assert kinds["disclaimer"]["lang"] == "de"
    assert "dir" not in kinds["disclaimer"]
    assert "lang" not in kinds["notice"]


def test_texts_in_the_page_footer_are_sections_with_names() -> None:
    page = article()
    alone = replace(
        block("<p>Mentions.</p>", TemplateKind.FOOTER, Placement.PAGE_FOOTER), language="fr"
    )
    legal = replace(alone, html="<p>©</p>", language="", kind=TemplateKind.DISCLAIMER)
    html = made(replace(page, frame=replace(page.frame, footers=(alone, legal))))
    notes = [e for name, e in Reading(html).elements if name == "section" and e["class"] == "note"]
    assert [(e["aria-label"], e.get("lang"), e["data-kind"]) for e in notes] == [
        ("Notes sur ce site", "fr", "footer"),
        ("Disclaimer", None, "disclaimer"),
    ]


def test_links_lead_relatively_and_lost_ones_are_words() -> None:
    html = made(article())
    assert (
        '<a href="../story-3/">the ferry</a>, a lost one and <a href="../../about/">us</a>' in html
    )
    assert '<img src="../../media/boats.jpg" alt="Boats"' in html
    assert 'href="../../author/lena-okafor/" rel="author"' in html
    assert 'aria-current="true">World' in html


def test_a_draft_says_so_and_wants_no_search_engine() -> None:
    html = made(replace(article(), draft=True))
    assert "Draft. Not for publication." in html
    assert '<meta name="robots" content="noindex">' in html


def test_what_machines_are_told_beats_the_visible_words() -> None:
    page = article(canonical="https://first.example/story")
    html = made(page)
    assert "<title>Pilots vote · The Gulf Courier</title>" in html
    assert '<link rel="canonical" href="https://first.example/story">' in html
    assert '<meta property="og:title" content="They voted!">' in html
    own = made(article(canonical="javascript:alert(1)"))
    assert '<link rel="canonical" href="https://courier.example/gulf/world/story-0/">' in own
    assert "canonical" not in made(dict(every_page())["not-found"])


def test_only_the_front_shows_the_day() -> None:
    for name, page in every_page():
        assert ('<p class="day">' in made(page)) == (name == "home"), name


def test_system_faces_on_request() -> None:
    pages = dict(every_page(own_faces=False))
    assert "faces.css" not in made(pages["home"])
    assert "faces.css" in made(dict(every_page())["home"])


def test_a_text_in_another_language_is_marked_and_so_is_the_site_around_it() -> None:
    html = made(article(language="ar"))
    assert '<html lang="ar" dir="rtl">' in html
    assert '<header class="site-head" lang="en-GB" dir="ltr">' in html
    assert "نُشر في" in html
    front = dict(every_page())["home"]
    german = replace(front, lead=replace(front.lead, language="de"))  # type: ignore[union-attr, type-var, call-arg]
    assert '<article class="card lead with-picture" lang="de">' in made(german)


def test_regions_hold_what_typing_changes() -> None:
    page = article()
    typed = replace(page, headline="Fresh", body="<div><p>Fresh</p><div>in</div></div>", lead=None)
    before = split_regions(made(page, markers=True))
    after = split_regions(made(typed, markers=True))
    assert before.skeleton == after.skeleton
    changed = {name for name in before.regions if before.regions[name] != after.regions[name]}
    # Links to share a story tell its headline.
    assert changed == {"head", "lead", "body", "foot"}
    assert "Fresh</p><div>in</div>" in after.regions["body"]
    assert set(before.regions) == {
        *("head", "lead", "before", "body", "after", "foot", "related", "notes"),
    }
    assert split_regions('<div data-region="x">open').regions == {"x": "open"}
    assert split_regions("<p>none</p>").regions == {}


def test_the_head_of_the_site_is_remembered_by_all_that_it_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages_module, "_REMEMBERED", 8)
    pages = dict(every_page())
    first = made(pages["section-0"])
    for page in pages.values():
        made(page)
    assert made(pages["section-0"]) == first
    other = make_page(pages["section-0"], theme(), NoPlaces())
    assert other != first
    # More depths than are remembered.
    for depth in range(9):
        moved = replace(pages["not-found"], path="x/" * depth + "404.html")
        make_page(moved, theme(), SitePlaces(moved.path))
    assert made(pages["section-0"]) == first


@settings(max_examples=40, deadline=None)
@example(HOSTILE)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_text_in_any_field_becomes_markup(text: str) -> None:
    fields = (
        *("headline", "standfirst", "dateline", "lead_caption", "seo_title", "seo_description"),
        *("social_title", "canonical", "source", "credit"),
    )
    page = article(**dict.fromkeys(fields, text))
    named = replace(page.byline[0], name=text, note=text)
    page = replace(
        page,
        byline=(named, *page.byline[1:]),
        section=replace(page.section, name=text),  # type: ignore[type-var]
        tags=(replace(page.tags[0], name=text),),
        frame=replace(page.frame, name=text, tagline=text, contact=text),
        following=replace(page.following, headline=text),  # type: ignore[type-var]
        lead=replace(page.lead, alt=text, credit=text, rights=text),  # type: ignore[type-var]
    )
    html = made(page)
    reading = Reading(html)
    assert reading.faults == []
    assert len(reading.scripts) == 1
    data = json.loads(reading.scripts[0])["@graph"][0]
    assert data.get("author", [{}])[0].get("name", "") == text
    assert " ".join(page.headline.split()) in reading.text
    assert not re.search(r"<(?!/?script|/?[a-z!])", html.split("</head>")[1]) or "<" in text


def test_hostile_labels_on_lists_stay_words() -> None:
    for name, page in every_page(name=HOSTILE, tagline=HOSTILE):
        assert Reading(made(page)).faults == [], name
