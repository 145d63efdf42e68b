"""Asks for renditions: at once when the renderer is idle, the newest next, older ones never."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId

Render = Callable[[ArticleId, Content, Any], object]


class PreviewRequests(QObject):
    """Keeps one rendition on its way and at most one waiting."""

    rendered = Signal(object)
    failed = Signal(object)

    def __init__(
        self, render: Render, run: Callable[..., object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._render, self._run = render, run
        self._previous: object = None
        self._waiting: tuple[ArticleId, Content] | None = None
        self._busy = False
        self._epoch = 0

    def ask(self, article_id: ArticleId, content: Content) -> None:
        """Ask for the page of these words."""
        self._waiting = (article_id, content)
        self._begin()

    def start_over(self) -> None:
        """Let the next rendition be a whole page, and forget what is on its way."""
        self._previous, self._waiting = None, None
        self._epoch += 1

    def _begin(self) -> None:
        if self._busy or self._waiting is None:
            return
        (article_id, content), self._waiting = self._waiting, None
        self._busy = True
        epoch, previous = self._epoch, self._previous

        def take(rendition: object) -> None:
            self._take(epoch, rendition)

        def fail(error: Exception) -> None:
            self._fail(epoch, error)

        self._run(lambda: self._render(article_id, content, previous), take, fail)

    def _take(self, epoch: int, rendition: object) -> None:
        self._busy = False
        if epoch == self._epoch:
            self._previous = rendition
            self.rendered.emit(rendition)
        self._begin()

    def _fail(self, epoch: int, error: Exception) -> None:
        self._busy = False
        if epoch == self._epoch:
            self.failed.emit(error)
        self._begin()
