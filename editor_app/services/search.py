"""Search: full text of everything written here."""

from typing import TYPE_CHECKING

from editor_app.domain.listing import SearchHits
from editor_app.domain.search_query import parse

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


class Search:
    """What a journalist can look for."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def find(self, query: str, limit: int = 50) -> SearchHits:
        """Return the newest articles that hold what is asked for; mistakes are plain words."""
        with self._desk.library.read() as unit:
            return unit.index.search(parse(query), limit)
