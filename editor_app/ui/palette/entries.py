"""What the palette offers: the actions that can be chosen now, and the places."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from editor_app.domain.ids import SectionId
from editor_app.domain.listing import Listing
from editor_app.domain.status import Status
from editor_app.ui.place import Place, articles

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette; `group` says where it is from, `key` its shortcut in words."""

    text: str
    group: str
    icon: str
    key: str
    act: Callable[[], object]


def entries_of(context: "RoomContext") -> tuple[Entry, ...]:
    """Return every action that is enabled, then every place."""
    return (*_actions(context), *_places(context))


def _actions(context: "RoomContext") -> list[Entry]:
    found: list[Entry] = []
    for spec, action in context.actions.all():
        if action.isEnabled() and spec.name != "palette":
            key = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            found.append(Entry(spec.text.rstrip("…"), spec.menu, spec.icon, key, action.trigger))
    return found


def _places(context: "RoomContext") -> list[Entry]:
    lists = [(f"{status.label} articles", articles(Listing(status))) for status in Status]
    lists.append(("Trash", articles(Listing(trash=True))))
    sections = context.names.known.sections
    lists += [(name, articles(Listing(section=SectionId(key)))) for key, name in sections.items()]
    return [_to(context, text, place) for text, place in lists]


def _to(context: "RoomContext", text: str, place: Place) -> Entry:
    return Entry(text, "Go to", "articles", "", lambda: context.navigate(place))
