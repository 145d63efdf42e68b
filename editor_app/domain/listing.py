"""Lists of articles and what a search gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from editor_app.domain.article import ArticleRow
from editor_app.domain.ids import ArticleId, SearchId, SectionId
from editor_app.domain.status import Status


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows; without conditions, all that is not in the trash."""

    status: Status | None = None
    section: SectionId | None = None
    trash: bool = False
    query: str = ""


@dataclass(frozen=True, slots=True)
class RowKey:
    """Where the next page of a list begins: after this row."""

    updated: datetime
    id: ArticleId


@dataclass(frozen=True, slots=True)
class RowPage:
    """Some rows of a list; `next` is None at its end, `total` counts the list on its first page."""

    rows: tuple[ArticleRow, ...]
    next: RowKey | None
    total: int


class Filing(NamedTuple):
    """How an article is filed, as rules see it: as it was approved, or else as it is typed.

    `language` empty means the site's. A plain tuple, for tens of thousands are read at a time.
    """

    id: ArticleId
    slug: str
    headline: str
    status: Status
    section: str
    tags: tuple[str, ...]
    byline: tuple[str, ...]
    kind: str
    language: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles stand in each place; only `trash` counts trashed ones."""

    all: int
    by_status: Mapping[Status, int]
    by_section: Mapping[SectionId, int]
    trash: int


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article found; in `snippet` the words that hit stand between U+E000 and U+E001."""

    id: ArticleId
    slug: str
    headline: str
    section: str
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchHits:
    """The best hits of `total`."""

    total: int
    hits: tuple[SearchHit, ...]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept in the sidebar."""

    id: SearchId
    name: str
    query: str
