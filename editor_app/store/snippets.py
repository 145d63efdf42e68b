"""Where searched words stand in a text: how well it fits, and the lines to show."""

import re
import unicodedata

from editor_app.domain.search_query import SearchQuery, Term
from editor_app.domain.text import plain_text

LENGTH = 160
OPENING, CLOSING = "\ue000", "\ue001"
_HEADLINE, _STANDFIRST, _MOST = 12, 4, 5
# What stands beyond so many characters of a text is not looked through for a snippet.
_READ = 200_000


class _Folded(dict[int, str]):
    """Each letter as the index has it: lower case, without accents, one for one."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        return folded


_FOLDED = _Folded()


def folded(text: str) -> str:
    """Return a text of the same length as the index has it."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class Marker:
    """Knows the words of one search."""

    def __init__(self, query: SearchQuery) -> None:
        wanted = [pattern for term in query.terms if (pattern := _pattern(term))]
        self._terms = [re.compile(pattern) for pattern in wanted]
        # Counting a plain word is many times quicker than a pattern, and good enough to rank by.
        self._words = [max(_words(term), key=len) for term in query.terms if _pattern(term)]
        self._any = re.compile("|".join(wanted)) if wanted else None

    def score(self, headline: str, standfirst: str, body: str) -> int:
        """Return how well a text fits: a headline counts most, a body up to a limit."""
        head, stand, rest = (folded(text) for text in (headline, standfirst, body))
        total = 0
        for term, word in zip(self._terms, self._words, strict=True):
            total += _HEADLINE * (word in head and term.search(head) is not None)
            total += _STANDFIRST * (word in stand and term.search(stand) is not None)
            total += min(_MOST, rest.count(word))
        return total

    def snippet(self, body: str, standfirst: str = "") -> str:
        """Return plain words around the first hit, each hit between U+E000 and U+E001."""
        text = plain_text(body[:_READ])
        first = self._first(text)
        if first < 0 and self._first(standfirst) >= 0:
            text, first = plain_text(standfirst), 0
        start = _word_start(text, first - LENGTH // 3)
        cut = text[start : _word_end(text, start + LENGTH)]
        if self._any is None:
            return cut
        return _marked(cut, self._any)

    def _first(self, text: str) -> int:
        hit = self._any.search(folded(text)) if self._any else None
        return hit.start() if hit else -1


def _marked(text: str, pattern: re.Pattern[str]) -> str:
    parts: list[str] = []
    at = 0
    for hit in pattern.finditer(folded(text)):
        parts += [text[at : hit.start()], OPENING, text[hit.start() : hit.end()], CLOSING]
        at = hit.end()
    return "".join([*parts, text[at:]])


def _word_start(text: str, offset: int) -> int:
    """Return the beginning of the first whole word from an offset on."""
    if offset <= 0:
        return 0
    space = text.find(" ", offset)
    return space + 1 if 0 <= space < offset + LENGTH // 3 else offset


def _word_end(text: str, offset: int) -> int:
    """Return the end of the last whole word up to an offset."""
    if offset >= len(text):
        return len(text)
    space = text.rfind(" ", offset - LENGTH // 3, offset + 1)
    return space if space >= 0 else offset


def _pattern(term: Term) -> str:
    """Return a term as a pattern over folded text; empty for what must not be there."""
    if term.negative:
        return ""
    words = _words(term)
    ending = r"[^\W_]*" if term.prefix else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + ending if words else ""


def _words(term: Term) -> list[str]:
    return re.findall(r"[^\W_]+", folded(term.text))
