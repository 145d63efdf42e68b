"""What a template may do with a value before it stands in the text: `{{ blank | filter }}`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import cast

from babel.dates import format_date, format_time
from babel.lists import format_list
from jinja2 import Undefined

from editor_app.rendering.dates import locale_of

_STYLES = {"full", "long", "medium", "short"}
# Filters of Jinja that do to words what their names say, and nothing to structure.
FROM_JINJA = frozenset({"capitalize", "join", "length", "lower", "replace", "reverse", "round"}) | {
    *("sort", "title", "trim", "truncate", "unique", "upper", "wordcount")
}


def filters_in(language: str) -> dict[str, Callable[..., object]]:
    """Return our own filters, speaking this language."""

    def as_date(value: object, style: str = "long") -> str:
        if not isinstance(value, date):
            return in_words(value, language)
        return format_date(value, _style(style), locale_of(language))

    def as_time(value: object, style: str = "short") -> str:
        if not isinstance(value, datetime):
            return ""
        return format_time(value, _style(style), locale=locale_of(language))

    def as_list(value: object) -> str:
        return in_words(value, language)

    return {
        "d": default,
        "date": as_date,
        "default": default,
        "first": first,
        "last": last,
        "list": as_list,
        "time": as_time,
    }


def default(value: object, instead: object = "", *_: object) -> object:
    """Return the value, or what shall stand in its place when it is empty or not there."""
    return instead if isinstance(value, Undefined) or value in (None, "", [], ()) else value


def first(values: object) -> object:
    """Return the first of several values, nothing when there is none."""
    return next(iter(_each(values)), "")


def last(values: object) -> object:
    """Return the last of several values, nothing when there is none."""
    return next(reversed(_each(values)), "")


def in_words(value: object, language: str) -> str:
    """Return what a value reads like: lists as a sentence has them, dates as a day."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        return format_date(value, "long", locale_of(language))
    if isinstance(value, Mapping):
        told = cast("Mapping[str, object]", value)
        return str(told.get("name") or told.get("text") or "")
    if isinstance(value, Iterable) and not isinstance(value, str):
        words = [in_words(one, language) for one in _each(cast("object", value))]
        return format_list([word for word in words if word], locale=locale_of(language))
    return str(value)


def _each(values: object) -> list[object]:
    return list(cast("Iterable[object]", values)) if isinstance(values, Iterable) else [values]


def _style(wanted: str) -> str:
    if wanted not in _STYLES:
        raise ValueError(f"a date is written “full”, “long”, “medium” or “short”, not “{wanted}”")
    return wanted
