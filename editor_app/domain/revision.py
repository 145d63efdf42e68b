"""A revision: one stored state of all of an article."""

from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId, RevisionId


@dataclass(frozen=True, slots=True)
class Revision:
    """A stored state; `number` counts within the article from 1, `note` says why it was kept."""

    id: RevisionId
    article: ArticleId
    number: int
    saved: datetime
    by: str
    note: str
    words: int
    pinned: bool
    content: Content


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A line of the History list, without the content."""

    id: RevisionId
    article: ArticleId
    number: int
    saved: datetime
    by: str
    note: str
    words: int
    pinned: bool
