"""Where a Markdown text speaks of pictures and links, with offsets, without rendering it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LABEL = r"\[((?:[^\[\]\\]++|\\.|\[[^\[\]]*+\])*+)\]"
_TITLE = r"""(?:\s+("[^"\n]*+"|'[^'\n]*+'))?"""
_INLINE = re.compile(
    r"(?<!\\)(!?)"
    + _LABEL
    + r"\(\s*+(<[^<>\n]*+>|(?:[^\s()<>]++|\([^\s()]*+\))*+)"
    + _TITLE
    + r"\s*+\)",
)
_INLINE_PICTURE = re.compile(
    r"(?<!\\)(!)\[([^\[\]]*+)\]\(\s*+(<[^<>\n]*+>|(?:[^\s()<>]++|\([^\s()]*+\))*+)"
    + _TITLE
    + r"\s*+\)"
)
_REFERENCE = re.compile(r"(?<!\\)(!?)" + _LABEL + r"\[([^\[\]\n]*+)\]")
_SHORT = re.compile(r"(?<![\\\]])(!?)\[([^\[\]\n^][^\[\]\n]*+)\](?![\[(:])")
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n^][^\[\]\n]*+)\]:[ \t]*+(<[^<>\n]*+>|\S++)" + _TITLE + r"[ \t]*+$",
    re.MULTILINE,
)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_TICKS = re.compile(r"`+|\n[ \t]*\n")
_HIDDEN = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>\"')\]]++"
    r"|(?<=\]\()[^\s()]++"
    r"|^ {0,3}\[[^\[\]\n]++\]:[ \t]*+\S++"
    r"|\{:?[^{}\n.#=]*+[.#=][^{}\n]*+\}"
    r"|</?[A-Za-z][^<>\n]*+>",
    re.MULTILINE,
)
# Several checks and the press ask the same of one text, one after the other.
_REMEMBERED = 32
_ANYTHING = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A picture or link in a text; `words` is the alt text or the linked words.

    `start` and `end` are the offsets of the whole mention in characters.
    """

    words: str
    destination: str
    title: str
    start: int
    end: int
    picture: bool = False


@lru_cache(maxsize=_REMEMBERED)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return the pictures and links of a Markdown text in their order; code does not count."""
    clear = without_code(text)
    if "[" not in clear:
        return ()
    found = {mention.start: mention for mention in _inline(clear)}
    definitions = {
        _name(m.group(1)): (_bare(m.group(2)), _bare(m.group(3) or ""))
        for m in _DEFINITION.finditer(clear)
    }
    if definitions:
        for mention in _by_reference(clear, definitions):
            found.setdefault(mention.start, mention)
    return tuple(found[start] for start in sorted(found))


def pictures_in(text: str) -> tuple[Mention, ...]:
    """Return the pictures of a Markdown text."""
    return tuple(mention for mention in mentions(text) if mention.picture)


def links_in(text: str) -> tuple[Mention, ...]:
    """Return the links of a Markdown text."""
    return tuple(mention for mention in mentions(text) if not mention.picture)


def definitions_in(text: str) -> tuple[tuple[str, int], ...]:
    """Return the addresses of reference definitions as written, with their offsets."""
    return tuple((m.group(2), m.start(2)) for m in _DEFINITION.finditer(without_code(text)))


@lru_cache(maxsize=_REMEMBERED)
def without_code(text: str) -> str:
    """Return a text of the same length in which code, fenced or in backticks, is blank."""
    unfenced = _blank(text, _fences(text))
    return _blank(unfenced, _code_spans(unfenced))


def readable(text: str) -> str:
    """Return a text of the same length in which code, addresses, HTML and attributes are blank."""
    clear = without_code(text)
    clear = _blank(clear, _comments(clear))
    return _blank(clear, [match.span() for match in _HIDDEN.finditer(clear)])


def line_of(text: str, offset: int) -> int:
    """Return the line of an offset, from 1."""
    return text.count("\n", 0, offset) + 1


def _inline(text: str) -> Iterator[Mention]:
    for pattern in (_INLINE, _INLINE_PICTURE):
        for match in pattern.finditer(text):
            mark, words, destination, title = match.groups()
            yield Mention(words, _bare(destination), _bare(title or ""), *match.span(), bool(mark))


def _by_reference(text: str, definitions: dict[str, tuple[str, str]]) -> Iterator[Mention]:
    for pattern in (_REFERENCE, _SHORT):
        for match in pattern.finditer(text):
            mark, words = match.group(1), match.group(2)
            name = match.group(3) if pattern is _REFERENCE else ""
            known = definitions.get(_name(name or words))
            if known:
                yield Mention(words, *known, *match.span(), bool(mark))


def _fences(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opening: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opening is None:
            opening = match
        elif _closes(opening.group(1), match.group(1)):
            spans.append((opening.start(), match.end()))
            opening = None
    if opening is not None:
        spans.append((opening.start(), len(text)))
    return spans


def _comments(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return spans
        spans.append((start, end + 3))
        start = text.find("<!--", end)
    return spans


def _closes(opening: str, fence: str) -> bool:
    return fence[0] == opening[0] and len(fence) >= len(opening)


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Pair runs of backticks of one length within a paragraph."""
    runs = [m.span() for m in _TICKS.finditer(text)]
    breaks = [n for n, (start, _) in enumerate(runs) if text[start] == "\n"]
    by_length: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(runs):
        if text[start] == "`":
            by_length.setdefault(end - start, []).append(number)
    spans: list[tuple[int, int]] = []
    number = 0
    while number < len(runs):
        closing = _closing(number, runs, breaks, by_length) if text[runs[number][0]] == "`" else 0
        if closing:
            spans.append((runs[number][0], runs[closing][1]))
        number = max(closing, number) + 1
    return spans


def _closing(
    number: int,
    runs: list[tuple[int, int]],
    breaks: list[int],
    by_length: dict[int, list[int]],
) -> int:
    start, end = runs[number]
    same = by_length[end - start]
    place = bisect_left(same, number) + 1
    until = bisect_left(breaks, number)
    last = breaks[until] if until < len(breaks) else len(runs)
    return same[place] if place < len(same) and same[place] < last else 0


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], _ANYTHING.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _name(label: str) -> str:
    return " ".join(label.lower().split())


def _bare(text: str) -> str:
    return text[1:-1] if text[:1] in {"<", '"', "'"} else text
