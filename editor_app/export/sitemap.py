"""Sitemaps by sitemaps.org 0.9, the news extension, and robots.txt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from editor_app.export.feed import stamp
from editor_app.export.xml_text import DECLARATION, element, lines, text

MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800
MOST_NEWS = 1_000
NEWS_DAYS = timedelta(days=2)
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
# Chinese is the one language for which the news sitemap asks for the script as well.
_CHINESE = {"zh-cn": "zh-cn", "zh-hans": "zh-cn", "zh-tw": "zh-tw", "zh-hant": "zh-tw"}


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page in the sitemap; `changed` is that of the newest thing it shows."""

    url: str
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class MappedStory:
    """A story in the news sitemap."""

    url: str
    title: str
    language: str
    published: datetime


def sitemaps(
    pages: Iterable[MappedPage], base: str, most: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES
) -> dict[str, str]:
    """Return the sitemap's files by name: one, or an index and its parts; `base` ends with `/`."""
    parts = list(_parts([_entry(page) for page in pages], most, most_bytes))
    if len(parts) <= 1:
        return {"sitemap.xml": _urlset("".join(parts[0]) if parts else "")}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = "".join(f"  <sitemap>{element('loc', base + name)}</sitemap>\n" for name in names)
    index = f"{DECLARATION}<sitemapindex {_SPACE}>\n{listed}</sitemapindex>\n"
    found = zip(names, parts, strict=True)
    return {"sitemap.xml": index} | {name: _urlset("".join(part)) for name, part in found}


def news_sitemap(stories: Sequence[MappedStory], name: str) -> str:
    """Return the news sitemap of stories that are recent enough, newest first."""
    entries = "".join(_news_entry(story, name) for story in stories[:MOST_NEWS])
    return f"{DECLARATION}<urlset {_SPACE} {_NEWS_SPACE}>\n{entries}</urlset>\n"


def robots(sitemap_urls: Iterable[str]) -> str:
    """Return robots.txt: everybody may read everything."""
    named = "".join(f"Sitemap: {url}\n" for url in sitemap_urls)
    return "User-agent: *\nDisallow:\n" + (f"\n{named}" if named else "")


def news_language(tag: str) -> str:
    """Return the ISO 639 code of a language tag, as the news sitemap wants it."""
    lower = tag.lower()
    return _CHINESE.get(lower, lower.split("-")[0])


def _parts(entries: list[str], most: int, most_bytes: int) -> Iterable[list[str]]:
    room = most_bytes - len(_urlset("").encode())
    part: list[str] = []
    size = 0
    for entry in entries:
        length = len(entry) if entry.isascii() else len(entry.encode())
        if part and (len(part) == most or size + length > room):
            yield part
            part, size = [], 0
        part.append(entry)
        size += length
    if part:
        yield part


def _urlset(entries: str) -> str:
    return f"{DECLARATION}<urlset {_SPACE}>\n{entries}</urlset>\n"


def _entry(page: MappedPage) -> str:
    changed = f"<lastmod>{stamp(page.changed)}</lastmod>" if page.changed else ""
    return f"  <url><loc>{text(page.url)}</loc>{changed}</url>\n"


def _news_entry(story: MappedStory, name: str) -> str:
    language = element("news:language", news_language(story.language))
    inner = lines(
        element("loc", story.url),
        "<news:news>",
        f"  <news:publication>{element('news:name', name)}{language}</news:publication>",
        "  " + element("news:publication_date", stamp(story.published)),
        "  " + element("news:title", story.title),
        "</news:news>",
        depth=2,
    )
    return f"  <url>\n{inner}  </url>\n"
