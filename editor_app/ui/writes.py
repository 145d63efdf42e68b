"""Changes to the desk as every room makes them: on the lane, then told to all screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class Writes:
    """Makes changes in the name of `origin`, which may then ignore its own echo."""

    def __init__(self, context: "RoomContext", origin: object) -> None:
        self._context, self._origin = context, origin
        self._pending = 0

    @property
    def pending(self) -> bool:
        """Whether a change is on its way: what was read before it is older than the screen."""
        return self._pending > 0

    def __call__(
        self,
        work: Callable[[], Changes],
        then: Callable[[Changes], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Change something; `then` comes after everybody was told, `failed` instead of that."""

        self._pending += 1

        def announce(changes: Changes) -> None:
            self._pending -= 1
            self._context.hub.announce(changes, self._origin)
            if then is not None:
                then(changes)

        def refuse(error: Exception) -> None:
            self._pending -= 1
            (failed or self._context.report)(error)

        self._context.lane.run(work, announce, refuse)

    def say(self, text: str, undo: Callable[[], Changes] | None = None) -> None:
        """Say what was done, with a way to take it back."""
        if undo is None:
            self._context.toasts.say(text)
        else:
            self._context.toasts.say(text, "Undo", lambda: self(undo))
