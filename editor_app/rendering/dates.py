"""Times in words: in the zone of the site and the language of the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from editor_app.rendering.page_values import Moment

_RIGHT_TO_LEFT = {
    *("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"),
}
_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "syrc", "thaa", "nkoo", "adlm"}


@dataclass(frozen=True, slots=True)
class _DayWords:
    day: str
    short: str
    long: str


def moment(when: datetime, zone: ZoneInfo, language: str) -> Moment:
    """Return an aware time as pages show it, to the minute."""
    local = when.astimezone(zone)
    words = _day_words(local.date(), language)
    clock = _time_words(local.hour, local.minute, language)
    return Moment(local.isoformat(), words.day, words.short, words.long, clock, local.year)


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """Return `rtl` for languages that are written from right to left, else `ltr`."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Return what Babel knows of a language, English where it knows nothing."""
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@dataclass(frozen=True, slots=True)
class MonthWords:
    """A month in words: its name alone, and with the year."""

    name: str
    whole: str


@lru_cache(maxsize=4_096)
def month_words(first: date, language: str) -> MonthWords:
    """Return the month that begins with a day, as it stands in a list or a headline."""
    locale = locale_of(language)
    name = format_date(first, "LLLL", locale)
    whole = format_skeleton("yMMMM", first, locale=locale)
    return MonthWords(name[:1].upper() + name[1:], whole[:1].upper() + whole[1:])


def counted(words: Mapping[str, str], name: str, number: int, language: str) -> str:
    """Return words for a number of things, in the plural form that the language asks for."""
    locale = locale_of(language)
    text = words.get(f"{name}-{locale.plural_form(number)}") or words[f"{name}-other"]
    return text.format(format_decimal(number, locale=locale))


# A site has few days and a day few minutes; Babel takes 30 µs for each.
@lru_cache(maxsize=16_384)
def _day_words(day: date, language: str) -> _DayWords:
    locale = locale_of(language)
    return _DayWords(
        format_date(day, "long", locale),
        format_skeleton("MMMMd", day, locale=locale),
        format_date(day, "full", locale),
    )


@lru_cache(maxsize=4_096)
def _time_words(hour: int, minute: int, language: str) -> str:
    return format_time(time(hour, minute), "short", locale=locale_of(language))
