"""The site: what every page shares, and where it is published."""

from dataclasses import dataclass, field
from enum import StrEnum

from editor_app.domain.home import Home
from editor_app.domain.ids import ArticleId, TargetId
from editor_app.domain.look import Look


@dataclass(frozen=True, slots=True)
class SocialLink:
    """A link under *Connect with us*; `network` names the icon."""

    network: str
    address: str


class Linked(StrEnum):
    """Where pages of the site lead to a page of the house."""

    MENU = "menu"
    FOOTER = "footer"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class HousePage:
    """A page of the house in Markdown, such as About or Privacy; `language` empty means the site's.

    `description` is for search engines and networks.
    """

    title: str
    slug: str
    text: str
    language: str = ""
    description: str = ""
    linked: Linked = Linked.FOOTER


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own fields; `address` empty means that it is not known yet."""

    name: str
    tagline: str = ""
    address: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    contact: str = ""
    social: tuple[SocialLink, ...] = ()
    pages: tuple[HousePage, ...] = ()
    trending: tuple[ArticleId, ...] = ()
    theme: str = "courier"
    own_faces: bool = True
    page_size: int = 20
    look: Look = field(default_factory=Look)
    home: Home = field(default_factory=Home)


@dataclass(frozen=True, slots=True)
class Target:
    """A folder on this machine where the site is published."""

    id: TargetId
    name: str
    folder: str
