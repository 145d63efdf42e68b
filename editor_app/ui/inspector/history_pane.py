"""History: the saves of the open story, what each said, and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import Article, Content
from editor_app.domain.changes import Changes
from editor_app.domain.ids import RevisionId
from editor_app.domain.revision import Revision, RevisionRow
from editor_app.ui.background import Newest
from editor_app.ui.draft import Draft
from editor_app.ui.widgets.moments import moment_words
from editor_app.ui.widgets.two_lines import FACTS, TONE, TwoLines

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_ID = Qt.ItemDataRole.UserRole


class HistoryPane(QWidget):
    """A list of saves above the words of the chosen one."""

    def __init__(self, context: "RoomContext", draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._draft = context, draft
        self._rows, self._words = Newest(context.readers.run), Newest(context.readers.run)
        self._revision: Revision | None = None
        self.list = QListWidget(self)
        self.list.setItemDelegate(TwoLines(context.look, self.list))
        self.list.setAccessibleName("Saves of this story")
        self.list.setMouseTracking(True)
        self.text = QPlainTextEdit(self, readOnly=True)
        self.text.setAccessibleName("The words of that save")
        self.text.setPlaceholderText("Choose a save to read it.")
        self.back = QPushButton("Bring these words back", self)
        self.back.setEnabled(False)
        self.back.setToolTip("What is there now stays in this list, and undo works")
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.addWidget(self.list)
        self.split.addWidget(self._foot())
        self.split.setSizes([360, 300])
        self.split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split, 1)
        self.list.itemSelectionChanged.connect(self._read_chosen)
        self.back.clicked.connect(self._bring_back)
        draft.opened.connect(self._show_article)
        context.hub.announced.connect(self._hear)

    def read(self) -> None:
        """Read the saves of the open story."""
        article, history = self._draft.article, self._context.desk.history
        if article is not None and self.isVisible():
            key = article.id
            self._rows.ask(lambda: history.rows(key), self._show_rows, self._context.report)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        column.addLayout(row)
        return foot

    def _show_article(self, _article: Article | None) -> None:
        self.list.clear()
        self.text.clear()
        self.read()

    def _show_rows(self, rows: tuple[RevisionRow, ...]) -> None:
        """Show the saves, keeping the chosen one."""
        chosen = self._chosen()
        self.list.blockSignals(True)
        self.list.clear()
        now = self._context.desk.clock.now()
        for row in rows:
            item = QListWidgetItem(f"{row.number} · {moment_words(row.saved, now)}")
            item.setData(_ID, row.id)
            item.setData(FACTS, _facts(row))
            item.setData(TONE, "green" if row.pinned else "muted")
            self.list.addItem(item)
            if row.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if chosen is None or self._chosen() is None:
            self._read_chosen()

    def _chosen(self) -> int | None:
        chosen = self.list.selectedItems()
        return chosen[0].data(_ID) if chosen else None

    def _read_chosen(self) -> None:
        chosen, history = self._chosen(), self._context.desk.history
        self._revision = None
        self.back.setEnabled(False)
        if chosen is None:
            self._words.forget()
            self.text.clear()
            return
        self._words.ask(
            lambda: history.get(RevisionId(chosen)), self._show_words, self._context.report
        )

    def _show_words(self, revision: Revision) -> None:
        self._revision = revision
        content = revision.content
        parts = (content.headline, content.standfirst, content.body)
        self.text.setPlainText("\n\n".join(part for part in parts if part))
        same = _words_of(content) == _words_of(self._draft.content)
        self.back.setEnabled(not self._draft.read_only and not same)

    def _bring_back(self) -> None:
        """Take an old state as the newest edit: the saves in between stay, and undo works."""
        revision, before = self._revision, self._draft.article
        if revision is None or before is None:
            return
        self.list.setFocus()
        self.back.setEnabled(False)
        words = _words_of(self._draft.content)
        self._draft.turn(self, **_words_of(revision.content))

        def undo() -> None:
            article = self._draft.article
            if article is not None and article.id == before.id:
                self._draft.turn(self, **words)

        self._context.toasts.say(f"Save {revision.number} is the story again.", "Undo", undo)

    def _hear(self, changes: Changes, _origin: object) -> None:
        article = self._draft.article
        if article is not None and (article.id in changes.articles or changes.everything):
            self.read()


def _words_of(content: Content) -> dict[str, object]:
    """Return every field that comes back; the slug stays, since addresses depend on it."""
    names = content.__dataclass_fields__
    return {name: getattr(content, name) for name in names if name != "slug"}


def _facts(row: RevisionRow) -> str:
    count = "1 word" if row.words == 1 else f"{row.words:,} words"
    leaves = "ready: this one leaves" if row.pinned else ""
    return " · ".join(part for part in (row.by, count, row.note, leaves) if part)
