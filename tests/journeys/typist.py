"""A child that types into a story in the real window, and tells each key, until it is killed."""

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor_app.ui.application import Program


class Typist:
    """Types a full stop every 60 ms once the story is open."""

    def __init__(self, program: Program, article: str) -> None:
        self._program, self._article = program, article
        self._typed = 0
        self._timer = QTimer(program, interval=60)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        view = self._program.window.view
        if view is None:
            return
        if view.page.draft.article is None:
            view.page.open_article(self._article)
            return
        QTest.keyClicks(view.page.editor.sheet.body, ".")
        self._typed += 1
        print(self._typed, monotonic(), flush=True)


def main() -> int:
    """Open the workspace and type."""
    folder, article = sys.argv[1:]
    application = QApplication([])
    program = Program(application, "Ida Brandt")
    program.start(Path(folder))
    typist = Typist(program, article)
    code = application.exec()
    del typist
    return code


if __name__ == "__main__":
    raise SystemExit(main())
