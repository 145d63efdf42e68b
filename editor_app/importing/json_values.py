"""Values of others' JSON, asked for by type; what is of another type counts as missing."""

from typing import cast

Fields = dict[str, object]


def an_object(value: object) -> Fields:
    """Return an object, empty when the value is none."""
    return cast("Fields", value) if isinstance(value, dict) else {}


def objects(value: object) -> list[Fields]:
    """Return the objects of a list."""
    listed = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("Fields", item) for item in listed if isinstance(item, dict)]


def text_of(fields: Fields, name: str) -> str:
    """Return a text, empty when there is none."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""
