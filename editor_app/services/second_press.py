"""A second process that sets pages while the first one writes files and sets others."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from editor_app.domain.article import PinnedArticle
from editor_app.domain.correction import Correction
from editor_app.domain.errors import OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.domain.picture import Picture
from editor_app.isolation.host import START_LIMIT, Host
from editor_app.logs import log
from editor_app.rendering.edition import Edition
from editor_app.rendering.links import Places
from editor_app.rendering.page_values import Page
from editor_app.rendering.pages import make_page
from editor_app.rendering.site_facts import SiteFacts
from editor_app.rendering.theme import Theme
from editor_app.services.addresses import Addresses
from editor_app.services.forme import Forme, Job, SetPage

# The stories of a large archive, and the parts of pages that are remembered.
_MEMORY = 1024 * 1024 * 1024
_DEADLINE = 120.0
# So many batches wait there: one is set, one is next.
_WAITING = 2
_HERE: dict[str, "FarForme"] = {}


@dataclass(frozen=True, slots=True)
class Stock:
    """All that pages of an edition are set from, their texts aside.

    `pictures` tells of pictures by name whether they can be shown, as far as that is known.
    """

    facts: SiteFacts
    stories: Sequence[PinnedArticle]
    corrections: Mapping[ArticleId, tuple[Correction, ...]]
    theme: Theme
    addresses: Addresses
    pictures: Mapping[str, bool]


class _NotKnown(Exception):
    """A page shows a picture of which nobody has said whether it can be shown."""


class FarForme:
    """The forme in the second process."""

    def __init__(self, stock: Stock) -> None:
        self._answers = dict(stock.pictures)
        edition = Edition(stock.facts, stock.stories, stock.corrections)
        addresses = replace(stock.addresses, has_picture=self._can_show)
        self._forme = Forme(edition, addresses, partial(_made, stock.theme))

    def set(self, jobs: Sequence[Job], answers: Mapping[str, bool]) -> list[SetPage]:
        """Return the pages of jobs; those that show an unknown picture are left out."""
        self._answers.update(answers)
        found: list[SetPage] = []
        for page in self._forme.pages(jobs):
            try:
                found.append(self._forme.set(page))
            except _NotKnown:
                continue
        return found

    def _can_show(self, picture: Picture) -> bool:
        answer = self._answers.get(picture.name)
        if answer is None:
            raise _NotKnown(picture.name)
        return answer


class SecondPress:
    """Sets pages in a process of its own; when that fails, nothing more is taken."""

    def __init__(self, stock: Stock) -> None:
        self._host = Host(memory=_MEMORY)
        self._line = ThreadPoolExecutor(1, "second-press")
        self._waiting: deque[tuple[Sequence[Job], Future[list[SetPage]]]] = deque()
        stock = replace(
            stock,
            theme=replace(stock.theme, assets={}),
            addresses=replace(stock.addresses, has_picture=bool),
        )
        self._learning = self._line.submit(self._host.run, take_stock, stock, deadline=START_LIMIT)
        self._failed = False

    def offer(self, jobs: Sequence[Job], answers: Mapping[str, bool]) -> bool:
        """Take jobs over, unless there is enough to do; `answers` are new ones on pictures."""
        if self._failed or len(self._waiting) >= _WAITING:
            return False
        future = self._line.submit(self._host.run, set_here, jobs, answers, deadline=_DEADLINE)
        self._waiting.append((jobs, future))
        return True

    def taken(self, *, all_of_them: bool = False) -> Iterator[tuple[Sequence[Job], list[SetPage]]]:
        """Yield jobs with the pages that were set; those that are lacking are for the caller."""
        while self._waiting and (all_of_them or self._waiting[0][1].done()):
            jobs, future = self._waiting.popleft()
            try:
                self._learning.result()
                made = future.result()
            except OffstoneError as error:
                log.warning("The second press has stopped: %s", error.message)
                self._failed, made = True, []
            yield jobs, made

    def close(self) -> None:
        """End the process."""
        self._host.close()
        self._line.shutdown(cancel_futures=True)


def take_stock(stock: Stock) -> None:
    """Keep what the pages to come are made from; runs in the second process."""
    _HERE[""] = FarForme(stock)


def set_here(jobs: Sequence[Job], answers: Mapping[str, bool]) -> list[SetPage]:
    """Set pages; runs in the second process."""
    return _HERE[""].set(jobs, answers)


def _made(theme: Theme, page: Page, places: Places) -> str:
    return make_page(page, theme, places)
