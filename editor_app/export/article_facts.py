"""An article as documents need it: everything the desk knows of it, gathered into one value."""

from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.article import Content
from editor_app.domain.correction import Correction
from editor_app.domain.ids import ArticleId
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.picture import Picture
from editor_app.domain.publication import FilledText
from editor_app.domain.site import Site
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, Topic

FINISHED = frozenset({Status.READY, Status.PUBLISHED})


@dataclass(frozen=True, slots=True)
class StateFacts:
    """The stored state that a document holds; `number` counts within the article from 1."""

    number: int
    saved: datetime
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilePicture:
    """A picture as it left; `file` is relative to the document, `address` its place on the web.

    Sides are in pixels, `size` in bytes. One whose original is missing or damaged has no file.
    """

    picture: Picture
    file: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class FactBlock:
    """A template on the article as a page carries it, with where it stands.

    `language` is the one it is written in, `paragraphs` counts those of the text before it.
    """

    text: FilledText
    placement: Placement
    html: str
    topic: Topic | None = None
    language: str = ""
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class FactTranslation:
    """The same article in another language, as it stands on the site.

    `address` is empty while the site has none; `original` is what the others were made from.
    """

    id: ArticleId
    slug: str
    headline: str
    language: str
    address: str
    original: bool


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article for documents; `content` is the state that leaves.

    `html` is the body as a page shows it, with addresses outside this document absolute.
    `address` is where the article stands on the web, empty when the site has none. `translates`
    is the slug of the article that it translates, empty where it translates none.
    """

    id: ArticleId
    content: Content
    status: Status
    state: StateFacts
    created: datetime
    updated: datetime
    published: datetime | None
    revised: datetime | None
    site: Site
    address: str
    byline: tuple[Author, ...]
    section: Section | None
    tags: tuple[Tag, ...]
    pictures: tuple[FilePicture, ...]
    corrections: tuple[Correction, ...]
    blocks: tuple[FactBlock, ...]
    html: str
    translates: str = ""
    translations: tuple[FactTranslation, ...] = ()

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.content.language or self.site.language

    @property
    def finished(self) -> bool:
        """Whether the desk has approved it; everything else is marked as what it is."""
        return self.status in FINISHED

    @property
    def slug(self) -> str:
        """The slug of the state that leaves."""
        return self.content.slug or "untitled"
