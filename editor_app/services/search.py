"""Search: full text of everything written here."""

from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue
from editor_app.domain.ids import SearchId, new_id
from editor_app.domain.listing import Listing, SavedSearch, SearchHits
from editor_app.domain.search_query import parse
from editor_app.domain.tidy import sound_line

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

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the searches that are kept, by name."""
        with self._desk.library.read() as unit:
            return tuple(unit.searches.all())

    def save(self, name: str, query: str) -> Changes:
        """Keep a search under a name; one of that name is replaced."""
        name, query = sound_line(name), sound_line(query)
        if not name or not query:
            raise InvalidValue("A saved search needs a name and words.", "Type both.")
        with self._desk.library.write() as unit:
            known = unit.searches.by_name(name)
            key = known.id if known else SearchId(new_id())
            unit.searches.put(SavedSearch(key, name, query))
        return Changes(searches=frozenset({key}), created=key)

    def remove(self, key: SearchId) -> Changes:
        """Keep a search no longer."""
        with self._desk.library.write() as unit:
            unit.searches.remove(key)
        return Changes(searches=frozenset({key}))

    def count(self, query: str) -> int:
        """Return how many articles a search finds."""
        with self._desk.library.read() as unit:
            return unit.articles.count(Listing(query=query))
