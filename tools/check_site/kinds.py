"""Which pages tell the most: every kind of page, and everything that a page can hold."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from editor_app.rendering.theme import built_in_files

# What a layout names in plain words; what it works out for itself is marked and left out.
_COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
_STATEMENT = re.compile(r"{%.*?%}", re.DOTALL)
_VALUE = re.compile(r"{{.*?}}", re.DOTALL)
_CLASS = re.compile(r'class="([^"]*)"')
_WORKED_OUT = "\0"
# Pages of one layout, told apart by what they list.
_LISTS = ("page-section", "page-author", "page-tag")
# What no published page holds: drafts are only previewed.
_NEVER_PUBLISHED = frozenset({"draft"})


class _Reading(HTMLParser):
    """Collects what a page is made of: elements with their classes, its direction, its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.features: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.features |= {f"{tag}.{name}" for name in (given.get("class") or "").split()}
        self.features.add(tag)
        if tag == "html":
            self.features.add(f"dir={given.get('dir')}")
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.features.add("leads away")


@cache
def features(page: Path) -> frozenset[str]:
    """Return what a page is made of."""
    reading = _Reading()
    reading.feed(page.read_text(encoding="utf-8"))
    return frozenset(reading.features)


def whole_pages(folder: Path) -> tuple[str, ...]:
    """Return the pages of a site, but those that send their reader on at once."""
    pages = sorted(folder.rglob("*.html"))
    return tuple(str(p.relative_to(folder)) for p in pages if "leads away" not in features(p))


def telling_pages(folder: Path) -> tuple[str, ...]:
    """Return few pages of a site that hold between them all that any page of it holds.

    Pages of the same depth and make differ only in their words; of those one is enough.
    """
    pages = [folder / name for name in whole_pages(folder)]
    left = set[str]().union(*(features(page) for page in pages))
    chosen: list[Path] = []
    while left:
        best = max(pages, key=lambda page: len(features(page) & left))
        chosen.append(best)
        left -= features(best)
    return tuple(str(page.relative_to(folder)) for page in chosen)


def unseen(theme: str, folder: Path) -> list[str]:
    """Return what the layouts of a theme can show and no page of the site does."""
    seen = {
        name.partition(".")[2]
        for page in folder.rglob("*.html")
        for name in features(page)
        if "." in name
    }
    layouts = {n: d.decode() for n, d in built_in_files(theme).items() if n.endswith(".html")}
    named = {name: set(_named(text)) for name, text in layouts.items()}
    named["list.html"] |= set(_LISTS)
    return [
        f"{name}: no page shows “{one}”; let the desk of this check have it (sites.py)"
        for name, classes in sorted(named.items())
        for one in sorted(classes - seen - _NEVER_PUBLISHED)
    ]


def _named(layout: str) -> Iterator[str]:
    """Give the classes that a layout names in plain words, and the kind of its page."""
    kind = re.search(r"block kind %}(.*?){%", layout)
    plain = _VALUE.sub(_WORKED_OUT, _STATEMENT.sub(" ", _COMMENT.sub("", layout)))
    for found in (*_CLASS.findall(plain), _VALUE.sub(_WORKED_OUT, kind[1]) if kind else ""):
        yield from (name for name in found.split() if _WORKED_OUT not in name)
