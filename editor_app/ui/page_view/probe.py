"""Finds out in a child process whether Chromium can run here, before it could end the program."""

import json
import os
import sys
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QProcess, QTimer, Signal, qVersion

from editor_app.paths import cache_folder

LIMIT = 20_000
FLAG = "--probe-preview"
_CALL = "from editor_app.ui.page_view.probe import run_probe; raise SystemExit(run_probe())"


def run_probe() -> int:
    """Load one page; 0 when that worked. Runs in the child, which may die of it."""
    from editor_app.ui.page_view.scheme import register_scheme

    register_scheme()
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

    application = QApplication([sys.argv[0]])
    view = QWebEngineView()

    def end(ok: bool) -> None:
        application.exit(0 if ok else 1)

    view.loadFinished.connect(end)
    view.page().renderProcessTerminated.connect(lambda: application.exit(2))
    QTimer.singleShot(LIMIT - 2000, lambda: application.exit(3))
    view.setHtml("<p>Offstone</p>")
    code = application.exec()
    # The page must be gone before its profile, or Chromium ends the child with a crash.
    shiboken6.delete(view)
    return code


def remembered() -> bool | None:
    """Return what was found for this Qt and this way of starting, None when nothing was."""
    try:
        kept: object = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("of") != _circumstances():  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        return None
    return kept.get("works") is True  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def remember(*, works: bool) -> None:
    """Keep the finding for the next start."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"of": _circumstances(), "works": works})
        _file().write_text(text, encoding="utf-8")
    except OSError:
        return


class Probe(QObject):
    """Runs the child and tells once whether Chromium works."""

    found = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._told = False
        self._process.finished.connect(self._take_end)
        self._process.errorOccurred.connect(self._take_error)
        self._limit = QTimer(self, singleShot=True, interval=LIMIT)
        self._limit.timeout.connect(lambda: self._tell(works=False))

    def start(self) -> None:
        """Begin; a remembered finding is told at once."""
        known = remembered()
        if known is not None:
            QTimer.singleShot(0, self, lambda: self._tell(works=known))
            return
        self._limit.start()
        frozen = bool(getattr(sys, "frozen", False))
        self._process.start(sys.executable, [FLAG] if frozen else ["-c", _CALL])

    def stop(self) -> None:
        """End the child, as when the program quits."""
        self._told = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)

    def _take_end(self, code: int, status: QProcess.ExitStatus) -> None:
        works = status == QProcess.ExitStatus.NormalExit and code == 0
        if not self._told:
            remember(works=works)
        self._tell(works=works)

    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._tell(works=False)

    def _tell(self, *, works: bool) -> None:
        if self._told:
            return
        self._limit.stop()
        self.stop()
        self.found.emit(works)


def _file() -> Path:
    return cache_folder() / "preview.json"


def _circumstances() -> str:
    """Return what the finding depends on: the Qt version, root or not, sandbox or not."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    bare = os.environ.get("QTWEBENGINE_DISABLE_SANDBOX", "")
    return f"{qVersion()} {user == 0} {bare}"
