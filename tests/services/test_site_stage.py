"""The whole site in the preview: every link leads somewhere, every page is the published one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from editor_app.domain.address import path_of
from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId
from editor_app.domain.staged_page import PageKind, StagedPage
from editor_app.domain.status import Status
from editor_app.services import texts
from editor_app.services.desk import Desk
from editor_app.services.site_stage import SiteStage
from tests.conftest import FixedClock
from tests.journeys.test_preview_is_published import resolved
from tests.sample import Samples

_BASE = "https://courier.example"
_HREF = re.compile(r'<a\b[^>]*? href="(/[^"]*)"')
_ROOT = re.compile(r' data-root="[^"]*"')
_LOADED = re.compile(
    r'<(?:img|link|script|source)\b[^>]*? (?:src|href)="/((?:media|assets)/[^"]*)"'
)


@pytest.fixture
def newsroom(samples: Samples, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with samples.open(tmp_path / "desk", address=_BASE, clock=clock) as desk:
        yield desk


def links(page: StagedPage) -> set[str]:
    return {unescape(found).partition("#")[0] for found in _HREF.findall(page.html)}


def walked(stage: SiteStage) -> dict[str, StagedPage]:
    """Return every page that links lead to, from the front on."""
    found: dict[str, StagedPage] = {}
    ahead = ["/", "/404.html"]
    while ahead:
        link = ahead.pop()
        if link not in found:
            found[link] = stage.page(link)
            ahead += links(found[link])
    return found


def test_every_link_of_every_page_leads_to_a_page(newsroom: Desk) -> None:
    found = walked(newsroom.previewing.site())
    lost = [link for link, page in found.items() if page.kind == PageKind.NOT_FOUND]
    assert lost == ["/404.html"]
    kinds = {page.kind for page in found.values()}
    assert {"article", "list", "page", "feed"} <= kinds
    assert all(not page.message for page in found.values())
    assert len(found) > 40


def test_everything_that_pages_load_is_there(newsroom: Desk) -> None:
    loaded = {
        name
        for page in walked(newsroom.previewing.site()).values()
        for name in _LOADED.findall(page.html)
    }
    for path in loaded:
        kind, _, name = unquote(path).partition("/")
        source = newsroom.previewing
        assert (source.picture if kind == "media" else source.asset)(name)
    assert any(path.startswith("media/") for path in loaded)


def test_every_page_is_the_one_that_is_published(newsroom: Desk, tmp_path: Path) -> None:
    stage = newsroom.previewing.site()
    target = tmp_path / "site"
    target.mkdir()
    result = newsroom.publishing.publish(target)
    held = {one.slug for one in result.plan.held if one.must_fix}
    assert not held
    compared = 0
    for file in sorted(target.rglob("*.html")):
        path = path_of(file.relative_to(target).as_posix())
        staged = stage.page(path)
        assert staged.path == path
        published = file.read_text(encoding="utf-8")
        made, published = (_ROOT.sub("", resolved(page, path)) for page in (staged.html, published))
        assert made == published, path
        compared += 1
    assert compared > 40


def test_feeds_are_shown_as_they_are_written(newsroom: Desk) -> None:
    page = newsroom.previewing.site().page("/feed.xml")
    assert page.kind == "feed"
    assert "&lt;rss" in page.html
    assert newsroom.previewing.site().page("robots.txt").kind == "feed"


def test_an_address_that_is_none_shows_the_page_for_it(newsroom: Desk) -> None:
    stage = newsroom.previewing.site()
    page = stage.page("/no/such/page/")
    assert (page.kind, page.path, page.article) == (PageKind.NOT_FOUND, "no/such/page/", None)
    assert page.html == stage.page("404.html").html


def test_a_slash_that_is_lacking_is_added(newsroom: Desk) -> None:
    stage = newsroom.previewing.site()
    assert stage.page("/world").path == "world/"
    assert stage.page("/world/index.html").path == "world/"


def test_a_former_address_tells_where_it_leads(newsroom: Desk) -> None:
    story = newsroom.articles.by_slug("night-ferry-returns")
    newsroom.articles.save(story.id, replace(story.content, slug="ferry-again"))
    newsroom.articles.set_status(story.id, Status.READY)
    stage = newsroom.previewing.site()
    page = stage.page("world/night-ferry-returns/")
    assert (page.kind, page.goal) == (PageKind.REDIRECT, "world/ferry-again/")
    assert stage.page(page.goal).article == story.id


def test_the_article_in_hand_stands_on_the_site_as_it_is_typed(newsroom: Desk) -> None:
    world = newsroom.articles.by_slug("night-ferry-returns").content
    made = newsroom.articles.create(Content(headline="Fresh", slug="fresh", section=world.section))
    key = ArticleId(made.created)
    typed = replace(newsroom.articles.get(key).content, headline="Typed now", body="*One* word")
    stage = newsroom.previewing.site(key, typed)
    assert "Typed now" in stage.page("").html
    assert "Typed now" in stage.page("world/").html
    page = stage.page("world/fresh/")
    assert page.article == key
    assert "<em>One</em> word" in page.html
    assert "Typed now" not in newsroom.previewing.site().page("").html


def test_a_page_tells_what_could_not_be_as_it_was_meant(
    newsroom: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "TYPING", 0.5)
    key = newsroom.articles.by_slug("night-ferry-returns").id
    content = replace(newsroom.articles.get(key).content, body="[" * 19_000)
    page = newsroom.previewing.site(key, content).page("world/night-ferry-returns/")
    assert "seconds" in page.message


def test_whole_addresses_of_the_site_and_of_others(newsroom: Desk) -> None:
    stage = newsroom.previewing.site()
    assert stage.page(f"{_BASE}/world/").path == "world/"
    assert stage.page(_BASE).path == ""
    for address in ("https://elsewhere.example/", f"{_BASE}.evil/", "mailto:a@b.example", "//a.b/"):
        page = stage.page(address)
        assert (page.kind, page.path, page.html) == (PageKind.OUTSIDE, address, "")
