"""Finds words by some of their letters, as people type them when they are in a hurry."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def score(typed: str, text: str) -> int:
    """Return how well letters fit a text, 0 when they are not in it in that order.

    Beginnings of words count most, then letters that stand together.
    """
    wanted, given = typed.casefold().replace(" ", ""), text.casefold()
    if not wanted:
        return 1
    whole = given.find(typed.casefold().strip())
    if whole >= 0:
        return 1000 - whole + (500 if whole == 0 or given[whole - 1] == " " else 0)
    points, at = 0, -1
    for letter in wanted:
        begins = _next_beginning(given, letter, at + 1)
        found = begins if begins >= 0 else given.find(letter, at + 1)
        if found < 0:
            return 0
        points += 8 if begins >= 0 else 4 if found == at + 1 else 1
        at = found
    return points


def best(typed: str, things: Iterable[tuple[str, Thing]]) -> Sequence[Thing]:
    """Return the things whose text holds the letters, best first, else in their order."""
    ranked = [(score(typed, text), thing) for text, thing in things]
    return [thing for points, thing in sorted(ranked, key=lambda pair: -pair[0]) if points]


def _next_beginning(text: str, letter: str, start: int) -> int:
    at = text.find(letter, start)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(letter, at + 1)
    return at
