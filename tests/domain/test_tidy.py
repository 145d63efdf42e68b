from datetime import UTC, datetime, timedelta, timezone

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import InvalidValue
from editor_app.domain.ids import AuthorId, TagId
from editor_app.domain.tidy import (
    given_reason,
    is_language,
    sound_content,
    sound_line,
    sound_text,
)


def test_characters_that_cannot_be_kept_are_left_out() -> None:
    assert sound_text("a\x00b\r\nc\rd\ud800") == "ab\nc\nd"
    assert sound_line(" a\nb\tc ") == "a b c"


def test_a_reason_is_one_line_and_never_empty() -> None:
    assert given_reason(" asked for\nby legal ", "Holding back") == "asked for by legal"
    with pytest.raises(InvalidValue, match="Holding back needs a reason"):
        given_reason(" \n", "Holding back")


def test_content_is_made_fit() -> None:
    there = datetime(2026, 11, 23, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    content = sound_content(
        Content(
            headline="Two\nlines",
            note_to_editors="Two\nlines",
            byline=(AuthorId("a"), AuthorId("a")),
            tags=(TagId("t"), TagId("t")),
            embargo=there,
            language="en-GB",
        )
    )
    assert content.headline == "Two lines"
    assert content.note_to_editors == "Two\nlines"
    assert content.byline == ("a",)
    assert content.tags == ("t",)
    assert content.embargo == datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (Content(headline="x" * 501), "headline"),
        (Content(body="x" * 2_000_001), "body"),
        (Content(language="not a tag"), "language"),
        (Content(embargo=datetime(2026, 1, 1)), "embargo"),  # noqa: DTZ001
    ],
)
def test_what_cannot_be_is_named(content: Content, word: str) -> None:
    with pytest.raises(InvalidValue, match=word):
        sound_content(content)


def test_language_tags() -> None:
    assert is_language("zh-Hant")
    assert not is_language("english language")


def test_content_without_an_embargo_stays_without() -> None:
    assert sound_content(Content(headline="Plain")).embargo is None
