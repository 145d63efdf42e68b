"""Copies the open story, or the one that is marked, as HTML for pasting into a CMS."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from editor_app.ui.writing import WritingPage

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class CopyHtml:
    """Puts rich text for editors and its source for plain fields on the clipboard."""

    def __init__(self, context: "RoomContext", page: WritingPage) -> None:
        self._context, self._page = context, page
        context.actions.on("copy-html", self.copy)

    def copy(self) -> None:
        """Copy the words as they stand on screen, saved or not."""
        desk, draft = self._context.desk, self._page.draft
        marked = self._page.library.selected()
        article = draft.article
        key = marked[0] if marked else article.id if article is not None else None
        if key is None:
            return
        content = draft.content if article is not None and article.id == key else None
        self._context.readers.run(
            lambda: desk.exporting.html_for_clipboard(key, content),
            self._put,
            self._context.report,
        )

    def _put(self, html: str) -> None:
        data = QMimeData()
        data.setHtml(html)
        data.setText(html)
        QApplication.clipboard().setMimeData(data)
        self._context.toasts.say("Copied as HTML. Paste it into the content system.")
