"""A page of the site before it leaves, as readers would get it."""

from dataclasses import dataclass
from enum import StrEnum

from editor_app.domain.ids import ArticleId


class PageKind(StrEnum):
    """What stands at an address; OUTSIDE is one that is not on the site."""

    ARTICLE = "article"
    LIST = "list"
    PAGE = "page"
    FEED = "feed"
    REDIRECT = "redirect"
    NOT_FOUND = "not-found"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A page with its address from the root of the site, empty for the front.

    `article` is the story that stands there, `goal` where a former address leads; `message` says
    what could not be made as it was meant.
    """

    path: str
    html: str
    kind: PageKind
    article: ArticleId | None = None
    goal: str = ""
    message: str = ""
