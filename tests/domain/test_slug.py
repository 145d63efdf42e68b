import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.slug import MAX_LENGTH, make_slug, slug_problem, unique_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (
            "Harbour pilots vote to end nine-week strike",
            "harbour-pilots-vote-to-end-nine-week-strike",
        ),
        ("Größe über alles", "grosse-uber-alles"),
        ("Ana’s café", "anas-cafe"),
        ("порт Салем", "порт-салем"),
        ("!!!", "untitled"),
        ("CON", "con-untitled"),
        ("feed", "feed-untitled"),
    ],
)
def test_slugs_of_headlines(text: str, slug: str) -> None:
    assert make_slug(text) == slug


@given(st.text(max_size=300))
def test_every_text_gives_a_sound_slug(text: str) -> None:
    slug = make_slug(text)
    assert slug_problem(slug) == ""
    assert slug == unicodedata.normalize("NFC", slug)
    assert len(slug) <= MAX_LENGTH


@pytest.mark.parametrize(
    ("slug", "word"),
    [("", "empty"), ("a" * 81, "80"), ("nul", "keeps"), ("A b", "lower"), ("a--b", "single")],
)
def test_a_bad_slug_is_explained(slug: str, word: str) -> None:
    assert word in slug_problem(slug)


def test_a_taken_slug_is_numbered_within_its_length() -> None:
    taken = {"a" * 80, "a" * 78 + "-2", "port"}
    assert unique_slug("port", taken.__contains__) == "port-2"
    assert unique_slug("free", taken.__contains__) == "free"
    third = unique_slug("a" * 80, taken.__contains__)
    assert third == "a" * 78 + "-3"


def test_one_endless_word_is_cut() -> None:
    assert make_slug("x" * 200) == "x" * 80
    assert make_slug("word " * 40).endswith("word")
