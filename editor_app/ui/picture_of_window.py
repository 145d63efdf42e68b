"""Takes a picture of the window when everything in it has settled, then quits."""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer

from editor_app.ui.main_window import MainWindow

LATEST = 10_000
CALM = 1_200
SIZE = QSize(1440, 900)


class PictureOfWindow(QObject):
    """Waits until the desk, the list and the preview have been still for a moment."""

    def __init__(self, window: MainWindow, file: Path) -> None:
        super().__init__(window)
        self._window, self._file = window, file
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._take)
        self._watch = QTimer(self, interval=100)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        self._settled = False
        QTimer.singleShot(LATEST, self, self._take)

    def _look(self) -> None:
        view = self._window.view
        if self._window.size() != SIZE:
            self._window.resize(SIZE)
            return
        if view is None or self._window.readers.busy or self._window.lane.busy:
            self._calm.stop()
            return
        if view.page.draft.article is None and view.page.library.model.rowCount():
            view.page.open_article(view.page.library.model.at(0).id)
            return
        if not self._settled:
            self._settled = True
            view.page.preview.settled.connect(self._calm.start)
        if not self._calm.isActive():
            self._calm.start()

    def _take(self) -> None:
        if not self._watch.isActive():
            return
        self._watch.stop()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._window.grab().save(str(self._file))
        self._window.close()
