"""Setting pages with two processes: the second sets what it can take, this one all the rest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from editor_app.rendering.links import pictures_in
from editor_app.services.addresses import Addresses
from editor_app.services.encoding import Encoder
from editor_app.services.forme import ArticleJob, Forme, Job, SetPage
from editor_app.services.second_press import SecondPress, Stock

if TYPE_CHECKING:
    from editor_app.services.survey import Survey

# From so many files on a second process is worth its start.
WORTH_IT = 400
# So many stories are handed over at once.
_TOGETHER = 80


class Setting:
    """Sets the pages of a survey; `files` is how many there are to make."""

    def __init__(
        self, survey: "Survey", addresses: Addresses, encoder: Encoder, files: int
    ) -> None:
        self._survey, self._encoder = survey, encoder
        self._forme = Forme(survey.edition, addresses, survey.maker.make)
        # Layouts of others are laid out in the host, one page after another.
        self._second = (
            SecondPress(_stock(survey, addresses, encoder))
            if files >= WORTH_IT and not survey.maker.theme.foreign
            else None
        )
        self._news: dict[str, bool] = {}

    def run(self, jobs: Iterable[Sequence[Job]]) -> Iterator[SetPage]:
        """Yield the pages of all jobs, in no order."""
        for some in jobs:
            for start in range(0, len(some), _TOGETHER):
                part = some[start : start + _TOGETHER]
                self._answer(part)
                if self._second is not None and self._second.offer(part, self._news):
                    self._news = {}
                else:
                    yield from self._set(part)
                yield from self._taken()
        yield from self._taken(all_of_them=True)

    def close(self) -> None:
        """End the second process."""
        if self._second is not None:
            self._second.close()

    def _set(self, jobs: Sequence[Job], done: frozenset[str] = frozenset()) -> Iterator[SetPage]:
        for page in self._forme.pages(jobs):
            if page.path not in done:
                yield self._forme.set(page)

    def _taken(self, *, all_of_them: bool = False) -> Iterator[SetPage]:
        if self._second is None:
            return
        for jobs, made in self._second.taken(all_of_them=all_of_them):
            yield from made
            # What shows a picture that nobody had asked for is set here, where it is encoded.
            yield from self._set(jobs, frozenset(page.path for page in made))

    def _answer(self, jobs: Sequence[Job]) -> None:
        """Find out for the second process whether the pictures of stories can be shown."""
        if self._second is None:
            return
        facts, stories = self._survey.snapshot.facts, self._survey.edition.stories
        for job in jobs:
            if not isinstance(job, ArticleJob):
                continue
            blocks = (*job.blocks, *job.frame.footers)
            names = {stories[job.place].content.lead_picture, *pictures_in(job.body)}
            names = names.union(*(pictures_in(block.html) for block in blocks))
            names |= {block.portrait.name for block in blocks if block.portrait}
            for name in names & facts.pictures.keys():
                self._news[name] = self._encoder.can_show(facts.pictures[name])


def _stock(survey: "Survey", addresses: Addresses, encoder: Encoder) -> Stock:
    snapshot = survey.snapshot
    return Stock(
        snapshot.facts,
        survey.edition.stories,
        snapshot.corrections,
        survey.maker.theme,
        addresses,
        encoder.known(),
    )
