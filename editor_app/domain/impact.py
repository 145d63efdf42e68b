"""Impact: what a change of templates or rules does to articles and pages, told beforehand."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status


class TemplateChange(StrEnum):
    """What happens to a template on an article; it only *stands* when nothing is proposed."""

    APPEARS = "appears"
    GOES = "goes"
    CHANGES = "changes"
    MOVES = "moves"
    STANDS = "stands"


class ImpactedArticle(NamedTuple):
    """An article that changes; a version is None where the template does not stand.

    `pages` are the files at the targets that will be another, without those of lists. `why_not`
    says why the article cannot be held back, and is empty when it may. A plain tuple, for there
    may be tens of thousands.
    """

    id: ArticleId
    slug: str
    headline: str
    status: Status
    section: str
    change: TemplateChange
    version_before: int | None
    version_after: int | None
    pages: tuple[str, ...] = ()
    may_hold: bool = False
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ImpactGroup:
    """The articles of a section, newest first; `section` is empty for those in none."""

    section: str
    articles: tuple[ImpactedArticle, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All that a change touches, in the order of the menu.

    `articles` and `published` count articles and published pages; when the template stands in the
    footer of `every_page`, lists and pages of the house are published pages too.
    """

    groups: tuple[ImpactGroup, ...]
    articles: int
    published: int
    every_page: bool

    @property
    def sentence(self) -> str:
        """How much is touched, in words."""
        if self.every_page:
            return f"Every page: {_count(self.articles, 'article')}, {_pages(self.published)}."
        return f"{_count(self.articles, 'article')}, {_pages(self.published)}."


NOTHING = Impact((), 0, 0, every_page=False)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """An article's page as it is and as it would be; `message` says what could not be shown."""

    before: str
    after: str
    message: str = ""


def _pages(count: int) -> str:
    return "no published page" if count == 0 else _count(count, "published page")


def _count(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
