"""Takes a page with markers apart into what the preview may patch and what it may not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_START = re.compile(
    r'<([a-z][a-z0-9]*)(?: [a-z-]+="[^"]*")*? data-region="([a-z-]+)"(?: [a-z-]+="[^"]*")*>'
)
_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Regions:
    """A page in parts; pages of equal `skeleton` differ in their regions (and their head) alone."""

    skeleton: str
    regions: Mapping[str, str]


def split_regions(page: str) -> Regions:
    """Return the inner HTML of each region, and the rest of the page without its head."""
    found: dict[str, str] = {}
    rest: list[str] = []
    at = 0
    page = _HEAD.sub("", page, count=1)
    while (start := _START.search(page, at)) is not None:
        end = _end_of(page, start[1], start.end())
        found[start[2]] = page[start.end() : end]
        rest.append(page[at : start.end()])
        at = end
    rest.append(page[at:])
    return Regions("".join(rest), found)


def _end_of(page: str, tag: str, start: int) -> int:
    """Return where the element's end tag begins."""
    depth = 1
    for found in re.compile(rf"<(/?){tag}(?=[\s>])").finditer(page, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.start()
    return len(page)
