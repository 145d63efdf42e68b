"""Opening and making desks: behind the screen, with a sentence when it cannot be."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from editor_app.domain.errors import OffstoneError, WorkspaceLocked, WorkspaceReadOnly
from editor_app.ui.main_window import MainWindow
from editor_app.ui.new_desk_dialog import NewDesk, NewDeskDialog, documents_folder, free_folder
from editor_app.ui.preferences import Preferences
from editor_app.ui.single_instance import raise_other

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

SAMPLE = "offstone-sample"


class DeskOpening(QObject):
    """Shows one desk in the window at a time; `opened` tells which."""

    opened = Signal(object)

    def __init__(self, window: MainWindow, preferences: Preferences, by: str) -> None:
        super().__init__(window)
        self._window, self._preferences, self._by = window, preferences, by
        window.desk_wanted.connect(self.open)
        for name, act in (("new-desk", self.ask_new), ("open-desk", self.ask_open)):
            window.actions_table.on(name, act)

    def show_first_start(self) -> None:
        """Ask the name, and which desk to begin with."""
        from editor_app.services.who import account_name

        settings = self._preferences.settings
        first = self._window.show_first_start(settings.name or account_name())
        first.name_given.connect(self._take_name)
        first.new_wanted.connect(self.ask_new)
        first.open_wanted.connect(self.ask_open)
        first.sample_wanted.connect(self.show_sample)

    def ask_new(self) -> None:
        """Ask what a new desk needs, then make it."""
        dialog = NewDeskDialog(self._preferences.settings.default_language, self._window)
        dialog.accepted.connect(lambda: self.make(dialog.desk()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_open(self) -> None:
        """Ask for the folder of a desk, then open it."""
        start = str(documents_folder())
        folder = QFileDialog.getExistingDirectory(self._window, "Open a desk", start)
        if folder:
            self.open(Path(folder))

    def show_sample(self) -> None:
        """Make the sample desk in the documents, and open it."""
        folder = free_folder(documents_folder(), SAMPLE)
        self.make(NewDesk(folder, "The Gulf Courier", "en-GB", sample=True))

    def make(self, wanted: NewDesk) -> None:
        """Make a desk and open it in place of the one that is open."""
        from editor_app.services.desk import new_desk, sample_desk

        if not self._window.let_go():
            return
        self._window.wait_for(f"Making “{wanted.name}”…")
        by = self._name()
        make = sample_desk if wanted.sample else partial(new_desk, language=wanted.language)
        self._window.readers.run(
            lambda: make(wanted.folder, name=wanted.name, address=wanted.address, by=by),
            self._show,
            lambda error: self._fail(wanted.folder, error),
        )

    def open(self, folder: Path, *, write: bool = True) -> None:
        """Open a workspace in place of the one that is open."""
        from editor_app.services.desk import open_desk

        desk = self._window.desk
        if desk is not None and desk.folder.resolve() == folder.resolve():
            return
        if raise_other(folder) or not self._window.let_go():
            return
        self._window.wait_for(f"Opening {folder.name}…")
        by = self._name()
        self._window.readers.run(
            lambda: open_desk(folder, by=by, write=write, wait=1.0),
            self._show,
            lambda error: self._fail(folder, error),
        )

    def _name(self) -> str:
        return self._by or self._preferences.settings.name

    def _take_name(self, name: str) -> None:
        if name and name != self._preferences.settings.name:
            self._preferences.change(name=name)

    def _show(self, desk: "Desk") -> None:
        self._preferences.take(self._preferences.settings.with_recent(desk.folder))
        self._window.show_desk(desk)
        self.opened.emit(desk)

    def _fail(self, folder: Path, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            self._window.say_failure(
                OffstoneError(
                    f"“{folder.name}” could not be opened by a mistake of ours.",
                    "Nothing was changed. The log tells more.",
                ),
                None,
            )
            raise error
        readable = isinstance(error, WorkspaceLocked | WorkspaceReadOnly)
        again = (lambda: self.open(folder, write=False)) if readable else None
        self._window.say_failure(error, again)
