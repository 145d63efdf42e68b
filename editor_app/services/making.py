"""Makes the files of a publication one after another: composed, laid out, encoded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from editor_app.domain.address import file_of, path_of
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
from editor_app.services.forme import ArticleJob, Job, ListJob
from editor_app.services.marks import ROOT_ICON, root_icon
from editor_app.services.setting import Setting
from editor_app.services.survey import Survey
from editor_app.services.uses import with_bodies

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

# So many bodies are in memory at a time.
_BATCH = 320
Texts = tuple[FilledText, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A file fit to be staged; `texts` are the filled templates that it carries.

    `sha256` is that of its bytes, empty while nobody knows it.
    """

    step: Step
    data: bytes
    revision: RevisionId | None = None
    texts: Texts = ()
    sha256: str = ""


class Maker:
    """Makes what a survey says is new or changed."""

    def __init__(self, desk: "Desk", unit: "Unit", survey: Survey, reporter: Reporter) -> None:
        self._unit, self._survey, self._reporter = unit, survey, reporter
        self._composer = Composer(desk, survey.snapshot, edition=survey.edition)
        self._encoder = Encoder(desk, survey, self._wait)
        self._addresses = replace(survey.addresses, has_picture=self._encoder.can_show)
        self._steps = {
            step.path: step
            for step in survey.comparison.steps
            if step.change in {PageChange.NEW, PageChange.CHANGED}
        }
        self._setting = Setting(survey, self._addresses, self._encoder, len(self._steps))
        self._texts_of: dict[str, tuple[RevisionId | None, Texts]] = {}
        self._done = 0
        self.messages: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._setting.close()
        self._encoder.close()

    def make(self) -> Iterator[Made]:
        """Yield every file; pictures follow the first page that shows them."""
        for part in (self._assets, self._pages, self._singles, self._feeds, self._search):
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
        if ROOT_ICON in self._steps:
            yield Made(self._steps[ROOT_ICON], root_icon(self._survey.maker.theme))

    def _pages(self) -> Iterator[Made]:
        """Yield the pages of stories and labels: those that two processes set."""
        for made in self._setting.run(self._jobs()):
            file = file_of(made.path)
            revision, texts = self._texts_of.pop(file)
            yield Made(self._steps[file], made.data, revision, texts, made.sha256)

    def _jobs(self) -> Iterator[Sequence[Job]]:
        yield from self._articles()
        yield from self._lists()

    def _articles(self) -> Iterator[Sequence[Job]]:
        """Yield jobs for stories, oldest first: what a page leads on to is older than itself."""
        places = {story.id: place for place, story in enumerate(self._survey.edition.stories)}
        chosen = [
            (path, story)
            for path, story in self._survey.plan.articles.items()
            if path in self._steps
        ][::-1]
        for start in range(0, len(chosen), _BATCH):
            batch = chosen[start : start + _BATCH]
            stories = with_bodies(self._unit, [story for _, story in batch])
            jobs: list[Job] = []
            for (path, story), made in zip(batch, self._composer.parts(stories), strict=True):
                if made.message:
                    self.messages.append(f"{story.content.slug}: {made.message}")
                self._texts_of[path] = story.revision, made.texts
                self._survey.search.learn(story, made.terms)
                jobs.append(ArticleJob(places[story.id], made.body, made.blocks, made.frame))
            yield jobs

    def _lists(self) -> Iterator[Sequence[Job]]:
        for files, compose, label in self._survey.plan.lists:
            wanted = frozenset(path_of(file) for file in files if file in self._steps)
            if wanted:
                texts = self._composer.site_texts()
                self._texts_of |= {file_of(path): (None, texts) for path in wanted}
                yield [ListJob(compose, label, wanted, self._composer.frame())]

    def _composed(self, stories: Sequence[PinnedArticle]) -> list[Composed]:
        return self._composer.articles(with_bodies(self._unit, stories))

    def _singles(self) -> Iterator[Made]:
        plan = self._survey.plan
        if not self._steps.keys() & {*plan.single, *plan.house_pages}:
            return
        frame = self._composer.frame()
        texts = self._composer.site_texts()
        for path, compose in plan.single.items():
            if path in self._steps:
                yield self._page(self._steps[path], compose(frame), texts)
        if self._steps.keys() & set(plan.house_pages):
            pages = self._composer.house_pages()
            for path, page in zip(plan.house_pages, pages, strict=True):
                if path in self._steps:
                    yield self._page(self._steps[path], page, texts)

    def _feeds(self) -> Iterator[Made]:
        feeds = self._survey.feeds
        wanted = [
            step
            for step in self._steps.values()
            if step.file and step.file.shows is Shows.FEED and step.path not in self._survey.search
        ]
        pages: dict[RevisionId, Composed] = {}
        # The three forms of a feed one after another; many stories stand in several feeds.
        for step in sorted(wanted, key=lambda step: step.path.rpartition("/")[::2]):
            stories = feeds.stories_of(step.path)
            unknown = [story for story in stories if story.revision not in pages]
            if unknown and len(pages) > _BATCH:
                pages, unknown = {}, list(stories)
            made = self._composed(unknown)
            pages |= {s.revision: one for s, one in zip(unknown, made, strict=True)}
            composed = [pages[story.revision] for story in stories]
            # What stands in feeds alone can be proved by their own rows.
            texts = dict.fromkeys(text for made in composed for text in made.feed_texts)
            data = feeds.text(step.path, composed, self._addresses).encode()
            yield Made(step, data, None, tuple(texts))

    def _search(self) -> Iterator[Made]:
        """Yield the parts of the search index; words that nobody has seen are looked up."""
        search = self._survey.search

        def terms_of(stories: Sequence[PinnedArticle]) -> Sequence[str]:
            return self._composer.terms(with_bodies(self._unit, stories))

        for step in self._steps.values():
            if step.path in search:
                yield Made(step, search.text(step.path, terms_of).encode())

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

    def _wait(self) -> None:
        """Say that a page waits for its pictures."""
        stop_if_cancelled(self._reporter)
        self._reporter.report(self._done, len(self._steps), "Making pictures")

    def _tell(self) -> None:
        stop_if_cancelled(self._reporter)
        self._done += 1
        self._reporter.report(self._done, len(self._steps), "Making pages")
