"""Puts real addresses where a text's placeholders stand, and takes source markers away."""

import re
from typing import Protocol
from urllib.parse import unquote

from editor_app.rendering.picture_slots import BODY, Slot, Slots, slot_of
from editor_app.rendering.picture_sources import with_sources

_PLACEHOLDER = re.compile(
    r'(<[a-z]+(?: [a-z-]+="[^"]*")*?) (href|src)="(article|media|page):([^"]*)"'
)
_UNLINKED = re.compile(
    r'<a((?: [a-z-]+="[^"]*")*) href=""((?: [a-z-]+="[^"]*")*)>(.*?)</a>', re.DOTALL
)
# As our own figures write it: the address first, then the size in which the picture leaves.
_SIZED = re.compile(
    r'<img(?: [a-z-]+="[^"]*")*? src="media:([^"#]*)"(?: [a-z-]+="[^"]*")*? width="(\d+)"'
    r'(?: [a-z-]+="[^"]*")*>'
)
_GALLERY = re.compile(r'(<div(?: [a-z-]+="[^"]*")*? class="gallery">.*?</div>)', re.DOTALL)
_OUTSIDE = re.compile(
    r'<a(?: [a-z-]+="[^"]*")*? href="https?://[^"]*"(?: [a-z-]+="[^"]*")*>', re.IGNORECASE
)
_RELATIONS = re.compile(r' rel="([^"]*)"')
_NO_PICTURE = re.compile(r'<img(?: [a-z-]+="[^"]*")* src=""(?: [a-z-]+="[^"]*")*>')
_MARKER = re.compile(
    r'(<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*?) data-(?:src="\d+-\d+"|region="[a-z-]+")'
)


class Places(Protocol):
    """Knows real addresses; an empty answer unlinks the words or leaves the picture out."""

    def article(self, slug: str) -> str: ...

    def media(self, name: str) -> str: ...

    def renditions(self, name: str) -> str:
        """Return where a picture's renditions are, `*` for `800.webp`; empty for none here."""
        ...

    def page(self, path: str) -> str: ...

    def asset(self, name: str) -> str: ...


def place(html: str, places: Places, slots: Slots | None = None) -> str:
    """Map every `article:SLUG`, `media:NAME` and `page:PATH` in a fragment to its real address.

    With the `slots` of a theme pictures are offered in the widths that fit them.
    """
    if "article:" not in html and "media:" not in html and "page:" not in html:
        return html
    if slots is not None and "media:" in html:
        html = _with_renditions(html, places, slots)

    def address(match: re.Match[str]) -> str:
        head, attribute, kind, rest = match.groups()
        return f'{head} {attribute}="{_escaped(_address(places, kind, rest))}"'

    placed = _PLACEHOLDER.sub(address, html)
    if '=""' in placed:
        placed = _NO_PICTURE.sub("", _UNLINKED.sub(r"\3", placed))
    return placed


def as_paid(html: str) -> str:
    """Return a fragment whose links to other sites say that they are paid for."""
    if '="http' not in html:
        return html
    return _OUTSIDE.sub(lambda match: _with_relation(match[0], "sponsored"), html)


def _with_relation(tag: str, relation: str) -> str:
    found = _RELATIONS.search(tag)
    if found is None:
        return f'{tag[:-1]} rel="{relation}">'
    if relation in found[1].split():
        return tag
    return f'{tag[: found.start()]} rel="{found[1]} {relation}"{tag[found.end() :]}'


def pictures_in(html: str) -> set[str]:
    """Return the names of the pictures that a fragment shows by their placeholders."""
    if "media:" not in html:
        return set()
    found = _PLACEHOLDER.finditer(html)
    return {unquote(m[4].partition("#")[0]) for m in found if m[3] == "media"}


def marked(html: str, first: int, last: int) -> str:
    """Return a block with the source lines it came from on its first element."""
    name = re.match(r"<[a-z][a-z0-9]*", html)
    return f'{name[0]} data-src="{first}-{last}"{html[name.end() :]}' if name else html


def strip_markers(html: str) -> str:
    """Return a page or fragment without source and region markers."""
    return _MARKER.sub(r"\1", html)


def _with_renditions(html: str, places: Places, slots: Slots) -> str:
    """Offer every picture of a fragment as wide as it stands: those of a gallery side by side."""
    if "gallery" not in html:
        return _offered(html, places, slot_of(slots, BODY), None)
    parts = _GALLERY.split(html)
    for at, part in enumerate(parts):
        beside = slot_of(slots, "gallery") if at % 2 else slot_of(slots, BODY)
        # The last of an odd number stands alone, as wide as the text.
        alone = slot_of(slots, BODY) if at % 2 and len(_SIZED.findall(part)) % 2 else None
        parts[at] = _offered(part, places, beside, alone)
    return "".join(parts)


def _offered(html: str, places: Places, slot: Slot, last: Slot | None) -> str:
    """Return a fragment whose pictures have a slot; the last one may have another."""
    left = len(_SIZED.findall(html)) if last else 0

    def offered(match: re.Match[str]) -> str:
        nonlocal left
        left -= 1
        own = last if last and left == 0 else slot
        name = unquote(match[1])
        return with_sources(match[0], name, int(match[2]), places.renditions(name), own)

    return _SIZED.sub(offered, html)


def _address(places: Places, kind: str, rest: str) -> str:
    name, hash_sign, anchor = rest.partition("#")
    readers = {"article": places.article, "media": places.media, "page": places.page}
    found = readers[kind](unquote(name))
    return found + hash_sign + anchor if found else ""


def _escaped(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
