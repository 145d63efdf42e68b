"""Comparing wordings loses no word and never takes what changed for what stayed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain import word_changes as module
from editor_app.domain.word_changes import Fate, word_changes

WORDS = st.lists(
    st.sampled_from(["We", "do", "not", " ", "\n", ".", "{{ site.name }}", "{% if a %}", "{"])
)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(change.fate.value, change.text) for change in word_changes(before, after)]


def test_words_are_compared_one_by_one() -> None:
    assert told("It is not advice.", "It is no legal advice.") == [
        ("same", "It is "),
        ("gone", "not"),
        ("new", "no legal"),
        ("same", " advice."),
    ]


def test_a_blank_is_one_word() -> None:
    assert told("© {{ site.name }}", "© {{ site.tagline }}") == [
        ("same", "© "),
        ("gone", "{{ site.name }}"),
        ("new", "{{ site.tagline }}"),
    ]


def test_nothing_and_the_same() -> None:
    assert told("", "") == []
    assert told("One.", "One.") == [("same", "One.")]
    assert told("", "One.") == [("new", "One.")]
    assert told("One.", "") == [("gone", "One.")]


def test_long_wordings_are_compared_by_lines(monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST_PIECES", 3)
    assert told("One two three.\nFour.", "One two 3.\nFour.") == [
        ("gone", "One two three.\n"),
        ("new", "One two 3.\n"),
        ("same", "Four."),
    ]


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_the_changes(before: list[str], after: list[str]) -> None:
    old, new = "".join(before), "".join(after)
    changes = word_changes(old, new)
    assert "".join(c.text for c in changes if c.fate is not Fate.NEW) == old
    assert "".join(c.text for c in changes if c.fate is not Fate.GONE) == new
    assert all(a.fate is not b.fate for a, b in pairwise(changes))
