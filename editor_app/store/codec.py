"""Between values and columns: one rule for each type, taken from the dataclass's own hints."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from editor_app.domain.errors import LibraryDamaged

T = TypeVar("T")
Reader = Callable[[Any], Any]
# What reading raises when a column holds what we never wrote there.
_UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, RecursionError)


def to_columns(value: Any) -> dict[str, Any]:
    """Return a dataclass's fields as SQLite keeps them."""
    return {name: _column(getattr(value, name)) for name in _names(value.__class__)}


def from_columns(kind: type[T], row: Mapping[Any, Any]) -> T:
    """Return the dataclass that a row holds; columns that are no fields are passed over."""
    return kind(**from_named(kind, row, _readers(kind, packed=True)))


def from_named(kind: type, row: Mapping[Any, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return some of a dataclass's fields as values, to make it from several sources."""
    readers = _readers(kind, packed=True)
    try:
        return _read(readers, row, names)
    except _UNREADABLE as error:
        raise _damaged(kind) from error


def _read(
    readers: Mapping[str, Reader | None], row: Mapping[Any, Any], names: Iterable[str]
) -> dict[str, Any]:
    return {n: row[n] if (read := readers[n]) is None else read(row[n]) for n in names}


def to_json(value: Any) -> str:
    """Return a dataclass as JSON text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str, **given: str) -> T:
    """Return the dataclass of a JSON text; fields are given, or keep their defaults."""
    try:
        return _from_plain(kind, {**json.loads(text), **given})
    except _UNREADABLE as error:
        raise _damaged(kind) from error


def _damaged(kind: type) -> LibraryDamaged:
    return LibraryDamaged(f"The library is damaged: a row of sort {kind.__name__} is unreadable.")


def _from_plain(kind: type[T], found: Mapping[str, Any]) -> T:
    known, read_anew = _plain_readers(kind)
    values = found if found.keys() <= known else {n: found[n] for n in found if n in known}
    return kind(**{**values, **{n: read(found[n]) for n, read in read_anew if n in found}})


@cache
def _plain_readers(kind: type) -> tuple[frozenset[str], tuple[tuple[str, Reader], ...]]:
    """Return the names of a dataclass's fields, and how those are read that JSON does not hold."""
    readers = _readers(kind, packed=False)
    read_anew = tuple((name, read) for name, read in readers.items() if read is not None)
    return frozenset(readers), read_anew


def _column(value: Any) -> Any:
    if isinstance(value, tuple):
        return to_json(value)
    plain = _plain(value)
    return int(plain) if isinstance(plain, bool) else plain


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def _plain(value: Any) -> Any:
    if value is None or type(value) is str or type(value) is int:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    if is_dataclass(value):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    return value


@cache
def _readers(kind: type, *, packed: bool) -> dict[str, Reader | None]:
    """Return how each field is read; None where it stands as SQLite or JSON gives it.

    `packed` says that tuples are JSON text within the row.
    """
    return {name: _reader(hint, packed=packed) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any, *, packed: bool = False) -> Reader | None:
    if isinstance(hint, NewType) or hint in {str, int, float}:
        return None
    if get_origin(hint) in {Union, UnionType}:
        return _maybe(_reader(next(arg for arg in get_args(hint) if arg is not type(None))))
    if get_origin(hint) is tuple:
        items = _items([_reader(arg) for arg in get_args(hint) if arg is not Ellipsis], hint)
        return (lambda raw: items(json.loads(raw))) if packed else items
    if is_dataclass(hint):
        return lambda raw: _from_plain(cast("type[Any]", hint), raw)
    if issubclass(hint, datetime | date):
        return hint.fromisoformat
    return cast("Reader", hint)


def _maybe(read: Reader | None) -> Reader | None:
    return None if read is None else lambda raw: None if raw is None else read(raw)


def _items(readers: list[Reader | None], hint: Any) -> Reader:
    if get_args(hint)[-1] is Ellipsis:
        read = readers[0]
        return tuple if read is None else lambda raw: tuple(read(item) for item in raw)
    return lambda raw: tuple(
        item if read is None else read(item) for read, item in zip(readers, raw, strict=True)
    )
