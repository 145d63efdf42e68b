"""Between values and columns: one rule for each type, taken from the dataclass's own hints."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_columns(value: Any) -> dict[str, Any]:
    """Return a dataclass's fields as SQLite keeps them."""
    return {f.name: _column(getattr(value, f.name)) for f in fields(value)}


def from_columns(kind: type[T], row: Mapping[Any, Any]) -> T:
    """Return the dataclass that a row holds; columns that are no fields are passed over."""
    return kind(**from_named(kind, row, _hints(kind)))


def from_named(kind: type, row: Mapping[Any, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return some of a dataclass's fields as values, to make it from several sources."""
    return {name: _value(_hints(kind)[name], row[name], packed=True) for name in names}


def to_json(value: Any) -> str:
    """Return a dataclass as JSON text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """Return the dataclass of a JSON text; fields that it lacks keep their defaults."""
    found = json.loads(text)
    return kind(**{n: _value(h, found[n]) for n, h in _hints(kind).items() if n in found})


def _column(value: Any) -> Any:
    if isinstance(value, tuple):
        return to_json(value)
    plain = _plain(value)
    return int(plain) if isinstance(plain, bool) else plain


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value


def _value(hint: Any, raw: Any, *, packed: bool = False) -> Any:
    if isinstance(hint, NewType):
        return raw
    if get_origin(hint) in {Union, UnionType}:
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return None if raw is None else _value(inner, raw)
    if get_origin(hint) is tuple:
        return _items(get_args(hint), json.loads(raw) if packed else raw)
    if is_dataclass(hint):
        return from_json(cast("type[Any]", hint), json.dumps(raw))
    if issubclass(hint, datetime | date):
        return hint.fromisoformat(raw)
    return hint(raw)


def _items(hints: tuple[Any, ...], raw: list[Any]) -> tuple[Any, ...]:
    if hints[-1] is Ellipsis:
        return tuple(_value(hints[0], item) for item in raw)
    return tuple(_value(hint, item) for hint, item in zip(hints, raw, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
