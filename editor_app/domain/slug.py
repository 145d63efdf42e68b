"""Slugs: the readable part of an address, safe on every file system."""

import re
import unicodedata
from collections.abc import Callable

MAX_LENGTH = 80
# Names that Windows keeps for devices, in every folder.
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
)
RESERVED = frozenset(
    DEVICES
    | {"assets", "author", "corrections", "feed", "media", "page", "search", "tag", "index"}
    | {"atom", "sitemap", "news-sitemap", "robots", "404", "archive"}
)
_BASE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def make_slug(text: str, *, fallback: str = "untitled", refused: frozenset[str] = RESERVED) -> str:
    """Return a lower-case NFC slug of at most 80 characters; letters of every script are kept.

    Latin letters lose their accents; an empty or refused result becomes `fallback` or gains it.
    """
    lowered = text.lower().translate(_BASE)
    plain = "".join(_strip_latin_accents(c) for c in unicodedata.normalize("NFC", lowered))
    words = re.sub(r"['’‘`]", "", plain)
    slug = _cut(re.sub(r"[\W_]+", "-", words).strip("-"))
    if not slug:
        return fallback
    return f"{slug}-{fallback}" if slug in refused else slug


def slug_problem(slug: str, *, refused: frozenset[str] = RESERVED) -> str:
    """Say what is wrong with a typed slug; empty when nothing is."""
    if not slug:
        return "The slug is empty."
    if len(slug) > MAX_LENGTH:
        return f"The slug has more than {MAX_LENGTH} characters."
    if slug in refused:
        return f"“{slug}” is a word the site or Windows keeps for itself."
    if slug != unicodedata.normalize("NFC", slug).lower() or not re.fullmatch(
        r"[^\W_]+(?:-[^\W_]+)*", slug
    ):
        return "A slug has lower-case letters, digits and single hyphens only."
    return ""


def unique_slug(wanted: str, taken: Callable[[str], bool]) -> str:
    """Return `wanted`, or the first of `wanted-2`, `wanted-3`, … that is not taken."""
    slug, number = wanted, 2
    while taken(slug):
        ending = f"-{number}"
        slug, number = _cut(wanted, MAX_LENGTH - len(ending)) + ending, number + 1
    return slug


def _strip_latin_accents(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    return parts[0] if "a" <= parts[0] <= "z" else char


def _cut(slug: str, length: int = MAX_LENGTH) -> str:
    if len(slug) <= length:
        return slug
    head = slug[: length + 1].rsplit("-", 1)[0]
    return (head if 0 < len(head) <= length else slug[:length]).strip("-")
