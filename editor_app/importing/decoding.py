"""Bytes of others as text: the encoding they name, the one they have, or a guess that is told."""

import codecs
import re
from dataclasses import dataclass

from editor_app.domain.errors import FileUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ADVICE = "Save it as UTF-8 and import it again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text; `note` says what had to be guessed, and is empty when nothing had."""

    text: str
    note: str = ""


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """Return the text of a file; FileUnreadable when it is none."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], name))
    wide = _wide(data)
    if wide:
        return Decoded(_strict(data, wide), f"read as {wide.upper()}, which it does not say")
    if b"\0" in data:
        raise FileUnreadable("It holds NUL bytes: it is no text.", _ADVICE)
    named = _NAMED.search(data[:4096]) if html else None
    if named:
        return _as_named(data, named[1].decode("ascii"))
    return _guessed(data)


def _as_named(data: bytes, name: str) -> Decoded:
    """Decode as a page asks; what it says is not always true, so UTF-8 comes first."""
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        # What calls itself Latin-1 is Windows-1252 on the web (WHATWG Encoding).
        latin = name.lower() in {"iso-8859-1", "latin1", "us-ascii"}
        text = data.decode("windows-1252" if latin else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return _guessed(data)
    return Decoded(text)


def _guessed(data: bytes) -> Decoded:
    try:
        return Decoded(_text(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    try:
        text = _text(data.decode("windows-1252"))
    except UnicodeDecodeError as error:
        raise FileUnreadable("Its encoding is unknown.", _ADVICE) from error
    return Decoded(text, "not UTF-8, read as Windows-1252")


def _strict(data: bytes, name: str) -> str:
    try:
        return _text(data.decode(name))
    except UnicodeDecodeError as error:
        raise FileUnreadable(
            f"It says {name.upper()}, and is damaged at byte {error.start}.", _ADVICE
        ) from error


def _text(text: str) -> str:
    """Return a text that has no more control characters than a slip leaves behind."""
    if "\0" in text:
        raise FileUnreadable("It holds NUL bytes: it is no text.", _ADVICE)
    odd = len(_CONTROL.findall(text[:100_000]))
    if odd > 8 and odd * 200 > min(len(text), 100_000):
        raise FileUnreadable("It is a binary file, not a text.")
    return text


def _wide(data: bytes) -> str:
    """Guess UTF-16 without its mark: Latin text has every other byte zero."""
    head = data[:2000]
    if len(head) < 4 or len(data) % 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return ""
