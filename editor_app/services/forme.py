"""The forme: from jobs to pages set, ready to be staged; in this process or in a second one."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from editor_app.domain.archive import Month
from editor_app.domain.labels import Author, Section, Tag
from editor_app.rendering.compose import article_page
from editor_app.rendering.edition import Edition
from editor_app.rendering.links import Places
from editor_app.rendering.page_values import Frame, ListPage, MonthPage, Page, ShownBlock
from editor_app.services.addresses import Addresses, RelativePlaces

Label = Section | Author | Tag | Month
ComposeLists = Callable[[Edition, Label, Frame, Container[str]], Iterator[ListPage | MonthPage]]


@dataclass(frozen=True, slots=True)
class ArticleJob:
    """A story's page to be set: its place in the edition, and what is made already."""

    place: int
    body: str
    blocks: tuple[ShownBlock, ...]
    frame: Frame


@dataclass(frozen=True, slots=True)
class ListJob:
    """Pages of a label to be set: those at `paths`."""

    compose: ComposeLists
    label: Label
    paths: frozenset[str]
    frame: Frame


Job = ArticleJob | ListJob


@dataclass(frozen=True, slots=True)
class SetPage:
    """The bytes of a page, and their SHA-256."""

    path: str
    data: bytes
    sha256: str


class Forme:
    """Sets pages of one edition; `make` lays a page out."""

    def __init__(
        self, edition: Edition, addresses: Addresses, make: Callable[[Page, Places], str]
    ) -> None:
        self._edition, self._addresses, self._make = edition, addresses, make

    def pages(self, jobs: Sequence[Job]) -> Iterator[Page]:
        """Yield the pages of jobs, composed."""
        for job in jobs:
            if isinstance(job, ListJob):
                yield from job.compose(self._edition, job.label, job.frame, job.paths)
            else:
                story = self._edition.stories[job.place]
                yield article_page(
                    self._edition, story, job.body, frame=job.frame, blocks=job.blocks
                )

    def set(self, page: Page) -> SetPage:
        """Return a page laid out."""
        data = self._make(page, RelativePlaces(self._addresses, page.path)).encode()
        return SetPage(page.path, data, sha256(data).hexdigest())
