"""Words as the site's search knows them: folded alike here and in the script of the search page."""

import re
import unicodedata
from functools import cache
from html import unescape

VERSION = "1"
# A text with more different words is no text; the index stays bounded.
MOST = 20_000
_PLAIN = re.compile("[a-z0-9]+")
_TAG = re.compile(r"<[^>]*>")
# What typography makes of quotes and dashes is no word, and keeps most texts from being plain.
_TYPOGRAPHY = dict.fromkeys(map(ord, "‘’“”‚„«»‹›–—…\u00a0\u202f\u2028\u2029"), " ")
# Accents and points that readers leave out when they type; vowel signs of Indic scripts stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
_PAIRS = "ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ı=i ς=σ ة=ه ى=ي ٱ=ا"
_ALIKE = {ord(pair[0]): pair[2:] for pair in _PAIRS.split()}


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower)).translate(_ALIKE)


def terms_of(html: str) -> str:
    """Return the different words that readers see of a sanitised fragment, joined by spaces.

    They hold letters, digits and signs on letters, never a quote, a backslash or markup.
    """
    # Most words stand there many times: each is looked at once.
    text = " ".join(set(unescape(_TAG.sub(" ", html)).lower().split()))
    text = text if text.isascii() else text.translate(_TYPOGRAPHY)
    if not text.isascii():
        text = folded(text)
    plain = set((_PLAIN if text.isascii() else _word()).findall(text))
    return " ".join(sorted(one for one in plain if len(one) > 1 or not one.isascii())[:MOST])


@cache
def _word() -> re.Pattern[str]:
    """Return what a word is: letters and digits, and the signs that stand on them."""
    signs = "".join(
        chr(code)
        for start, end in ((0x300, 0x1E00), (0x20D0, 0x2100), (0x302A, 0x30A0), (0xFE00, 0xFE30))
        for code in range(start, end)
        if unicodedata.category(chr(code)).startswith("M")
    )
    return re.compile(rf"[^\W_{signs}][^\W_]*(?:[{signs}]+[^\W_]*)*")
