"""The ledger: what every publication carried, asked and proved."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from editor_app.domain.address import file_of
from editor_app.domain.changes import Changes
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId, PublicationId, TemplateId
from editor_app.domain.ledger import (
    Answer,
    Between,
    Carrying,
    Contents,
    Proof,
    RanOn,
    Span,
    Spans,
    Under,
    VersionUse,
)
from editor_app.domain.progress import Reporter, Silent
from editor_app.domain.publication import Publication, PublicationRow, PublishedPage
from editor_app.isolation.apart import run_apart
from editor_app.services import ledger_answers, ledger_comparing, ledger_words
from editor_app.services.ledger_export import LedgerExport, export_for, export_to
from editor_app.services.templates import existing_template

if TYPE_CHECKING:
    from editor_app.domain.site import Site
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

# Pages of *under a template* are asked for in pieces of so many addresses.
PIECE = 50


class Ledger:
    """What a journalist can ask of the ledger; nobody can change it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def publications(
        self, before: PublicationId | None = None, most: int | None = None
    ) -> tuple[PublicationRow, ...]:
        """Return publications, newest first, without their pages: all, or `most` `before` one."""
        with self._desk.library.read() as unit:
            return unit.ledger.rows(before, most)

    def finish_begun(self) -> Changes:
        """Finish what was begun and interrupted; loads the press only when there is something."""
        with self._desk.library.read() as unit:
            unfinished = unit.ledger.unfinished()
        return self._desk.publishing.settle() if unfinished else Changes()

    def publication(self, number: PublicationId) -> Publication:
        """Return a publication with its pages; NotFound when there is none."""
        with self._desk.library.read() as unit:
            found = unit.ledger.get(number)
        if found is None:
            raise _no_publication(number)
        return found

    def contents(self, number: PublicationId, article: str = "") -> Contents:
        """Return what a publication wrote, of one article alone when its slug is given."""
        with self._desk.library.read() as unit:
            questions = unit.ledger.questions
            head = questions.heads((number,)).get(number)
            if head is None:
                raise _no_publication(number)
            lines = questions.lines(number)
            pages = tuple(line for line in lines if article in {"", line.article})
            return Contents(head, pages, questions.removed(number))

    def all(self) -> tuple[Publication, ...]:
        """Return every publication with its pages, newest first."""
        with self._desk.library.read() as unit:
            return tuple(reversed(list(unit.ledger.all())))

    def of_article(self, slug: str) -> tuple[Publication, ...]:
        """Return the publications that wrote a page of an article, newest first."""
        article = self._desk.articles.by_slug(slug)
        with self._desk.library.read() as unit:
            return tuple(reversed(unit.ledger.of_article(article.id)))

    def ran_on(self, asked: str, day: date) -> RanOn:
        """Return what stood on a day in the site's time zone with an article, or at an address.

        `asked` is a slug, a path such as `/world/pilots-vote/`, or the whole address of a page.
        """
        with self._desk.library.read() as unit:
            site = unit.site.get()
            question = RanOn(asked, day, ())
            zone = ZoneInfo(site.time_zone)
            if "/" in asked:
                paths = (_file_asked_for(asked, site),)
                return ledger_answers.ran_at(unit, question, paths, zone, None)
            key = _article_asked_for(unit, asked)
            paths = unit.ledger.questions.paths_of(key)
            return ledger_answers.ran_at(unit, question, paths, zone, key)

    def carrying(
        self, template_id: TemplateId, version: int | None = None, *, older: bool = False
    ) -> Carrying:
        """Return the pages that stand with a template now: any version, one, or not in force."""
        with self._desk.library.read() as unit:
            template = existing_template(unit, template_id)
            today = self._desk.clock.now().astimezone(ZoneInfo(unit.site.get().time_zone)).date()
            return ledger_answers.carrying(unit, template, today, version, older=older)

    def between(self, first: PublicationId, second: PublicationId) -> Between:
        """Return what changed from the earlier of two publications to the later one."""
        earlier, later = sorted((first, second))
        with self._desk.library.read() as unit:
            heads = unit.ledger.questions.heads((earlier, later))
            for number in (earlier, later):
                if number not in heads:
                    raise _no_publication(number)
            return ledger_comparing.compare(unit, heads[earlier], heads[later])

    def under(
        self,
        template_id: TemplateId,
        version: int | None = None,
        *,
        after: str = "",
        most: int = PIECE,
    ) -> Spans:
        """Return what ran under a template on `most` pages, by their addresses, `after` one."""
        with self._desk.library.read() as unit:
            return ledger_answers.under(unit, template_id, version, after, most)

    def templates(self) -> tuple[tuple[TemplateId, str], ...]:
        """Return the templates that can be asked about, by their names."""
        with self._desk.library.read() as unit:
            return tuple((template.id, template.name) for template in unit.templates.all())

    def versions_that_ran(self, template_id: TemplateId) -> tuple[VersionUse, ...]:
        """Return how often each version of a template was written into a page."""
        with self._desk.library.read() as unit:
            return unit.ledger.questions.versions(template_id)

    def page(self, row: int) -> PublishedPage:
        """Return a page by its row in the ledger."""
        with self._desk.library.read() as unit:
            found = unit.ledger.questions.pages((row,)).get(row)
        if found is None:
            raise NotFound(f"Row {row} of the ledger is no page that can be read.")
        return found[1]

    def proof(self, rows: Iterable[int]) -> Proof:
        """Prove the rows of an answer: each, its copies and texts, and the row that follows it."""
        with self._desk.library.read() as unit:
            return unit.ledger.proof(rows)

    def proof_of(self, answer: Answer) -> Proof:
        """Prove the rows that an answer rests on."""
        return self.proof(self._rows_of(answer))

    def prove(self, reporter: Reporter | None = None) -> Proof:
        """Prove the whole chain; seconds where it is long."""
        with self._desk.library.read() as unit:
            return unit.ledger.proof(reporter=reporter)

    def prove_apart(self, reporter: Reporter) -> Proof:
        """Prove the whole chain in a process of its own."""
        return run_apart(prove_for, self._desk.folder, reporter=reporter)

    def lines(self, answer: Answer) -> Iterator[str]:
        """Give an answer line by line in plain words, times in the site's zone."""
        zone = self.zone()
        if isinstance(answer, RanOn):
            yield from ledger_words.of_ran_on(answer, zone)
        elif isinstance(answer, Carrying):
            yield from ledger_words.of_carrying(answer, zone)
        elif isinstance(answer, Between):
            yield from ledger_words.of_between(answer, zone)
        elif isinstance(answer, Under):
            yield ledger_words.asked_of_under(answer, zone)
            yield from ledger_words.of_spans(self._spans(answer), zone)

    def zone(self) -> ZoneInfo:
        """Return the site's time zone, in which its days begin."""
        with self._desk.library.read() as unit:
            return ZoneInfo(unit.site.get().time_zone)

    def write(self, answer: Answer, form: str, out: TextIO) -> Proof:
        """Write an answer as `csv` or `json` and return the proof of its rows."""
        with self._desk.library.read() as unit:
            return LedgerExport(self._desk, unit, answer, Silent()).write(form, out)

    def export(self, answer: Answer, file: Path, reporter: Reporter | None = None) -> Proof:
        """Write an answer into a .csv or .json file and return the proof of its rows."""
        return export_to(self._desk, answer, file, reporter or Silent())

    def export_apart(self, answer: Answer, file: Path, reporter: Reporter) -> Proof:
        """Write an answer into a file in a process of its own."""
        desk = self._desk
        return run_apart(export_for, desk.folder, desk.by, answer, file, reporter=reporter)

    def faults(self) -> list[str]:
        """Say which rows are not what was written; empty when the whole chain holds."""
        return list(self.prove().faults)

    def _spans(self, asked: Under) -> Iterator[Span]:
        after = ""
        while True:
            found = self.under(asked.template, asked.version, after=after)
            yield from found.spans
            after = found.next
            if not after:
                return

    def _rows_of(self, answer: Answer) -> Iterator[int]:
        if isinstance(answer, RanOn):
            yield from (entry.link.row for entry in answer.entries)
        elif isinstance(answer, Carrying):
            yield from (page.row for page in answer.pages)
        elif isinstance(answer, Between):
            yield from (row for page in answer.pages for row in (page.before, page.after) if row)
        elif isinstance(answer, Under):
            yield from (span.row for span in self._spans(answer))
        elif answer.article:
            with self._desk.library.read() as unit:
                key = _article_asked_for(unit, answer.article)
                yield from unit.ledger.questions.rows_of(key)


def prove_for(workspace: Path, reporter: Reporter) -> Proof:
    """Prove the ledger of a workspace; runs in a process of its own."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, write=False) as desk:
        return desk.ledger.prove(reporter)


def _article_asked_for(unit: "Unit", slug: str) -> ArticleId:
    """Return the article of a slug, or the one that a former address with it leads to."""
    article = unit.articles.by_slug(slug)
    if article is not None:
        return article.id
    for path, goal in unit.redirects.all():
        if path.strip("/").rpartition("/")[2] == slug and unit.ledger.names(ArticleId(goal)):
            return ArticleId(goal)
    raise NotFound(
        f"There is no article “{slug}”.", "Ask by the address that it had: /section/slug/."
    )


def _file_asked_for(asked: str, site: "Site") -> str:
    path = unquote(urlsplit(asked).path)
    base = urlsplit(site.address).path.strip("/") if "://" in asked else ""
    path = path.lstrip("/").removeprefix(f"{base}/" if base else "")
    last = path.rpartition("/")[2]
    return file_of(f"{path}/" if last and "." not in last else path)


def _no_publication(number: int) -> NotFound:
    return NotFound(f"There is no publication {number}.", "See 'offstone ledger WORKSPACE'.")
