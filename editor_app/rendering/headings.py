"""Headings of a text: the anchors they stand at, and the list of contents of a long story."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

from editor_app.rendering.addresses import own_id

# A list of contents helps where a story has so many parts, and more words than a screen or two.
PARTS, WORDS = 3, 1_200
_LONGEST = 60
_HEADING = re.compile(r"<h([1-6])((?: [a-z-]+=\"[^\"]*\")*)>(.*?)</h\1>", re.DOTALL)
_PART = re.compile(
    r"<h2(?: [a-z-]+=\"[^\"]*\")*? id=\"([^\"]+)\"(?: [a-z-]+=\"[^\"]*\")*>(.*?)</h2>", re.DOTALL
)
_NOTE = re.compile(r"<sup class=\"footnote-ref\".*?</sup>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story in its list of contents: where it begins, and its heading."""

    anchor: str
    words: str


def own_ids(blocks: Iterable[str]) -> set[str]:
    """Return the ids that a text gives by itself, which no heading may take."""
    return {name for html in blocks if ' id="' in html for name in _ID.findall(html)}


def with_anchors(html: str, taken: set[str]) -> str:
    """Return a block whose headings have anchors made of their words; `taken` grows by them.

    They hold while the words do, wherever the heading moves to.
    """
    if "<h" not in html:
        return html

    def anchored(match: re.Match[str]) -> str:
        level, attributes, inside = match.groups()
        if ' id="' in attributes:
            return match[0]
        anchor = _free(own_id(_plain(inside)[:_LONGEST]), taken)
        return f'<h{level} id="{escape(anchor)}"{attributes}>{inside}</h{level}>'

    return _HEADING.sub(anchored, html)


def contents(body: str, words: int) -> tuple[Part, ...]:
    """Return the parts of a long story, none of a short one."""
    if words < WORDS or body.count("<h2") < PARTS:
        return ()
    told = ((anchor, _plain(inside)) for anchor, inside in _PART.findall(body))
    found = tuple(Part(anchor, said) for anchor, said in told if said)
    return found if len(found) >= PARTS else ()


def _free(anchor: str, taken: set[str]) -> str:
    if anchor == own_id(""):
        anchor = own_id("part")
    name, number = anchor, 1
    while name in taken:
        number += 1
        name = f"{anchor}-{number}"
    taken.add(name)
    return name


def _plain(inside: str) -> str:
    bare = _TAG.sub("", _NOTE.sub("", inside))
    return " ".join(unescape(bare).split())
