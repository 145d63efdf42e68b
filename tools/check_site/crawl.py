"""Every address that pages and style sheets name: inside it must exist, outside nothing loads."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.check_site.sites import ADDRESS

# What a reader's browser fetches by itself, and what only leads somewhere.
_LOADS = {
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("use", "href"),
}
_LOADED_LINKS = {"stylesheet", "icon", "preload", "manifest", "apple-touch-icon", "modulepreload"}
_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


class _Page(HTMLParser):
    """Collects the addresses of a page, the anchors it has, and its style texts."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.anchors: set[str] = set()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.anchors.add(given["id"])
        self._in_style = tag == "style"
        if tag == "a" and "href" in given:
            self.leads.append(given["href"])
        if tag == "link" and "href" in given:
            loaded = _LOADED_LINKS & set(given.get("rel", "").split())
            (self.loads if loaded else self.leads).append(given["href"])
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.leads.append(given.get("content", "").partition("url=")[2])
        for name, value in given.items():
            if (tag, name) in _LOADS:
                self.loads += _candidates(value) if name == "srcset" else [value]
            if name == "style":
                self.loads += _in_css(value)

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.loads += _in_css(data)


def link_faults(folder: Path) -> list[str]:
    """Return dead links, dead anchors, and whatever a page would load from another host."""
    pages: dict[Path, _Page] = {}
    for file in sorted(folder.rglob("*.html")):
        page = pages[file] = _Page()
        page.feed(file.read_text(encoding="utf-8"))
    found = [fault for file, page in pages.items() for fault in _faults(folder, file, page, pages)]
    for file in sorted(folder.rglob("*.css")):
        for address in _in_css(file.read_text(encoding="utf-8")):
            found += _load_faults(folder, file, address)
    return found


def _faults(folder: Path, file: Path, page: _Page, pages: dict[Path, _Page]) -> Iterator[str]:
    for address in page.loads:
        yield from _load_faults(folder, file, address)
    for address in page.leads:
        parts = urlsplit(address)
        if parts.scheme in {"http", "https", "mailto"} and not address.startswith(ADDRESS):
            continue
        goal = _file(folder, file, address)
        if not goal.is_file():
            yield f"{file.relative_to(folder)}: “{address}” leads nowhere"
        elif (
            parts.fragment
            and goal in pages
            and unquote(parts.fragment) not in _anchors(pages[goal])
        ):
            yield f"{file.relative_to(folder)}: “{address}” names an anchor that is not there"


def _anchors(page: _Page) -> set[str]:
    return page.anchors | {"top"}


def _load_faults(folder: Path, file: Path, address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme == "data":
        return
    if parts.scheme or parts.netloc:
        yield f"{file.relative_to(folder)}: “{address}” is loaded from elsewhere"
    elif not _file(folder, file, address).is_file():
        yield f"{file.relative_to(folder)}: “{address}” is not there"


def _file(folder: Path, file: Path, address: str) -> Path:
    """Return the file of the site that an address names, seen from a file of it."""
    if address.startswith(ADDRESS):
        address = address.removeprefix(ADDRESS) or "/"
    path = unquote(urlsplit(address).path)
    if not path:
        return file
    goal = folder / path.lstrip("/") if path.startswith("/") else file.parent / path
    return (goal / "index.html" if path.endswith("/") or goal.is_dir() else goal).resolve()


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def _in_css(text: str) -> list[str]:
    return [(m[1] or m[2]).strip() for m in _CSS.finditer(text)]
