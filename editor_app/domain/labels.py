"""Authors, sections and tags: what articles are filed under."""

from dataclasses import dataclass

from editor_app.domain.ids import AuthorId, SectionId, TagId


@dataclass(frozen=True, slots=True)
class Author:
    """A person in a byline; `links` are (label, address) pairs, `picture` a picture's name."""

    id: AuthorId
    name: str
    slug: str
    role: str = ""
    bio: str = ""
    email: str = ""
    links: tuple[tuple[str, str], ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the site; `order` is its place in the menu, from 0."""

    id: SectionId
    name: str
    slug: str
    description: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Tag:
    """A keyword with a page of its own."""

    id: TagId
    name: str
    slug: str
