"""A room context for tests: a real desk with real workers, and a window to stand in."""

from collections.abc import Callable
from threading import Event

import shiboken6
from PySide6.QtWidgets import QMainWindow, QWidget

from editor_app.services.desk import Desk
from editor_app.ui.actions import Actions
from editor_app.ui.appearance.look import Look
from editor_app.ui.background import Lane, Readers
from editor_app.ui.change_hub import ChangeHub
from editor_app.ui.names import Names
from editor_app.ui.place import Place
from editor_app.ui.preferences import Preferences
from editor_app.ui.room_context import RoomContext
from editor_app.ui.widgets.toast import Toasts


class Stage:
    """Holds the context; `errors` are mistakes of ours, `places` the places asked for."""

    def __init__(self, desk: Desk, look: Look) -> None:
        self.errors: list[Exception] = []
        self.places: list[Place] = []
        self.window = QMainWindow()
        self.window.resize(1200, 800)
        self.lane = Lane(self.errors.append, self.window)
        self.readers = Readers(self.errors.append, self.window)
        hub = ChangeHub(self.window)
        self.context = RoomContext(
            desk=desk,
            lane=self.lane,
            readers=self.readers,
            hub=hub,
            names=Names(desk, self.readers, hub, self.window),
            preferences=Preferences(self.window),
            actions=Actions(self.window),
            look=look,
            toasts=Toasts(self.window),
            navigate=self.places.append,
        )
        self.before_close: list[Callable[[], object]] = []
        self._held: Event | None = None

    def show(self, room: QWidget) -> None:
        """Put a room into the window and show it."""
        self.window.setCentralWidget(room)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is on its way, however often one answer asks the next question."""
        for _ in range(20):
            self.lane.settle()
            self.readers.settle()
            if not (self.lane.busy or self.readers.busy):
                return

    def hold_lane(self) -> None:
        """Let nothing be written until the lane is let go."""
        self._held = Event()
        self.lane.run(self._held.wait, first=True)

    def let_go(self) -> None:
        """Write what waited."""
        if self._held is not None:
            self._held.set()
            self._held = None

    def close(self) -> None:
        """End the workers."""
        self.let_go()
        self.settle()
        room = self.window.takeCentralWidget()
        if room is not None:
            # A timer of the room must not ask workers that have ended.
            shiboken6.delete(room)
        self.settle()
        self.lane.close()
        self.readers.close()
