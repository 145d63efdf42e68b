"""Atom 1.0 (RFC 4287)."""

from editor_app.export.feed import Feed, FeedAuthor, FeedItem, stamp
from editor_app.export.xml_text import DECLARATION, element, empty_element, lines, text


def atom(feed: Feed) -> str:
    """Return a feed as Atom 1.0; its id is the address it was first given at."""
    head = lines(
        element("id", feed.self_url),
        element("title", feed.title),
        element("subtitle", feed.description),
        element("updated", stamp(feed.updated)),
        empty_element("link", rel="self", type="application/atom+xml", href=feed.self_url),
        empty_element("link", rel="alternate", type="text/html", href=feed.home_url),
        # Every entry needs an author, its own or the feed's.
        _author(FeedAuthor(feed.title, feed.home_url)),
        depth=1,
    )
    entries = "".join(_entry(item) for item in feed.items)
    language = f' xml:lang="{text(feed.language)}"'
    space = 'xmlns="http://www.w3.org/2005/Atom"'
    return f"{DECLARATION}<feed {space}{language}>\n{head}{entries}</feed>\n"


def _entry(item: FeedItem) -> str:
    inner = lines(
        element("id", item.id),
        element("title", item.title),
        empty_element("link", rel="alternate", type="text/html", href=item.url),
        element("published", stamp(item.published)),
        element("updated", stamp(item.updated)),
        *(_author(author) for author in item.authors),
        *(empty_element("category", term=category) for category in item.categories),
        element("summary", item.summary),
        element("content", item.html or item.title, type="html"),
        depth=2,
    )
    language = f' xml:lang="{text(item.language)}"' if item.language else ""
    return f"  <entry{language}>\n{inner}  </entry>\n"


def _author(author: FeedAuthor) -> str:
    return f"<author>{element('name', author.name)}{element('uri', author.url)}</author>"
