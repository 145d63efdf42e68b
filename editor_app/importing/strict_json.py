"""JSON of others that must be exactly as its format says: what is not is named with its place."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

from editor_app.domain.errors import FileUnreadable
from editor_app.domain.tidy import sound_line, sound_text

Choice = TypeVar("Choice", bound=StrEnum)
Found = TypeVar("Found")
_ADVICE = "Nothing was taken. Ask for the file again, or mend it there."


class StrictObject:
    """An object whose fields are asked for by type; FileUnreadable says what is wrong where."""

    def __init__(self, value: object, place: str, fields: Iterable[str]) -> None:
        self._place = place
        if not isinstance(value, dict):
            raise self.trouble("is no object")
        self._fields = cast("dict[str, object]", value)
        wanted = tuple(fields)
        for name in wanted:
            if name not in self._fields:
                raise self.trouble(f"lacks “{name}”")
        for name in self._fields:
            if name not in wanted:
                raise self.trouble(f"has a field “{name[:40]}”, which is not known")

    def trouble(self, what: str) -> FileUnreadable:
        """Return the sentence about something wrong in this object."""
        return FileUnreadable(f"{self._place} {what}.", _ADVICE)

    def text(self, name: str, limit: int) -> str:
        """Return a text of many lines."""
        value = self._fields[name]
        if not isinstance(value, str):
            raise self.trouble(f"has a “{name}” that is no text")
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        if sound_text(text) != text:
            raise self.trouble(f"has a “{name}” with characters that no text can have")
        if len(text) > limit:
            raise self.trouble(f"has a “{name}” of more than {limit:,} characters")
        return text

    def line(self, name: str, limit: int) -> str:
        """Return a text on one line."""
        return sound_line(self.text(name, limit))

    def number(self, name: str, lowest: int, highest: int) -> int:
        """Return a whole number between two others."""
        value = self._fields[name]
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.trouble(f"has a “{name}” that is no whole number")
        if not lowest <= value <= highest:
            raise self.trouble(f"has a “{name}” that is not between {lowest} and {highest}")
        return value

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """Return one of a few words."""
        word = self.line(name, 100)
        try:
            return kind(word)
        except ValueError:
            known = ", ".join(kind)
            raise self.trouble(f"has the {name} “{word}”; there are {known}") from None

    def day(self, name: str) -> date | None:
        """Return a day, None when there is null."""
        if self._fields[name] is None:
            return None
        written = self.line(name, 100)
        try:
            found = date.fromisoformat(written)
        except ValueError:
            found = None
        if found is None or found.isoformat() != written:
            raise self.trouble(f"has a “{name}” that is no day such as 2027-03-31")
        return found

    def optional(self, name: str, kind: type[Choice]) -> Choice | None:
        """Return one of a few words, None when there is null."""
        return None if self._fields[name] is None else self.choice(name, kind)

    def each(
        self, name: str, one: str, limit: int, read: Callable[[object, str], Found]
    ) -> Iterator[Found]:
        """Yield what is read from each thing of a list; `one` is what the sentence calls it."""
        value = self._fields[name]
        if not isinstance(value, list):
            raise self.trouble(f"has “{name}” that are no list")
        things = cast("list[object]", value)
        if len(things) > limit:
            raise self.trouble(f"has more than {limit:,} {name}")
        for number, thing in enumerate(things, 1):
            yield read(thing, f"{self._place}, {one} {number}")
