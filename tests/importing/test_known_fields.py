from datetime import UTC, datetime

import pytest

from editor_app.domain.article import Kind
from editor_app.importing.known_fields import KnownFields, is_true, read_moment


def test_aliases_are_read_and_the_rest_is_kept() -> None:
    fields = {
        "Title": "A",
        "description": "Short",
        "summary": "Other",
        "pubDate": "2026-01-02 10:30",
        "heroImage": {"src": "a.jpg", "alt": "x"},
        "layout": "post",
        "type": "opinion",
        "linkTitle": 2026,
    }
    known = KnownFields(fields, "Europe/Berlin")
    content = known.content("Body")
    assert content.headline == "A"
    assert content.seo_description == "Short"
    assert content.seo_title == "2026"
    assert content.lead_picture == "a.jpg"
    assert content.kind is Kind.OPINION
    assert known.moment("published") == datetime(2026, 1, 2, 9, 30, tzinfo=UTC)
    assert known.rest() == (("summary", '"Other"'), ("layout", '"post"'))


def test_what_does_not_fit_is_left_with_the_rest() -> None:
    known = KnownFields({"title": ["a"], "kind": "poem", "id": "7", "date": "soon"}, "UTC")
    assert known.content("").headline == ""
    assert known.id() == ""
    assert known.moment("published") is None
    assert [key for key, _ in known.rest()] == ["title", "kind", "id", "date"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ann Smith, Bo Lee", ("Ann Smith", "Bo Lee")),
        ("Ann Smith; Bo, Lee", ("Ann Smith", "Bo, Lee")),
        (["Smith, Ann", "", "Bo Lee", "Bo Lee"], ("Smith, Ann", "Bo Lee")),
        ([{"name": "Ann Smith", "url": "x"}], ("Ann Smith",)),
        ({"name": "Ann Smith"}, ("Ann Smith",)),
        (7, ("7",)),
        (None, ()),
        ([{"url": "x"}], ()),
        ({"url": "x"}, ()),
    ],
)
def test_names(value: object, names: tuple[str, ...]) -> None:
    assert KnownFields({"author": value}, "UTC").words("authors") == names


@pytest.mark.parametrize(
    ("value", "picture"),
    [
        (["a.jpg", "b.jpg"], "a.jpg"),
        ([{"path": "a.jpg"}], "a.jpg"),
        ({"image": "a.jpg", "alt": ""}, "a.jpg"),
        ({"alt": "x"}, ""),
        ([], ""),
    ],
)
def test_pictures_in_tables(value: object, picture: str) -> None:
    assert KnownFields({"cover": value}, "UTC").word("lead_picture") == picture


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026-11-24T10:30:00+01:00", 9),
        ("2026-11-24 10:30:00 +0100", 9),
        ("2026-11-24 9:30 Z", 9),
        ("2026-11-24 10:30", 10),
        ("2026/11/24", 0),
        ("2026-11-24", 0),
        (" 20261124T0930Z ", 9),
    ],
)
def test_times_as_generators_write_them(text: str, hour: int) -> None:
    found = KnownFields({"date": text}, "UTC").moment("published")
    assert found is not None
    assert (found.day, found.hour) == (24, hour)


@pytest.mark.parametrize("text", ["", "soon", "2026-13-45", "2026-13-45 10:00", "24.11.2026"])
def test_what_is_no_time(text: str) -> None:
    assert read_moment(text) is None


def test_times_beyond_the_calendar_are_none() -> None:
    assert KnownFields({"date": "0001-01-01T00:00:00+05:00"}, "UTC").moment("published") is None
    assert KnownFields({"date": 5}, "UTC").moment("published") is None


@pytest.mark.parametrize(
    ("fields", "unfinished"),
    [
        ({"draft": True}, True),
        ({"draft": "yes"}, True),
        ({"draft": False}, False),
        ({"status": "Draft"}, True),
        ({"status": "published"}, False),
        ({"published": False}, True),
        ({"published": True}, False),
        ({}, False),
    ],
)
def test_drafts_of_other_programs(fields: dict[str, object], unfinished: bool) -> None:
    known = KnownFields(dict(fields), "UTC")
    assert known.unfinished() is unfinished
    known.take_status()
    assert known.rest() == ()


def test_saying_yes() -> None:
    assert all(is_true(value) for value in (True, "On", "1", "TRUE"))
    assert not any(is_true(value) for value in (False, "", "no", None))
