"""What one wording changes in another, word by word; a blank or a tag is one word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\w+|\s+|[^\w\s]")
# Comparing costs the product of the lengths; texts beyond this are compared line by line.
MOST_PIECES = 2_000


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class WordChange:
    """Some words of either wording, in reading order."""

    fate: Fate
    text: str


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """Return the words of both wordings: what stayed, what is gone, what is new."""
    old, new = _pieces(before), _pieces(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    found = [WordChange(Fate.SAME, "".join(old[:start]))]
    found += _between(old[start : len(old) - end], new[start : len(new) - end])
    found.append(WordChange(Fate.SAME, "".join(old[len(old) - end :])))
    return tuple(change for change in found if change.text)


def _between(old: Sequence[str], new: Sequence[str]) -> list[WordChange]:
    found: list[WordChange] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(WordChange(Fate.SAME, "".join(old[i:j])))
        else:
            found.append(WordChange(Fate.GONE, "".join(old[i:j])))
            found.append(WordChange(Fate.NEW, "".join(new[k:m])))
    return found


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pieces are the same from the beginning on."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _pieces(text: str) -> list[str]:
    pieces = _PIECE.findall(text)
    return pieces if len(pieces) <= MOST_PIECES else text.splitlines(keepends=True)
