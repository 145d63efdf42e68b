"""Where a text names the files of its pictures, so that they can be given other addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from editor_app.domain.mentions import definitions_in, pictures_in, without_code

_MARKDOWN = re.compile(
    r"(?<!\\)!\[(?:[^\[\]\\]++|\\.|\[[^\[\]]*+\])*+\]\(\s*+(<[^<>\n]*+>|(?:[^\s()<>]++|\([^\s()]*+\))*+)"
)
_HTML = re.compile(r"""<img\b[^<>]*?\ssrc\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE)
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A picture's address in a text, between two offsets, marks around it left out."""

    address: str
    start: int
    end: int


@lru_cache(maxsize=_REMEMBERED)
def picture_places(text: str) -> tuple[PicturePlace, ...]:
    """Return the addresses of a text's pictures in their order, those of its HTML too."""
    if "[" not in text and "<" not in text:
        return ()
    clear = without_code(text)
    found = {place.start: place for place in _found(clear)}
    return tuple(found[start] for start in sorted(found))


def picture_names(text: str) -> tuple[str, ...]:
    """Return the names of the library's pictures that a text shows, each once."""
    names = (name_in_library(place.address) for place in picture_places(text))
    return tuple(dict.fromkeys(name for name in names if name))


def with_addresses(text: str, address: Callable[[str], str]) -> str:
    """Return a text in which `address` gives each picture's address anew."""
    parts: list[str] = []
    at = 0
    for place in picture_places(text):
        fresh = address(place.address)
        bare = text[place.start - 1 : place.start] != "<" and place.address != fresh
        if bare and re.search(r"[\s()]", fresh):
            fresh = f"<{fresh}>"
        parts += [text[at : place.start], fresh]
        at = place.end
    return "".join([*parts, text[at:]])


def name_in_library(address: str) -> str:
    """Return the picture's name when an address can only be one of the library, else nothing."""
    name = re.sub(r"^media[:/]", "", address.strip())
    return "" if re.search(r'[/\\:?#"<>]', name) else name


def _found(text: str) -> Iterator[PicturePlace]:
    for pattern in (_MARKDOWN, _HTML):
        for match in pattern.finditer(text):
            yield _place(match[1], match.start(1))
    shown = {mention.destination for mention in pictures_in(text)}
    for address, start in definitions_in(text):
        place = _place(address, start)
        if place.address in shown:
            yield place


def _place(written: str, start: int) -> PicturePlace:
    inner = written[1:-1] if written[:1] in {"<", '"', "'"} else written
    begin = start + (inner != written)
    return PicturePlace(inner, begin, begin + len(inner))
