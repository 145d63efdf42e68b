"""Saving while writing: soon after the last key, never late, and honest about failures."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from editor_app.domain.errors import OffstoneError
from editor_app.ui.draft import Draft

if TYPE_CHECKING:
    from editor_app.domain.article import Article, Content
    from editor_app.domain.changes import Changes
    from editor_app.domain.ids import ArticleId

LATEST = 2000
RETRY = 5000


@dataclass(frozen=True, slots=True)
class Stored:
    """What a save changed, and the article as the store has it now."""

    changes: "Changes"
    article: "Article"


Save = Callable[["ArticleId", "Content", int, str], Stored]
Run = Callable[
    [Callable[[], Stored], Callable[[Stored], None], Callable[[Exception], None]], object
]


class SaveState(Enum):
    """What the footer says."""

    SAVED = auto()
    SAVING = auto()
    FAILED = auto()


class Saver(QObject):
    """Stores the draft through `run`; at most one save is on its way at a time."""

    state_changed = Signal(object, str)
    saved = Signal(object)

    def __init__(
        self, draft: Draft, save: Save, run: Run, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._save, self._run = draft, save, run
        self.state = SaveState.SAVED
        self.reason = ""
        self._busy = False
        self._sitting = uuid4().hex
        self._soon, self._late, self._again = (QTimer(self, singleShot=True) for _ in range(3))
        self._soon.setInterval(800)
        self._late.setInterval(LATEST)
        self._again.setInterval(RETRY)
        for timer in (self._soon, self._late, self._again):
            timer.timeout.connect(self.save_now)
        draft.edited.connect(self._wait)
        draft.opened.connect(self._begin)

    def set_delay(self, seconds: float) -> None:
        """Save so long after the last key, within the latest moment."""
        self._soon.setInterval(min(LATEST, max(100, round(seconds * 1000))))

    def save_now(self) -> None:
        """Send the words to the disk, unless they are there or on their way."""
        article, draft = self._draft.article, self._draft
        if self._busy or article is None or not draft.dirty:
            return
        self._stop()
        serial, content, cursor, sitting = draft.serial, draft.content, draft.cursor, self._sitting
        self._busy = True
        self._show(SaveState.SAVING)
        self._run(
            lambda: self._save(article.id, content, cursor, sitting),
            lambda stored: self._finish(serial, stored),
            self._fail,
        )

    def flush(self, wait: int = 10_000) -> bool:
        """Save what is not saved and wait for it; False when the disk refuses."""
        limit = QTimer(self, singleShot=True)
        limit.start(wait)
        while self._draft.dirty and limit.isActive():
            self.save_now()
            if not self._busy:
                break
            loop = QEventLoop()
            self.state_changed.connect(loop.quit)
            limit.timeout.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if self.state is SaveState.FAILED:
                break
        return not self._draft.dirty

    def keep_cursor(self) -> None:
        """Store where the cursor is when nothing else is to be stored."""
        article, draft, sitting = self._draft.article, self._draft, self._sitting
        if article is None or draft.read_only or draft.dirty or draft.cursor == article.cursor:
            return
        content, cursor = draft.content, draft.cursor
        self._run(lambda: self._save(article.id, content, cursor, sitting), _done, _done)

    def new_sitting(self) -> None:
        """Keep what is stored from now on as a revision of its own."""
        self._sitting = uuid4().hex

    def _begin(self, _article: object) -> None:
        self._stop()
        self.new_sitting()
        self._show(SaveState.SAVED)

    def _wait(self, _content: object = None, _origin: object = None) -> None:
        self._soon.start()
        if not self._late.isActive():
            self._late.start()
        if self.state is not SaveState.FAILED:
            self._show(SaveState.SAVING)

    def _finish(self, serial: int, stored: Stored) -> None:
        self._busy = False
        self._draft.mark_saved(serial)
        self.saved.emit(stored)
        if self._draft.dirty:
            self._wait()
        self._show(SaveState.SAVING if self._draft.dirty else SaveState.SAVED)

    def _fail(self, error: Exception) -> None:
        self._busy = False
        reason = error.message if isinstance(error, OffstoneError) else str(error)
        self._again.start()
        self._show(SaveState.FAILED, reason or "the disk refused.")

    def _show(self, state: SaveState, reason: str = "") -> None:
        self.state, self.reason = state, reason
        self.state_changed.emit(state, reason)

    def _stop(self) -> None:
        for timer in (self._soon, self._late, self._again):
            timer.stop()


def _done(_: object) -> None:
    """Let it be: a cursor that could not be kept is no loss."""
