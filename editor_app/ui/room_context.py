"""What every room is given: the desk, the workers, the hub and the ways about the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.errors import OffstoneError
from editor_app.ui.actions import Actions
from editor_app.ui.appearance.look import Look
from editor_app.ui.background import Lane, Readers
from editor_app.ui.change_hub import ChangeHub
from editor_app.ui.names import Names
from editor_app.ui.place import Place
from editor_app.ui.preferences import Preferences
from editor_app.ui.widgets.toast import Toasts

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class RoomContext:
    """Rooms keep this and nothing else of the window; `navigate` shows another place."""

    desk: "Desk"
    lane: Lane
    readers: Readers
    hub: ChangeHub
    names: Names
    preferences: Preferences
    actions: Actions
    look: Look
    toasts: Toasts
    navigate: Callable[[Place], None]

    def report(self, error: Exception) -> None:
        """Say a failure at the foot of the window; a mistake of ours goes to the last hook."""
        if not isinstance(error, OffstoneError):
            raise error
        self.toasts.say(f"{error.message} {error.advice}".strip(), seconds=12)
