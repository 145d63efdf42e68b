"""Feeds, held to the rules of the feed validators and not only to what readers forgive."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from editor_app.export.atom import atom
from editor_app.export.feed import Feed, FeedAuthor, FeedItem, with_whole_anchors
from editor_app.export.json_feed import json_feed
from editor_app.export.rss import rss

ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
BASE = "https://courier.example/gulf/"


def _item(number: int, **given: object) -> FeedItem:
    item = FeedItem(
        id=f"urn:uuid:00000000-0000-4000-8000-00000000000{number}",
        url=f"{BASE}world/story-{number}/",
        title=f"Pilots & dockers <agree> № {number}",
        summary="A week of talks, and “terms”.",
        html='<p>Text &amp; more <a href="https://x.example/?a=1&amp;b=2">there</a>.]]&gt;</p>',
        published=datetime(2026, 11, 20 + number, 9, 30, tzinfo=UTC),
        updated=datetime(2026, 11, 20 + number, 11, 0, tzinfo=UTC),
        authors=(FeedAuthor("Ana Okafor", f"{BASE}author/ana/"), FeedAuthor("Ben Li")),
        categories=("World", "Harbour & sea"),
        language="en-GB",
        picture=f"{BASE}media/ferry-1234abcd.jpg",
    )
    return replace(item, **given)


@pytest.fixture
def feed() -> Feed:
    return Feed(
        "The Gulf Courier", "News & tides", BASE, f"{BASE}feed.xml", "en-GB", (_item(2), _item(1))
    )


def _absolute(address: str | None) -> bool:
    return bool(address) and urlsplit(address).scheme in {"http", "https"}


def test_rss_keeps_every_rule(feed: Feed) -> None:
    channel = ET.fromstring(rss(feed).encode()).find("channel")
    assert channel is not None
    assert [channel.findtext(n) for n in ("title", "link", "description")] == [
        feed.title,
        BASE,
        "News & tides",
    ]
    link = channel.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib == {"href": feed.self_url, "rel": "self", "type": "application/rss+xml"}
    assert parsedate_to_datetime(channel.findtext("lastBuildDate") or "") == _item(2).updated
    items = channel.findall("item")
    assert len(items) == 2
    for item in items:
        assert item.findtext("title")
        assert item.findtext("description")
        assert _absolute(item.findtext("link"))
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "false"
        date = item.findtext("pubDate") or ""
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", date)
        assert item.find("author") is None
        assert [c.text for c in item.findall(f"{DC}creator")] == ["Ana Okafor", "Ben Li"]
        assert "href=" in (item.findtext(f"{CONTENT}encoded") or "")
    assert len({item.findtext("guid") for item in items}) == 2


def test_atom_keeps_every_rule(feed: Feed) -> None:
    root = ET.fromstring(atom(replace(feed, self_url=f"{BASE}atom.xml")).encode())
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == f"{BASE}atom.xml"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == feed.title
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    assert sorted(rels) == ["alternate", "self"]
    assert root.findtext(f"{ATOM}updated") == "2026-11-22T11:00:00Z"
    entries = root.findall(f"{ATOM}entry")
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries) == 2
    for entry in entries:
        for name in ("id", "title", "updated", "content"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        for name in ("updated", "published"):
            assert STAMP.fullmatch(entry.findtext(f"{ATOM}{name}") or "")
        assert [x.get("rel") for x in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert _absolute(entry.find(f"{ATOM}link").get("href"))  # type: ignore[union-attr]
        assert entry.find(f"{ATOM}content").get("type") == "html"  # type: ignore[union-attr]


def test_json_feed_keeps_every_rule(feed: Feed) -> None:
    found = json.loads(json_feed(replace(feed, self_url=f"{BASE}feed.json")))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["title"]
    assert found["feed_url"] == f"{BASE}feed.json"
    assert _absolute(found["home_page_url"])
    for item in found["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert "author" not in item
        assert item["authors"][0] == {"name": "Ana Okafor", "url": f"{BASE}author/ana/"}
        assert STAMP.fullmatch(item["date_published"])
        assert STAMP.fullmatch(item["date_modified"])
        assert _absolute(item["url"])
        assert "<" not in item["summary"]


@pytest.mark.parametrize("make", [rss, atom])
def test_readers_take_them(feed: Feed, make) -> None:
    found = feedparser.parse(make(feed).encode())
    assert not found.bozo
    assert len(found.entries) == 2
    assert found.entries[0].link == f"{BASE}world/story-2/"


@pytest.mark.parametrize("make", [rss, atom, json_feed])
def test_the_same_site_gives_the_same_bytes(feed: Feed, make) -> None:
    assert make(feed) == make(feed)
    later = replace(feed, items=(_item(3), *feed.items))
    assert make(later) != make(feed)


def test_an_empty_site_has_sound_feeds() -> None:
    feed = Feed("Courier", "", BASE, f"{BASE}feed.xml", "en", ())
    assert "lastBuildDate" not in rss(feed)
    assert "<description>Courier</description>" in rss(feed)
    assert "1970-01-01T00:00:00Z" in atom(feed)
    assert json.loads(json_feed(feed))["items"] == []


def test_characters_that_xml_cannot_hold_are_left_out(feed: Feed) -> None:
    bad = replace(feed, items=(_item(1, title="A\x07B\ufffeC", html=""),))
    for make in (rss, atom):
        assert "ABC" in "".join(ET.fromstring(make(bad).encode()).itertext())
    assert json.loads(json_feed(bad))["items"][0]["content_html"] == " "


def test_anchors_become_whole() -> None:
    html = '<sup id="noteref-1"><a href="#note-1" role="doc-noteref">1</a></sup> <a href="x#y">'
    assert with_whole_anchors(html, "https://x.example/a/") == (
        '<sup id="noteref-1"><a href="https://x.example/a/#note-1" role="doc-noteref">1</a></sup>'
        ' <a href="x#y">'
    )
