"""Whole lists, for those who do not scroll."""

from typing import TYPE_CHECKING

from editor_app.domain.article import ArticleRow
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import SectionId
from editor_app.domain.listing import Listing, RowKey
from editor_app.domain.status import Status

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


def all_rows(desk: "Desk", status: Status | None = None, section: str = "") -> list[ArticleRow]:
    """Return every line of a list, newest first; NotFound when no section has that slug."""
    listing = Listing(status=status, section=_section(desk, section) if section else None)
    with desk.library.read() as unit:
        return rows_of(unit, listing)


def rows_of(unit: "Unit", listing: Listing) -> list[ArticleRow]:
    """Return every line of a list from one snapshot."""
    rows: list[ArticleRow] = []
    after: RowKey | None = None
    while True:
        page = unit.articles.rows(listing, after, 500)
        rows.extend(page.rows)
        after = page.next
        if after is None:
            return rows


def _section(desk: "Desk", slug: str) -> SectionId:
    with desk.library.read() as unit:
        sections = unit.sections.all()
    for known in sections:
        if known.slug == slug:
            return known.id
    names = ", ".join(known.slug for known in sections) or "none yet"
    raise NotFound(f"There is no section “{slug}”.", f"The sections are: {names}.")
