"""JSON Feed 1.1."""

import json
from typing import Any

from editor_app.export.feed import Feed, FeedAuthor, FeedItem, stamp

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    """Return a feed as JSON Feed 1.1."""
    described = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home_url,
        "feed_url": feed.self_url,
        "language": feed.language,
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(_filled(described), ensure_ascii=False, indent=1) + "\n"


def _item(item: FeedItem) -> dict[str, Any]:
    return _filled(
        {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "summary": item.summary,
            "content_html": item.html or " ",
            "image": item.picture,
            "date_published": stamp(item.published),
            "date_modified": stamp(item.updated),
            "authors": [_author(author) for author in item.authors],
            "tags": list(item.categories),
            "language": item.language,
        }
    )


def _author(author: FeedAuthor) -> dict[str, Any]:
    return _filled({"name": author.name, "url": author.url})


def _filled(described: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known; a feed without items still says so."""
    return {name: value for name, value in described.items() if value or name == "items"}
