"""Starts the program and prints when each part of it was there, in seconds since the command."""

import json
import os
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from editor_app.ui.application import Program

LATEST = 30.0


class Watch(QObject):
    """Notes the first paint of the window, then looks every few milliseconds what is there."""

    def __init__(self, program: Program, began: float) -> None:
        super().__init__(program)
        self._program, self._began = program, began
        self._listening = False
        self.moments: dict[str, float] = {}
        program.window.installEventFilter(self)
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._note("window painted")
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        view = self._program.window.view
        if view is not None:
            model = view.page.library.model
            if model.rowCount():
                self._note("list filled")
                if view.page.draft.article is None:
                    view.page.open_article(model.at(0).id)
            if view.page.draft.article is not None:
                self._note("article open")
            if view.page.preview.view is not None and not self._listening:
                self._listening = True
                view.page.preview.settled.connect(lambda: self._note("preview shown"))
        late = time.time() - self._began > LATEST
        if "preview shown" in self.moments or late:
            self._timer.stop()
            self._program.window.close()

    def _note(self, name: str) -> None:
        self.moments.setdefault(name, round(time.time() - self._began, 3))


def main() -> int:
    """Open the desk named on the command line as `offstone open` does, and watch."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0]])
    program = Program(application, "Bench")
    watch = Watch(program, float(os.environ["OFFSTONE_STARTED"]))
    QTimer.singleShot(0, program, lambda: program.start(Path(sys.argv[1])))
    application.exec()
    memory = psutil.Process().memory_info().rss / 2**20
    print(json.dumps(watch.moments | {"memory": memory}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
