"""The program on screen: made once, it opens desks in its window until that is closed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from editor_app.domain.errors import OffstoneError, WorkspaceLocked, WorkspaceReadOnly
from editor_app.ui.appearance.look import Look
from editor_app.ui.error_reports import ErrorReports
from editor_app.ui.main_window import MainWindow
from editor_app.ui.preferences import Preferences
from editor_app.ui.single_instance import SingleInstance, raise_other

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.settings import Settings


def run_application(workspace: Path | None, by: str = "", picture: Path | None = None) -> int:
    """Open the window on a workspace, the last one or the first start; return the exit code."""
    preferences_folder = workspace
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Offstone")
    application.setDesktopFileName("offstone")
    program = Program(application, by)
    if picture is not None:
        from editor_app.ui.picture_of_window import PictureOfWindow

        taker = PictureOfWindow(program.window, picture)
        taker.setParent(program)
    QTimer.singleShot(0, program, lambda: program.start(preferences_folder))
    return application.exec()


class Program(QObject):
    """Holds what lives as long as the process."""

    def __init__(self, application: QApplication, by: str) -> None:
        super().__init__(application)
        self._by = by
        self.preferences = Preferences(self)
        self.look = Look(application)
        self._wear(self.preferences.settings)
        self.preferences.changed.connect(self._wear)
        self.reports = ErrorReports(self)
        self.reports.watch()
        self.window = MainWindow(self.preferences, self.look, self.reports)
        self.reports.told.connect(self.window.toasts.say)
        self.reports.save_text = self._save_text
        self.instance = SingleInstance(self)
        self.instance.raise_wanted.connect(self._raise)
        self.window.desk_wanted.connect(self.open)
        self.window.closed.connect(application.quit)

    def start(self, workspace: Path | None) -> None:
        """Show the window, then open the workspace named, or the last one, or ask."""
        recent = self.preferences.settings.recent
        known = [Path(folder) for folder in recent if Path(folder, "workspace.json").is_file()]
        folder = workspace or (known[0] if known else None)
        if folder is None:
            self.window.show()
            return
        if raise_other(folder):
            QCoreApplication.quit()
            return
        self.window.show()
        self.open(folder)

    def open(self, folder: Path, *, write: bool = True) -> None:
        """Open a workspace in place of the one that is open."""
        from editor_app.services.desk import open_desk

        if self.window.desk is not None and raise_other(folder):
            return
        if not self.window.let_go():
            return
        by = self._by
        self.window.wait_for(folder)
        self.window.readers.run(
            lambda: open_desk(folder, by=by, write=write, wait=1.0),
            self._show,
            lambda error: self._fail(folder, error),
        )

    def _show(self, desk: "Desk") -> None:
        self.preferences.take(self.preferences.settings.with_recent(desk.folder))
        if not desk.read_only:
            self.instance.listen(desk.folder)
        self.window.show_desk(desk)

    def _fail(self, folder: Path, error: Exception) -> None:
        if not isinstance(error, OffstoneError):
            self.reports.take(error)
            return
        readable = isinstance(error, WorkspaceLocked | WorkspaceReadOnly)
        again = (lambda: self.open(folder, write=False)) if readable else None
        self.window.say_failure(error, again)

    def _wear(self, settings: "Settings") -> None:
        self.look.wear(settings.appearance, settings.interface_size)

    def _save_text(self) -> None:
        if self.window.view is not None:
            self.window.view.page.editor.saver.save_now()

    def _raise(self) -> None:
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
