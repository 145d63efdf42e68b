"""Counting words and guessing how long they take to read."""

import re

_MARKS = re.compile(
    r"!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]+\]:?|^\s*\|?[\s:|-]+\|?\s*$|[`*_#>|~{}]", re.MULTILINE
)
_WORD = re.compile(r"[^\W_]+(?:[’'.,\-][^\W_]+)*")
WORDS_A_MINUTE = 230


def count_words(markdown: str) -> int:
    """Return the number of words a reader sees; link addresses and marks do not count."""
    return len(_WORD.findall(_MARKS.sub(lambda m: m.group(1) or " ", markdown)))


def reading_minutes(words: int) -> int:
    """Return the reading time in whole minutes, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))
