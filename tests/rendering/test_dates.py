from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from editor_app.rendering.dates import direction, locale_of, moment

WHEN = datetime(2026, 11, 23, 23, 5, 7, tzinfo=UTC)


def test_a_time_is_told_in_the_zone_of_the_site_and_the_language_of_the_text() -> None:
    shown = moment(WHEN, ZoneInfo("Europe/Berlin"), "en-GB")
    assert shown.iso == "2026-11-24T00:05:07+01:00"
    assert (shown.day, shown.short, shown.time) == ("24 November 2026", "24 November", "00:05")
    assert shown.long == "Tuesday 24 November 2026" or shown.long == "Tuesday, 24 November 2026"
    assert shown.year == 2026
    german = moment(WHEN, ZoneInfo("UTC"), "de")
    assert (german.day, german.short, german.time) == ("23. November 2026", "23. November", "23:05")


@pytest.mark.parametrize(
    ("tag", "known"),
    [("en-GB", "en_GB"), ("de-XX", "de"), ("tlh", "en"), ("zh-Hant-TW", "zh_Hant_TW")],
)
def test_a_language_babel_does_not_know_falls_back(tag: str, known: str) -> None:
    assert str(locale_of(tag)) == known


@pytest.mark.parametrize(
    ("tag", "way"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("de", "ltr"), ("az-Arab", "rtl"), ("ar-Latn", "ltr")],
)
def test_languages_have_a_direction(tag: str, way: str) -> None:
    assert direction(tag) == way
