"""Makes the files of a publication one after another: composed, laid out, encoded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from editor_app.domain.address import path_of
from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import RevisionId
from editor_app.domain.plan import PageChange
from editor_app.domain.progress import Reporter, stop_if_cancelled
from editor_app.domain.publication import FilledText
from editor_app.export.site_file import Shows, Step
from editor_app.rendering.compose import NOT_FOUND_PATH
from editor_app.rendering.page_values import Page
from editor_app.services.addresses import RelativePlaces, RootedPlaces, base_path
from editor_app.services.composing import Composed, Composer
from editor_app.services.encoding import Encoder
from editor_app.services.survey import Survey
from editor_app.services.uses import with_bodies

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

# So many bodies are in memory at a time, twice: one batch is composed while one is laid out.
_BATCH = 320


@dataclass(frozen=True, slots=True)
class Made:
    """A file fit to be staged; `texts` are the filled templates that it carries."""

    step: Step
    data: bytes
    revision: RevisionId | None = None
    texts: tuple[FilledText, ...] = ()


class Maker:
    """Makes what a survey says is new or changed."""

    def __init__(self, desk: "Desk", unit: "Unit", survey: Survey, reporter: Reporter) -> None:
        self._unit, self._survey, self._reporter = unit, survey, reporter
        self._composer = Composer(desk, survey.snapshot)
        self._encoder = Encoder(desk, survey)
        self._addresses = replace(survey.addresses, has_picture=self._encoder.can_show)
        self._steps = {
            step.path: step
            for step in survey.comparison.steps
            if step.change in {PageChange.NEW, PageChange.CHANGED}
        }
        self._done = 0
        self.messages: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._encoder.close()

    def make(self) -> Iterator[Made]:
        """Yield every file; pictures follow the first page that shows them."""
        for part in (self._assets, self._articles, self._singles, self._lists, self._feeds):
            for made in part():
                self._tell()
                yield made
                yield from self._pictures()
        self._encoder.ask_changed(self._steps)
        yield from self._pictures()
        self.messages += [*self._encoder.messages, *self._survey.maker.messages]

    def _assets(self) -> Iterator[Made]:
        for file in self._survey.assets.values():
            step = self._steps.get(f"assets/{file.name}")
            if step is not None:
                yield Made(step, file.data)

    def _articles(self) -> Iterator[Made]:
        chosen = [
            (self._steps[path], story)
            for path, story in self._survey.plan.articles.items()
            if path in self._steps
        ]
        stories = [story for _, story in chosen]
        steps = {story.id: step for step, story in chosen}
        for story, composed in self._composed(stories):
            text = self._survey.maker.make(composed.page, self._places(composed.page.path))
            if composed.message:
                self.messages.append(f"{story.content.slug}: {composed.message}")
            yield Made(steps[story.id], text.encode(), story.revision, composed.texts)

    def _composed(
        self, stories: Sequence[PinnedArticle]
    ) -> Iterator[tuple[PinnedArticle, Composed]]:
        """Yield stories with their pages; the next batch is composed while one is laid out."""
        batches = [stories[at : at + _BATCH] for at in range(0, len(stories), _BATCH)]
        if not batches:
            return
        with ThreadPoolExecutor(1, "composing") as composing:
            coming = composing.submit(self._composer.articles, with_bodies(self._unit, batches[0]))
            for number, batch in enumerate(batches, 1):
                made = coming.result()
                if number < len(batches):
                    following = with_bodies(self._unit, batches[number])
                    coming = composing.submit(self._composer.articles, following)
                yield from zip(batch, made, strict=True)

    def _singles(self) -> Iterator[Made]:
        plan = self._survey.plan
        if not self._steps.keys() & {*plan.single, *plan.policies}:
            return
        frame = self._composer.frame()
        texts = self._composer.site_texts()
        for path, compose in plan.single.items():
            if path in self._steps:
                yield self._page(self._steps[path], compose(frame), texts)
        if self._steps.keys() & set(plan.policies):
            pages = self._composer.policies()
            for path, page in zip(plan.policies, pages, strict=True):
                if path in self._steps:
                    yield self._page(self._steps[path], page, texts)

    def _lists(self) -> Iterator[Made]:
        for files, compose in self._survey.plan.lists:
            wanted = {path_of(file): file for file in files if file in self._steps}
            if not wanted:
                continue
            frame, texts = self._composer.frame(), self._composer.site_texts()
            for page in compose(frame, wanted.keys()):
                yield self._page(self._steps[wanted[page.path]], page, texts)

    def _feeds(self) -> Iterator[Made]:
        feeds = self._survey.feeds
        wanted = [
            step for step in self._steps.values() if step.file and step.file.shows is Shows.FEED
        ]
        pages: Mapping[RevisionId, Composed] = {}
        for step in wanted:
            stories = feeds.stories_of(step.path)
            if not {story.revision for story in stories} <= pages.keys():
                pages = {story.revision: made for story, made in self._composed(stories)}
            composed = [pages[story.revision] for story in stories]
            # What stands in feeds alone can be proved by their own rows.
            texts = dict.fromkeys(text for made in composed for text in made.feed_texts)
            data = feeds.text(step.path, composed, self._addresses).encode()
            yield Made(step, data, None, tuple(texts))

    def _pictures(self) -> Iterator[Made]:
        for path, data in self._encoder.taken():
            self._tell()
            yield Made(self._steps[path], data)

    def _page(self, step: Step, page: Page, texts: Iterable[FilledText]) -> Made:
        if page.path == NOT_FOUND_PATH:
            # A web server shows this page at any depth.
            address = self._survey.snapshot.facts.site.address
            places = RootedPlaces(self._addresses, base_path(address))
            return Made(step, self._survey.maker.make(page, places).encode(), None, (*texts,))
        html = self._survey.maker.make(page, self._places(page.path))
        return Made(step, html.encode(), None, tuple(texts))

    def _places(self, path: str) -> RelativePlaces:
        return RelativePlaces(self._addresses, path)

    def _tell(self) -> None:
        stop_if_cancelled(self._reporter)
        self._done += 1
        self._reporter.report(self._done, len(self._steps), "Making pages")
