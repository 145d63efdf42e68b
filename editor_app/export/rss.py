"""RSS 2.0 with content:encoded, dc:creator and atom:link, by the rules of the feed validators."""

from email.utils import format_datetime

from editor_app.export.feed import Feed, FeedItem
from editor_app.export.xml_text import DECLARATION, element, empty_element, lines

_SPACES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(feed: Feed) -> str:
    """Return a feed as RSS 2.0."""
    head = lines(
        element("title", feed.title),
        element("link", feed.home_url),
        # The channel needs a description, even one that only repeats the title.
        element("description", feed.description or feed.title),
        element("language", feed.language.lower()),
        empty_element("atom:link", href=feed.self_url, rel="self", type="application/rss+xml"),
        element("lastBuildDate", format_datetime(feed.updated)) if feed.items else "",
        depth=2,
    )
    items = "".join(_item(item) for item in feed.items)
    return (
        f'{DECLARATION}<rss version="2.0" {_SPACES}>\n  <channel>\n{head}{items}'
        "  </channel>\n</rss>\n"
    )


def _item(item: FeedItem) -> str:
    inner = lines(
        element("title", item.title),
        element("link", item.url),
        element("guid", item.id, isPermaLink="false"),
        element("pubDate", format_datetime(item.published)),
        *(element("dc:creator", author.name) for author in item.authors),
        *(element("category", category) for category in item.categories),
        element("description", item.summary or item.title),
        element("content:encoded", item.html),
        depth=3,
    )
    return f"    <item>\n{inner}    </item>\n"
