"""The story that was open last: it is there again when the desk is opened again."""

from typing import TYPE_CHECKING

from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing
from editor_app.ui.writing import WritingPage

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.ui.room_context import RoomContext


class LastStory:
    """Keeps by desk which story is open; a desk never seen before begins with its newest."""

    def __init__(self, context: "RoomContext", page: WritingPage) -> None:
        self._context, self._page = context, page
        self._name = f"story {context.desk.workspace.id}"
        page.article_opened.connect(self._keep)

    def open(self) -> None:
        """Open it, unless it is gone or another one is open already."""
        desk = self._context.desk
        kept = self._context.preferences.settings.window_state(self._name)
        self._context.readers.run(
            lambda: _still_there(desk, kept) if kept else _newest(desk),
            lambda found: self._show(found, write=bool(kept)),
            self._context.report,
        )

    def _show(self, found: ArticleId | None, *, write: bool) -> None:
        if found is None or self._page.draft.article is not None:
            return
        self._page.open_article(found)
        if write:
            self._page.editor.focus_text()

    def _keep(self, article_id: str) -> None:
        if article_id:
            settings = self._context.preferences.settings
            self._context.preferences.take(settings.with_window(self._name, article_id))


def _still_there(desk: "Desk", kept: str) -> ArticleId | None:
    try:
        article = desk.articles.get(ArticleId(kept))
    except NotFound:
        return None
    return None if article.trashed else article.id


def _newest(desk: "Desk") -> ArticleId | None:
    rows = desk.articles.rows(Listing(), None, 1).rows
    return rows[0].id if rows else None
