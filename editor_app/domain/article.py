"""An article: its content, which revisions keep whole, and where it stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editor_app.domain.ids import ArticleId, AuthorId, RevisionId, SectionId, TagId
from editor_app.domain.status import Status


class Kind(StrEnum):
    """What sort of journalism an article is."""

    REPORT = "report"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    REVIEW = "review"
    BACKGROUND = "background"
    INTERVIEW = "interview"
    FACT_CHECK = "fact-check"
    SPONSORED = "sponsored"
    SATIRE = "satire"
    LIVE = "live"

    @property
    def label(self) -> str:
        """The word shown on screen and page."""
        return self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Content:
    """All that an author writes of an article; a revision stores exactly this.

    `language` empty means the site's. `lead_picture` is a picture's name. `translates` is the
    article that this one was translated from, None for an original. `extra` keeps front matter
    that has no field here, as (key, JSON text) pairs in their order.
    """

    headline: str = ""
    standfirst: str = ""
    body: str = ""
    byline: tuple[AuthorId, ...] = ()
    dateline: str = ""
    section: SectionId | None = None
    tags: tuple[TagId, ...] = ()
    kind: Kind = Kind.REPORT
    language: str = ""
    slug: str = ""
    lead_picture: str = ""
    lead_caption: str = ""
    seo_title: str = ""
    seo_description: str = ""
    social_title: str = ""
    canonical: str = ""
    source: str = ""
    credit: str = ""
    note_to_editors: str = ""
    translates: ArticleId | None = None
    embargo: datetime | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the desk has it now.

    `revision` is the newest stored state, `pinned` the one that leaves; `edited` says that the
    working text differs from the pinned one. `published` is the first publication, `revised` the
    last one that carried another revision.
    """

    id: ArticleId
    content: Content
    status: Status
    created: datetime
    updated: datetime
    revision: RevisionId
    pinned: RevisionId | None = None
    edited: bool = False
    corrected: bool = False
    published: datetime | None = None
    revised: datetime | None = None
    trashed: datetime | None = None
    cursor: int = 0


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the article list; never holds the body."""

    id: ArticleId
    slug: str
    headline: str
    status: Status
    section: str
    updated: datetime
    words: int
    embargo: datetime | None = None
    edited: bool = False
    corrected: bool = False
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class PinnedArticle:
    """An article as publication and export take it: the pinned content and its dates.

    `words` is how many its body has, which may not be at hand; 0 while nobody has counted.
    """

    id: ArticleId
    revision: RevisionId
    content: Content
    status: Status
    published: datetime | None
    revised: datetime | None
    pinned_at: datetime
    trashed: bool = False
    words: int = 0
