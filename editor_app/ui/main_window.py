"""The window: its menus, its toasts, and the desk that is open in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from editor_app.domain.errors import OffstoneError
from editor_app.ui.actions import MENUS, Actions
from editor_app.ui.appearance.look import Look, logo
from editor_app.ui.background import Lane, Readers
from editor_app.ui.change_hub import ChangeHub
from editor_app.ui.columns import decoded, encoded
from editor_app.ui.dialogs import Dialogs
from editor_app.ui.error_reports import ErrorReports
from editor_app.ui.first_start import FirstStart
from editor_app.ui.names import Names
from editor_app.ui.place import Place
from editor_app.ui.preferences import Preferences
from editor_app.ui.preview.ground import lay_ground
from editor_app.ui.room_context import RoomContext
from editor_app.ui.widgets.empty_state import EmptyState
from editor_app.ui.widgets.toast import Toasts

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.ui.desk_view import DeskView


# What can be done without a desk.
_ALWAYS = frozenset({"new-desk", "open-desk", "quit", "full-screen"})

_BEST = QSize(1440, 900)
_FRAME = QMargins(16, 48, 16, 16)


class MainWindow(QMainWindow):
    """Shows one desk at a time; another one takes its place."""

    desk_wanted = Signal(object)
    desk_closed = Signal()
    closed = Signal()

    def __init__(self, preferences: Preferences, look: Look, reports: ErrorReports) -> None:
        super().__init__()
        self.setWindowTitle("Offstone")
        self.setWindowIcon(QIcon(logo()))
        self.setMinimumSize(760, 480)
        self._preferences, self._look = preferences, look
        self.lane = Lane(reports.take, self)
        self.readers = Readers(reports.take, self)
        self.actions_table = Actions(self)
        self.menu = QMenu(self)
        self.desk: Desk | None = None
        self.view: DeskView | None = None
        self.context: RoomContext | None = None
        self._session: QObject | None = None
        self.dialogs: Dialogs | None = None
        self.toasts = Toasts(self)
        self._restore_size()
        lay_ground(self)
        look.changed.connect(self.actions_table.tint)
        self.actions_table.on("quit", self.close)
        self.actions_table.on("full-screen", self._toggle_full_screen)

    def show_desk(self, desk: "Desk") -> None:
        """Show an open desk in place of the one before."""
        session = self._session = QObject(self)
        hub = ChangeHub(session)
        from editor_app.ui.desk_view import DeskView

        self.desk = desk
        self.context = RoomContext(
            desk=desk,
            lane=self.lane,
            readers=self.readers,
            hub=hub,
            names=Names(desk, self.readers, hub, session),
            preferences=self._preferences,
            actions=self.actions_table,
            look=self._look,
            toasts=self.toasts,
            navigate=self.navigate,
        )
        self.dialogs = Dialogs(self.context, self)
        self.view = DeskView(self.context, self.menu)
        self.fill_menu()
        self.setCentralWidget(self.view)
        self.setWindowTitle(f"{desk.workspace.name} · Offstone")
        self.toasts.raise_()
        if desk.read_only:
            self.toasts.say("This desk is open for reading only: nothing can be changed here.")
        self.navigate(self.view.place)
        self.view.last_story.open()
        self.readers.run(desk.ledger.finish_begun, hub.announce)
        # The first preview need not wait for the process that renders it.
        self.readers.run(desk.host.warm, _let_be, _let_be)

    def show_first_start(self, name: str) -> FirstStart:
        """Ask who is there and which desk to begin with; the caller hears the answer."""
        first = FirstStart(name, self)
        self.setCentralWidget(first)
        return first

    def wait_for(self, text: str) -> None:
        """Say that a desk is being opened or made."""
        self.setCentralWidget(EmptyState(text, "", self))
        # The rooms are loaded while the desk is opened, so that the window is there before both.
        QTimer.singleShot(0, self, _load_rooms)

    def say_failure(self, error: OffstoneError, read: Callable[[], object] | None) -> None:
        """Say why a desk could not be opened, and what to do instead."""
        self.fill_menu()
        failure = EmptyState("", "", self)
        if read is not None:
            failure.say(error.message, error.advice, "Open for reading only", read)
        else:
            act = self.actions_table["open-desk"].trigger
            failure.say(error.message, error.advice, "Open another desk…", act)
        self.setCentralWidget(failure)

    def navigate(self, place: Place) -> None:
        """Show a place of the open desk."""
        if self.view is not None:
            self.view.navigate(place)

    def let_go(self) -> bool:
        """Save and close the open desk; False when its words could not be saved."""
        if self.view is None:
            return True
        if not self.view.may_close():
            return False
        self.view.imports.stop()
        self.view.page.preview.close_view()
        self.lane.settle()
        self.readers.settle()
        self.lane.drop()
        self.readers.drop()
        self.actions_table.forget(_ALWAYS)
        self.view.hide()
        self.view.deleteLater()
        self.view = self.context = self.dialogs = None
        if self._session is not None:
            self._session.deleteLater()
            self._session = None
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        self.desk_closed.emit()
        return True

    def fill_menu(self) -> None:
        """Write the desk menu anew: desks first, then everything else by subject."""
        self.menu.clear()
        self.actions_table.fill(self.menu, "Desk")
        before = self.menu.actions()[2]
        recent = QMenu("Recent desks", self.menu)
        for folder in self._preferences.settings.recent:
            recent.addAction(Path(folder).name, lambda path=folder: self._want(path))
        recent.setEnabled(bool(self._preferences.settings.recent))
        self.menu.insertMenu(before, recent)
        self.menu.insertSeparator(before)
        quit_action = self.menu.actions()[-1]
        for title in MENUS:
            if title != "Desk":
                submenu = QMenu(title, self.menu)
                self.actions_table.fill(submenu, title)
                self.menu.insertMenu(quit_action, submenu)
        self.menu.insertSeparator(quit_action)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.let_go():
            event.ignore()
            return
        settings = self._preferences.settings
        self._preferences.take(settings.with_window("window", encoded(self.saveGeometry())))
        self._preferences.keep()
        self.lane.close()
        self.readers.close()
        super().closeEvent(event)
        self.closed.emit()

    def _want(self, path: str) -> None:
        self.desk_wanted.emit(Path(path))

    def _restore_size(self) -> None:
        state = decoded(self._preferences.settings.window_state("window"))
        if state.isEmpty() or not self.restoreGeometry(state):
            screen = QWidget.screen(self).availableSize()
            self.resize(_BEST.boundedTo(screen))
            # With its frame the window would not fit: it takes the whole screen then.
            framed = _BEST.grownBy(_FRAME)
            if framed.boundedTo(screen) != framed:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def _load_rooms() -> None:
    import editor_app.ui.desk_view  # noqa: F401  # pyright: ignore[reportUnusedImport]


def _let_be(_: object) -> None:
    """Nobody waits for it: what goes wrong is told where the page is asked for."""
