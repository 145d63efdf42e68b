"""Finds articles by words for the fields in which one is chosen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from editor_app.domain.listing import Listing
from editor_app.ui.background import Newest

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

MOST = 40


class ArticleFinder:
    """Answers a choice field with ids and headlines, newest first."""

    def __init__(self, context: "RoomContext") -> None:
        self._context = context
        self._newest = Newest(context.readers.run)

    def __call__(self, text: str, take: Callable[[Sequence[tuple[str, str]]], object]) -> None:
        """Look for articles behind the screen and hand them over."""
        self._newest.ask(lambda: self._find(text), take, self._context.report)

    def _find(self, text: str) -> tuple[tuple[str, str], ...]:
        page = self._context.desk.articles.rows(Listing(query=text), None, MOST)
        return tuple((row.id, row.headline or row.slug) for row in page.rows)
