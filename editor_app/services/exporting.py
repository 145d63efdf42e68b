"""Exporting: documents of articles in a folder; nothing at the desk changes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from editor_app.domain.article import Content, PinnedArticle
from editor_app.domain.ids import ArticleId
from editor_app.domain.plan import Held
from editor_app.domain.progress import Reporter, Silent, stop_if_cancelled
from editor_app.export.article_facts import ArticleFacts
from editor_app.export.clipboard_html import clipboard_html
from editor_app.export.document_folder import DocumentFolder
from editor_app.export.json_document import json_document
from editor_app.export.markdown_document import markdown_document
from editor_app.export.ninjs_document import ninjs_document
from editor_app.export.page_document import DocumentPlaces, PageDocuments
from editor_app.services.article_states import existing, working_text
from editor_app.services.export_choice import Chosen, choose, with_bodies
from editor_app.services.export_facts import (
    Surroundings,
    gather,
    page_alone,
    paths_of,
    shown_pictures,
)
from editor_app.services.export_pictures import PicturesOut
from editor_app.services.snapshot import Snapshot

if TYPE_CHECKING:
    from editor_app.services.composing import Composed
    from editor_app.services.desk import Desk

Form = Literal["page", "json", "ninjs", "markdown"]
ENDINGS: dict[Form, str] = {"page": ".html", "json": ".json", "ninjs": ".json", "markdown": ".md"}
_BATCH = 20
_WRITERS: dict[Form, Callable[[ArticleFacts], str]] = {
    "json": json_document,
    "ninjs": ninjs_document,
    "markdown": markdown_document,
}


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What was asked for, in a form that another process can take."""

    out: Path
    form: Form
    slugs: tuple[str, ...] | None
    include_embargoed: bool
    embed_pictures: bool


class Exporting:
    """Writes documents of articles, from one snapshot of the desk."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def export(
        self,
        out: Path,
        form: Form,
        *,
        slugs: Sequence[str] | None = None,
        include_embargoed: bool = False,
        embed_pictures: bool = True,
        reporter: Reporter | None = None,
    ) -> tuple[str, ...]:
        """Write the named articles, or all finished ones; return the files, relative to `out`.

        A picture stands before the document that shows it. `embed_pictures` serves pages only.
        """
        named = None if slugs is None else tuple(slugs)
        job = ExportJob(out, form, named, include_embargoed, embed_pictures)
        return _Run(self._desk, job, reporter or Silent()).all()

    def export_apart(
        self,
        out: Path,
        form: Form,
        *,
        slugs: Sequence[str] | None = None,
        include_embargoed: bool = False,
        embed_pictures: bool = True,
        reporter: Reporter | None = None,
    ) -> tuple[str, ...]:
        """Do the same in a process of its own, which only reads the workspace."""
        from editor_app.isolation.apart import run_apart

        named = None if slugs is None else tuple(slugs)
        job = ExportJob(out, form, named, include_embargoed, embed_pictures)
        desk = self._desk
        return run_apart(export_job, desk.folder, desk.by, job, reporter=reporter or Silent())

    def held(self) -> tuple[Held, ...]:
        """Return the finished articles that an export of all leaves out, for their embargo."""
        with self._desk.library.read() as unit:
            return choose(unit, self._desk.clock.now(), None, include_embargoed=False).held

    def missing_pictures(self, slugs: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return the pictures that the articles show and that cannot leave, by name."""
        desk = self._desk
        with desk.library.read() as unit:
            chosen = choose(unit, desk.clock.now(), slugs, include_embargoed=True)
            known = {picture.name: picture for picture in unit.pictures.all()}
            stories = with_bodies(unit, chosen.stories)
        shown = {name for story in stories for name in shown_pictures(story.content)}
        return tuple(
            name
            for name in sorted(shown)
            if name not in known or desk.pictures.soundness(known[name])
        )

    def html_for_clipboard(self, article_id: ArticleId, content: Content | None = None) -> str:
        """Return an article as clean HTML for a content system; `content` when not saved yet."""
        from editor_app.services.composing import Composer

        desk = self._desk
        with desk.library.read() as unit:
            snapshot = Snapshot.read(unit, desk.clock)
            story = working_text(existing(unit, article_id))
        story = replace(story, content=content or story.content)
        composed = Composer(desk, snapshot).articles([story])[0]
        base = snapshot.facts.site.address
        with PicturesOut(desk.media_folder, snapshot.facts.pictures, base) as pictures:
            places = DocumentPlaces(base, paths_of(snapshot), media=pictures.embedded)
            return clipboard_html(composed.page, places)


def export_job(folder: Path, by: str, job: ExportJob, reporter: Reporter) -> tuple[str, ...]:
    """Export in another process than the program's."""
    from editor_app.services.desk import open_desk

    with open_desk(folder, by=by, write=False) as desk:
        return _Run(desk, job, reporter).all()


class _Run:
    """One export from its first document to its last."""

    def __init__(self, desk: "Desk", job: ExportJob, reporter: Reporter) -> None:
        self._desk, self._job, self._reporter = desk, job, reporter
        self._folder = DocumentFolder(job.out)
        with desk.library.read() as unit:
            self._snapshot = Snapshot.read(unit, desk.clock)
            self._chosen: Chosen = choose(
                unit, desk.clock.now(), job.slugs, include_embargoed=job.include_embargoed
            )
        facts = self._snapshot.facts
        self._pictures = PicturesOut(
            desk.media_folder, facts.pictures, facts.site.address, self._folder
        )
        self._around = Surroundings(self._snapshot, paths_of(self._snapshot), self._pictures)

    def all(self) -> tuple[str, ...]:
        """Write every document."""
        with self._pictures:
            return self._all()

    def _all(self) -> tuple[str, ...]:
        stories = self._chosen.stories
        self._folder.prepare(self._desk.folder)
        self._folder.check([self._file(story) for story in stories])
        written: list[str] = []
        for number, (story, composed) in enumerate(self._composed()):
            stop_if_cancelled(self._reporter)
            self._reporter.report(number, len(stories), "Exporting")
            text = self._text(story, composed)
            written += self._pictures.written
            self._pictures.written.clear()
            written.append(self._folder.write(self._file(story), text.encode()))
        self._reporter.report(len(stories), len(stories), "Exporting")
        return tuple(written)

    def _composed(self) -> "Iterator[tuple[PinnedArticle, Composed]]":
        from editor_app.services.composing import Composer

        composer = Composer(self._desk, self._snapshot)
        stories = self._chosen.stories
        for start in range(0, len(stories), _BATCH):
            with self._desk.library.read() as unit:
                batch = with_bodies(unit, stories[start : start + _BATCH])
            yield from zip(batch, composer.articles(batch), strict=True)

    def _file(self, story: PinnedArticle) -> str:
        return (story.content.slug or "untitled") + ENDINGS[self._job.form]

    def _text(self, story: PinnedArticle, composed: "Composed") -> str:
        if self._job.form != "page":
            with self._desk.library.read() as unit:
                facts = gather(unit, story, composed, self._around)
            return _WRITERS[self._job.form](facts)
        embed = self._job.embed_pictures
        media = self._pictures.embedded if embed else self._pictures.beside
        page = page_alone(composed.page, story, self._around.base)
        return self._pages.write(page, media)

    @cached_property
    def _pages(self) -> PageDocuments:
        """The pages' writer; the theme is read only when pages are asked for."""
        facts = self._snapshot.facts
        maker = self._desk.themes.maker(facts.site, facts.pictures, with_faces=facts.site.own_faces)
        return PageDocuments(maker, self._around.base, self._around.paths)
