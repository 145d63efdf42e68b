"""The ledger: what every publication carried, read and proved."""

from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import PublicationId
from editor_app.domain.publication import Publication, PublicationRow

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


class Ledger:
    """What a journalist can ask of the ledger; nobody can change it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def publications(self) -> tuple[PublicationRow, ...]:
        """Return every publication, newest first, without its pages."""
        with self._desk.library.read() as unit:
            return unit.ledger.rows()

    def finish_begun(self) -> Changes:
        """Finish what was begun and interrupted; loads the press only when there is something."""
        if all(row.finished is not None for row in self.publications()):
            return Changes()
        return self._desk.publishing.settle()

    def publication(self, number: PublicationId) -> Publication:
        """Return a publication with its pages; NotFound when there is none."""
        with self._desk.library.read() as unit:
            found = unit.ledger.get(number)
        if found is None:
            raise NotFound(f"There is no publication {number}.", "See 'offstone ledger WORKSPACE'.")
        return found

    def all(self) -> tuple[Publication, ...]:
        """Return every publication with its pages, newest first."""
        with self._desk.library.read() as unit:
            return tuple(reversed(list(unit.ledger.all())))

    def of_article(self, slug: str) -> tuple[Publication, ...]:
        """Return the publications that wrote a page of an article, newest first."""
        article = self._desk.articles.by_slug(slug)
        with self._desk.library.read() as unit:
            return tuple(reversed(unit.ledger.of_article(article.id)))

    def faults(self) -> list[str]:
        """Say which rows are not what was written; empty when the chain holds."""
        with self._desk.library.read() as unit:
            return unit.ledger.faults()
