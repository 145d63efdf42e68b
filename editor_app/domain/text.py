"""Counting words and guessing how long they take to read."""

import re
from functools import lru_cache

from editor_app.domain.container import without_marks

_MARKS = re.compile(
    r"!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]+\]:?|^\s*\|?[\s:|-]+\|?\s*$|[`*_#>|~{}]", re.MULTILINE
)
# Links and footnotes alone change how many words there are: the other marks are none.
_LINKS = re.compile(r"!?\[(?:([^\]]*)\]\([^)]*\)|\^[^\]]+\]:?)")
_WORD = re.compile(r"[^\W_]+(?:[’'.,\-][^\W_]+)*")
_TAGS = re.compile(r"</?[A-Za-z][^<>\n]*>|<!--.*?-->|\{:?[ ]*[.#][^{}\n]*\}|\\(?=[^\w\s])")
_EMPHASIS = frozenset("*_`~")
_BULLETS = re.compile(r"^[ \t]*(?:[-+*]|:)[ \t]+", re.MULTILINE)
# Words that adults read silently in a minute, as measured with one set of texts in each language
# (Trauzettel-Klosinski and Dietz 2012). Languages that set no space between words have none.
_READ_A_MINUTE = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_READ_ELSEWHERE = 185
_WITHOUT_SPACES = frozenset({"ja", "km", "lo", "my", "th", "zh"})


@lru_cache(maxsize=16)
def count_words(markdown: str) -> int:
    """Return the number of words a reader sees; link addresses and marks do not count."""
    words = without_marks(markdown)
    bare = _LINKS.sub(_words_of_link, words) if "[" in words else words
    return len(_WORD.findall(bare))


def reading_minutes(words: int, language: str = "en") -> int:
    """Return the reading time in whole minutes, at least 1; 0 where words cannot be told apart."""
    stem = language.partition("-")[0].lower()
    if stem in _WITHOUT_SPACES:
        return 0
    return max(1, round(words / _READ_A_MINUTE.get(stem, _READ_ELSEWHERE)))


def plain_text(markdown: str) -> str:
    """Return about what a reader sees of a text, on one line; for snippets, never for pages."""
    bare = _TAGS.sub(" ", _BULLETS.sub("", without_marks(markdown)))
    linked = _MARKS.sub(_without_mark, bare)
    return " ".join(linked.split())


def _words_of_link(match: re.Match[str]) -> str:
    return match.group(1) or " "


def _without_mark(match: re.Match[str]) -> str:
    """Return what stays of a mark: the words of a link, nothing of emphasis, else a gap."""
    return match.group(1) or ("" if match.group() in _EMPHASIS else " ")
