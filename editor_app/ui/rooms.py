"""The rooms by name: a module and a class, loaded when the place is first shown.

A room is a QWidget made as `XxxRoom(context)`. It may have `show_subject(subject)`, called with
the place's subject each time it is shown, `place_chosen(object)`, a signal with the Place to go
to, `may_leave() -> bool`, asked before another place is shown or the program quits, and
`may_close() -> bool`, asked before the desk is closed alone.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

# The name is also the name of the action that goes there, and of its icon.
ROOMS = {
    "media": ("editor_app.ui.media.room", "MediaRoom"),
    "templates": ("editor_app.ui.templates.room", "TemplatesRoom"),
    "site": ("editor_app.ui.site.room", "SiteRoom"),
    "publish": ("editor_app.ui.publish.room", "PublishRoom"),
    "ledger": ("editor_app.ui.ledger.room", "LedgerRoom"),
}
# Rooms that other screens and the menu lead to; they do not stand among the places.
ASIDE = {"browse": ("editor_app.ui.browse.room", "BrowseRoom")}


def has_room(name: str) -> bool:
    """Whether that room is part of this program."""
    module, _ = (ROOMS | ASIDE)[name]
    package = module.rpartition(".")[0]
    return find_spec(package) is not None and find_spec(module) is not None


def make_room(name: str, context: "RoomContext") -> QWidget:
    """Make a room of that name."""
    module, kind = (ROOMS | ASIDE)[name]
    made: QWidget = getattr(import_module(module), kind)(context)
    return made
