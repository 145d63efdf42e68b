"""What a file of others says, before the desk has made it an article of its own."""

from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.article import Content
from editor_app.domain.block_fence import FencedBlock
from editor_app.domain.correction import Correction


@dataclass(frozen=True, slots=True)
class Named:
    """An author, section or tag as a file names it; our own files tell more than the name."""

    name: str
    id: str = ""
    slug: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class IncomingPicture:
    """The words that come with a picture; `file` is its path beside the document."""

    name: str
    file: str
    sha256: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    source_type: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article from a file: `content` names no labels yet, its pictures are paths as written.

    `own` says that Offstone wrote the file; `revision` is then the number of the state it holds.
    `notes` tell what had to be guessed, `blocks` are the templates that left with it;
    `translates` is the slug of the article that it is a translation of.
    """

    content: Content
    authors: tuple[Named, ...] = ()
    section: Named | None = None
    tags: tuple[Named, ...] = ()
    id: str = ""
    revision: int = 0
    published: datetime | None = None
    revised: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    pictures: tuple[IncomingPicture, ...] = ()
    own: bool = False
    notes: tuple[str, ...] = ()
    blocks: tuple[FencedBlock, ...] = ()
    translates: str = ""
