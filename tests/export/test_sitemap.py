"""Sitemaps and robots.txt by the rules of sitemaps.org and of the news extension."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from editor_app.export.sitemap import (
    MOST_ADDRESSES,
    MOST_BYTES,
    MappedPage,
    MappedStory,
    news_language,
    news_sitemap,
    robots,
    sitemaps,
)

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"
BASE = "https://courier.example/"
TIME = datetime(2026, 11, 23, 9, tzinfo=UTC)


def _locs(xml: str, tag: str) -> list[str]:
    root = ET.fromstring(xml.encode())
    assert root.tag == f"{S}{tag}"
    return [found.text or "" for found in root.iter(f"{S}loc")]


def test_one_file_while_it_fits() -> None:
    pages = [MappedPage(f"{BASE}a&b/", TIME), MappedPage(BASE)]
    files = sitemaps(pages, BASE)
    assert list(files) == ["sitemap.xml"]
    assert _locs(files["sitemap.xml"], "urlset") == [f"{BASE}a&b/", BASE]
    assert files["sitemap.xml"].count("<lastmod>2026-11-23T09:00:00Z</lastmod>") == 1
    children = [c.tag for c in next(ET.fromstring(files["sitemap.xml"].encode()).iter(f"{S}url"))]
    assert children == [f"{S}loc", f"{S}lastmod"]


def test_an_index_when_there_are_too_many() -> None:
    files = sitemaps([MappedPage(f"{BASE}{n}/") for n in range(5)], BASE, most=2)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert _locs(files["sitemap.xml"], "sitemapindex") == [f"{BASE}{n}" for n in list(files)[1:]]
    listed = [loc for name in list(files)[1:] for loc in _locs(files[name], "urlset")]
    assert listed == [f"{BASE}{n}/" for n in range(5)]


def test_the_index_begins_beyond_fifty_thousand_addresses() -> None:
    pages = [MappedPage(f"{BASE}{n}/", TIME) for n in range(MOST_ADDRESSES + 1)]
    assert list(sitemaps(pages[1:], BASE)) == ["sitemap.xml"]
    files = sitemaps(pages, BASE)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert [files[name].count("<loc>") for name in files] == [2, MOST_ADDRESSES, 1]
    assert all(len(text.encode()) <= MOST_BYTES for text in files.values())


def test_no_part_is_heavier_than_allowed() -> None:
    files = sitemaps(
        [MappedPage(f"{BASE}{'x' * 100}{n}/") for n in range(20)], BASE, most_bytes=1000
    )
    assert len(files) > 3
    assert all(len(text.encode()) <= 1000 for name, text in files.items() if name != "sitemap.xml")


def test_an_empty_site() -> None:
    assert _locs(sitemaps([], BASE)["sitemap.xml"], "urlset") == []


def test_news() -> None:
    story = MappedStory(f"{BASE}world/x/", "Pilots & dockers", "en-GB", TIME)
    text = news_sitemap([story], "The Gulf Courier")
    url = next(ET.fromstring(text.encode()).iter(f"{S}url"))
    news = url.find(f"{N}news")
    assert news is not None
    assert [c.tag for c in news] == [f"{N}publication", f"{N}publication_date", f"{N}title"]
    assert news.findtext(f"{N}publication/{N}name") == "The Gulf Courier"
    assert news.findtext(f"{N}publication/{N}language") == "en"
    assert news.findtext(f"{N}publication_date") == "2026-11-23T09:00:00Z"
    assert news.findtext(f"{N}title") == "Pilots & dockers"
    assert len(_locs(news_sitemap([story] * 1001, "Courier"), "urlset")) == 1000


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("de", "de"), ("zh-Hant", "zh-tw"), ("zh-CN", "zh-cn")]
)
def test_news_languages(tag: str, code: str) -> None:
    assert news_language(tag) == code


def test_robots() -> None:
    assert robots([]) == "User-agent: *\nDisallow:\n"
    assert robots([f"{BASE}sitemap.xml"]).endswith(
        "\nSitemap: https://courier.example/sitemap.xml\n"
    )
