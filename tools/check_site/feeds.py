"""Feeds: RSS and Atom by feedparser, JSON Feed by the keys that version 1.1 requires."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser

_WANTED = {"feed.xml": "rss20", "atom.xml": "atom10"}
_LEADS = ("http://", "https://")


def feed_faults(folder: Path) -> list[str]:
    """Return what is wrong with the feeds of a site; it must have all three forms."""
    found = [
        f"{name} is missing" for name in (*_WANTED, "feed.json") if not (folder / name).exists()
    ]
    for name, version in _WANTED.items():
        for file in sorted(folder.rglob(name)):
            place = file.relative_to(folder)
            found += [f"{place}: {fault}" for fault in _xml_faults(file, version)]
    for file in sorted(folder.rglob("feed.json")):
        place = file.relative_to(folder)
        found += [f"{place}: {fault}" for fault in _json_faults(json.loads(file.read_bytes()))]
    return found


def _xml_faults(file: Path, version: str) -> Iterator[str]:
    read: Any = feedparser.parse(file.read_bytes())
    if read.bozo:
        yield str(read.bozo_exception)
    if read.version != version:
        yield f"is {read.version or 'no feed'}, not {version}"
    if not read.feed.get("title") or not read.feed.get("link", "").startswith(_LEADS):
        yield "has no title or no link"
    seen: set[str] = set()
    for entry in read.entries:
        key = entry.get("id", "")
        if not key or key in seen:
            yield f"has an entry without an id of its own: “{entry.get('title', '')}”"
        seen.add(key)
        if not entry.get("title") or not entry.get("link", "").startswith(_LEADS):
            yield f"has an entry without title or link: “{key}”"
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            yield f"has an entry without a date: “{key}”"


def _json_faults(read: dict[str, Any]) -> Iterator[str]:
    if read.get("version") != "https://jsonfeed.org/version/1.1":
        yield "does not say that it is JSON Feed 1.1"
    if not read.get("title") or not isinstance(read.get("items"), list):
        yield "has no title or no items"
    for item in read.get("items", []):
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield "has an item without an id"
        if "content_html" not in item and "content_text" not in item:
            yield f"has an item without content: {item.get('id')}"
        if any(not author.get("name") for author in item.get("authors", [])):
            yield f"has an author without a name: {item.get('id')}"
