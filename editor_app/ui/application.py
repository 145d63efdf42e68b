"""The program on screen: made once, it opens desks in its window until that is closed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from editor_app.ui.appearance.look import Look
from editor_app.ui.desk_opening import DeskOpening
from editor_app.ui.error_reports import ErrorReports
from editor_app.ui.main_window import MainWindow
from editor_app.ui.preferences import Preferences
from editor_app.ui.single_instance import SingleInstance, raise_other

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.settings import Settings


def run_application(workspace: Path | None, by: str = "", picture: Path | None = None) -> int:
    """Open the window on a workspace, the last one or the first start; return the exit code."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Offstone")
    application.setDesktopFileName("offstone")
    program = Program(application, by)
    if picture is not None:
        from editor_app.ui.picture_of_window import PictureOfWindow

        PictureOfWindow(program.window, picture)
    QTimer.singleShot(0, program, lambda: program.start(workspace))
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
        self.opening = DeskOpening(self.window, self.preferences, by)
        self.opening.opened.connect(self._listen)
        self.instance = SingleInstance(self)
        self.instance.raise_wanted.connect(self._raise)
        self.window.desk_closed.connect(self.instance.close)
        self.window.closed.connect(_leave_clipboard)
        self.window.closed.connect(application.quit)
        application.commitDataRequest.connect(self._save_session)

    def start(self, workspace: Path | None) -> None:
        """Show the window, then open the workspace named, or the last one, or ask."""
        recent = self.preferences.settings.recent
        known = [Path(folder) for folder in recent if Path(folder, "workspace.json").is_file()]
        folder = workspace or (known[0] if known else None)
        if folder is None:
            self.opening.show_first_start()
            self.window.show()
            return
        if raise_other(folder):
            QCoreApplication.quit()
            return
        self.window.show()
        self.opening.open(folder)

    def _listen(self, desk: "Desk") -> None:
        if desk.read_only:
            self.instance.close()
        else:
            self.instance.listen(desk.folder)

    def _wear(self, settings: "Settings") -> None:
        self.look.wear(settings.appearance, settings.interface_size)
        desk = getattr(self, "window", None) and self.window.desk
        if desk and settings.name and not self._by:
            desk.by = settings.name

    def _save_text(self) -> None:
        if self.window.view is not None:
            self.window.view.page.editor.saver.save_now()

    def _save_session(self) -> None:
        """The system is going down: what is typed must be on the disk before it asks anything."""
        if self.window.view is not None:
            self.window.view.page.editor.flush()

    def _raise(self) -> None:
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()


def _leave_clipboard() -> None:
    """Take back what was copied where it could outlive Python, which must not be asked then.

    Without a screen Qt keeps the clipboard to itself and lets go of it after the interpreter has
    ended; real desktops take it over, and keep it.
    """
    if QGuiApplication.platformName() == "offscreen":
        QGuiApplication.clipboard().clear()
