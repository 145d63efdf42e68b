"""The feeds and sitemaps of a published site: whose there are, and what an edit rewrites."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from editor_app.domain.ids import AuthorId
from editor_app.domain.plan import PageChange
from editor_app.services.desk import Desk
from tests.services.press import ADDRESS, Press, paths

FORMS = {"feed.xml", "atom.xml", "feed.json"}
_LINK = re.compile(
    r'<link rel="alternate" type="application/(\S+)" title="([^"]+)" href="([^"]+)">'
)


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    press = Press(desk, tmp_path / "site")
    press.furnish()
    return press


def _feeds(found: set[str]) -> set[str]:
    return {path for path in found if path.rpartition("/")[2] in FORMS}


def test_the_site_each_section_and_each_author_have_all_three_forms(press: Press) -> None:
    press.desk.labels.add_author("Never Written")
    ana = next(one for one in press.desk.labels.authors() if one.id == press.ana)
    press.desk.labels.save_author(replace(ana, bio="She covers\nthe port."))
    press.story("Pilots strike")
    result = press.publish()
    folders = ("", "world/", "science/", "author/ana-okafor/")
    assert _feeds(paths(result, PageChange.NEW)) - {"corrections/feed.xml"} == {
        f"{folder}{form}" for folder in folders for form in FORMS
    }
    for folder in ("", "world/", "author/ana-okafor/"):
        for form in ("feed.xml", "atom.xml"):
            read = feedparser.parse((press.site / folder / form).read_bytes())
            assert not read.bozo
            assert [entry.title for entry in read.entries] == ["Pilots strike"]
            assert read.feed.link == f"{ADDRESS}/{folder}"
        found = json.loads(press.text(f"{folder}feed.json"))
        assert found["feed_url"] == f"{ADDRESS}/{folder}feed.json"
        assert found["home_page_url"] == f"{ADDRESS}/{folder}"
        assert len(found["items"]) == 1
    rss = feedparser.parse((press.site / "author/ana-okafor/feed.xml").read_bytes())
    assert (rss.feed.title, rss.feed.subtitle) == (
        "The Gulf Courier: Ana Okafor",
        "She covers the port.",
    )
    assert rss.feed.updated_parsed == rss.entries[0].published_parsed


def test_pages_lead_to_the_feeds_that_belong_to_them(press: Press) -> None:
    press.story("Pilots strike")
    press.publish()
    home = _LINK.findall(press.text("index.html"))
    assert home == [
        ("rss+xml", "The Gulf Courier", "feed.xml"),
        ("atom+xml", "The Gulf Courier (Atom)", "atom.xml"),
        ("feed+json", "The Gulf Courier (JSON)", "feed.json"),
    ]
    author = _LINK.findall(press.text("author/ana-okafor/index.html"))
    assert [link[2] for link in author[3:]] == ["feed.xml", "atom.xml", "feed.json"]
    assert author[3][1] == "The Gulf Courier: Ana Okafor"
    assert len(_LINK.findall(press.text("world/index.html"))) == 6
    assert len(_LINK.findall(press.text("tag/harbour/index.html"))) == 3


def test_an_edit_rewrites_only_feeds_that_carry_the_story(press: Press) -> None:
    ben = AuthorId(press.desk.labels.add_author("Ben Li").created)
    key = press.story("Pilots strike")
    press.story("A comet returns", section=press.science, byline=(ben,))
    press.publish()
    press.edit(key, body="Another text.")
    assert _feeds(paths(press.publish(), PageChange.CHANGED)) == {
        f"{folder}{form}" for folder in ("", "world/", "author/ana-okafor/") for form in FORMS
    }


def test_the_editors_list_changes_no_feed(press: Press) -> None:
    key = press.story("Pilots strike")
    press.publish()
    press.desk.site.save(replace(press.desk.site.get(), trending=(key,)))
    assert _feeds(paths(press.publish(), PageChange.CHANGED)) == set()


def test_without_an_address_there_are_none(press: Press) -> None:
    press.desk.site.save(replace(press.desk.site.get(), address=""))
    press.story("Pilots strike")
    result = press.publish()
    assert _feeds(paths(result, PageChange.NEW)) == set()
    assert _LINK.findall(press.text("author/ana-okafor/index.html")) == []
    assert press.text("robots.txt") == "User-agent: *\nDisallow:\n"


def test_the_sitemap_names_the_archive_with_its_newest_story(press: Press) -> None:
    press.story("Pilots strike")
    press.publish()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(press.text("sitemap.xml").encode())
    found = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    now = press.desk.clock.now()
    story = found[f"{ADDRESS}/world/pilots-strike/"]
    for path in ("", f"{now.year}/", f"{now.year}/{now.month:02}/"):
        assert found[f"{ADDRESS}/archive/{path}"] == story
    assert f"{ADDRESS}/search/" not in found
    assert "noindex" in press.text("search/index.html")
