"""One article as one HTML file that stands by itself: the page of the site, addresses mapped."""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Protocol
from urllib.parse import quote, unquote
from uuid import uuid4

from editor_app.rendering.links import Places
from editor_app.rendering.page_values import ArticlePage, Page
from editor_app.rendering.theme import Theme

_REFERENCE = re.compile(r"url\(\s*[\"']?([\w.-]+)[\"']?\s*\)")
_MEDIA_TYPES = {
    "css": "text/css;charset=utf-8",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
_PLAIN = "/:;,+=()*!@$"
Address = Callable[[str], str]


class DocumentPlaces:
    """Addresses of a file that leaves the site: the web's for pages, its own for the rest.

    `stories` gives a slug's path; without `base`, the site's address, links become words.
    """

    def __init__(
        self,
        base: str,
        stories: Mapping[str, str],
        *,
        media: Address,
        asset: Address = lambda _name: "",
    ) -> None:
        self._base, self._stories = base.rstrip("/"), stories
        self._media, self._asset = media, asset

    def article(self, slug: str) -> str:
        path = self._stories.get(slug)
        return "" if path is None else self.page(path)

    def page(self, path: str) -> str:
        return f"{self._base}/{quote(path, safe='/:#.~-_')}" if self._base else ""

    def media(self, name: str) -> str:
        return self._media(name)

    def renditions(self, name: str) -> str:  # noqa: ARG002 (as all places say it)
        """A document that leaves the site carries each picture once."""
        return ""

    def asset(self, name: str) -> str:
        return self._asset(name)


class Maker(Protocol):
    """Makes pages in one theme."""

    @property
    def theme(self) -> Theme: ...

    def make(self, page: Page, places: Places) -> str: ...


class PageDocuments:
    """Writes articles' pages with styles and faces inside, all for one site and theme."""

    def __init__(self, maker: Maker, base: str, stories: Mapping[str, str]) -> None:
        self._maker, self._base, self._stories = maker, base, stories
        self._assets = _Assets(maker.theme)

    def write(self, page: ArticlePage, media: Address) -> str:
        """Return an article's page; `media` gives a picture's address, or nothing to leave it out.

        Pictures stand as marks of this one page until it is made, because what the page tells
        other machines of them holds for the site alone.
        """
        mark = f"data:,{uuid4().hex}-"
        places = DocumentPlaces(
            self._base,
            self._stories,
            media=lambda name: mark + quote(name, safe="") if media(name) else "",
            asset=self._assets.address,
        )
        html = self._maker.make(page, places)
        return re.sub(
            re.escape(mark) + r"([\w.~%-]+)", lambda found: media(unquote(found[1])), html
        )


def data_address(data: bytes, media_type: str) -> str:
    """Return bytes as an address that holds them."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


class _Assets:
    """The files of a theme as addresses; what a style refers to stands inside it."""

    def __init__(self, theme: Theme) -> None:
        self._assets = theme.assets
        self._made: dict[str, str] = {}

    def address(self, name: str) -> str:
        """Return a file as an address, made once."""
        if name not in self._made:
            self._made[name] = self._address(name)
        return self._made[name]

    def _address(self, name: str) -> str:
        data = self._assets.get(name)
        kind = _MEDIA_TYPES.get(name.rpartition(".")[2])
        if data is None or kind is None:
            return ""
        if name.endswith(".css"):
            # Not base64 once more around the faces inside: that makes a page a third larger.
            style = _REFERENCE.sub(self._reference, data.decode("utf-8"))
            return f"data:{kind},{quote(style, safe=_PLAIN)}"
        return data_address(data, kind)

    def _reference(self, match: re.Match[str]) -> str:
        inner = "" if match[1].endswith(".css") else self.address(match[1])
        return f'url("{inner}")' if inner else match[0]
