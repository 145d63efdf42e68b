"""Answers of the ledger, each made from the few rows that it is about."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from editor_app.domain.ids import ArticleId, PublicationId, TemplateId
from editor_app.domain.ledger import (
    CarriedPage,
    Carrying,
    Entry,
    RanOn,
    Span,
    Spans,
)
from editor_app.domain.publication import PublicationRow
from editor_app.domain.template import Template
from editor_app.services.ledger_times import Run, TextRun, by_place, runs, text_runs
from editor_app.store.ledger_questions import Turn

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from editor_app.store.ledger_questions import LedgerQuestions
    from editor_app.store.unit import Unit

_PIECE = 500
# How long a publication may take, or wait to be finished, and still end what stood that day.
_LONGEST = timedelta(days=31)
# So many publications are looked up one by one, more are read in one go.
_FEW = 1_000


def day_of(day: date, zone: "ZoneInfo") -> tuple[datetime, datetime]:
    """Return when a day begins and ends in a zone, in UTC."""
    following = day + timedelta(days=1)
    begins, ends = (datetime.combine(d, time(), zone).astimezone(UTC) for d in (day, following))
    return begins, ends


def ran_at(
    unit: "Unit",
    asked: RanOn,
    paths: Iterable[str],
    zone: "ZoneInfo",
    article: ArticleId | None,
) -> RanOn:
    """Return what stood at some addresses on a day, of an article alone or whatever it was."""
    questions = unit.ledger.questions
    turns = questions.turns(tuple(paths))
    begins, ends = day_of(asked.day, zone)
    many = len({turn.publication for turn in turns}) > _FEW
    near, heads = (_around if many else _all_runs)(unit, turns, begins, ends)
    stood = {
        run.row: run
        for run in near
        if _begun(heads, run, ends) and not _over(heads, run.ended_by, begins)
    }
    pages = questions.pages(stood)
    entries = [
        Entry(
            heads[run.begun_by],
            pages[row][1],
            pages[row][0],
            _until(heads, run.ended_by),
            run.ended_by,
        )
        for row, run in stood.items()
        if row in pages and article in {None, pages[row][1].article_id}
    ]
    entries.sort(key=lambda entry: (entry.head.target, entry.head.id, entry.page.path))
    return replace(asked, entries=tuple(entries))


def _all_runs(
    unit: "Unit", turns: Sequence[Turn], *_day: datetime
) -> tuple[Sequence[Run], Mapping[int, PublicationRow]]:
    """Return every run at some addresses: for those that few publications wrote."""
    heads = unit.ledger.questions.heads(turn.publication for turn in turns)
    targets = {number: head.target for number, head in heads.items()}
    unfinished = {number for number, head in heads.items() if head.finished is None}
    return tuple(runs(by_place(turns, targets), unfinished)), heads


def _around(
    unit: "Unit", turns: Sequence[Turn], begins: datetime, ends: datetime
) -> tuple[Sequence[Run], Mapping[int, PublicationRow]]:
    """Return the runs about a day: for addresses that every publication writes anew."""
    questions = unit.ledger.questions
    targets = _targets(questions, {turn.publication for turn in turns})
    unfinished = {row.id for row in unit.ledger.unfinished()}
    earliest, latest = questions.first_since(begins - _LONGEST), questions.first_since(ends)
    near = tuple(
        run
        for run in runs(by_place(turns, targets), unfinished)
        if run.begun_by < latest and (run.ended_by is None or run.ended_by >= earliest)
    )
    heads = questions.heads(n for run in near for n in (run.begun_by, run.ended_by) if n)
    return near, heads


def carrying(
    unit: "Unit", template: Template, today: date, version: int | None, *, older: bool
) -> Carrying:
    """Return the pages that stand now with a template: any version, one, or those not in force."""
    questions = unit.ledger.questions
    in_force = in_force_of(template, today)
    found = [
        (target, page)
        for target in questions.targets()
        for page in questions.carrying(target, template.id)
        if version in {None, page.version} and not (older and page.version in in_force)
    ]
    heads = questions.heads(page.publication for _, page in found)
    held = {(hold.article, hold.version): hold.reason for hold in unit.holds.of(template.id)}
    pages = tuple(
        CarriedPage(
            page.row,
            target,
            page.path,
            page.article,
            page.version,
            page.sha256,
            heads[page.publication],
            held.get((ArticleId(page.article_id), page.version), ""),
        )
        for target, page in found
    )
    return Carrying(template.id, template.name, version, older, in_force, pages)


def in_force_of(template: Template, today: date) -> tuple[int, ...]:
    """Return the versions that the next publication may write; none of what is retired or over."""
    over = template.expires is not None and template.expires < today
    return () if template.retired or over else tuple(w.version for w in template.wordings)


def under(unit: "Unit", template: TemplateId, version: int | None, after: str, most: int) -> Spans:
    """Return what ran under a template on `most` pages, in the order of addresses, `after` one."""
    questions = unit.ledger.questions
    paths = questions.carried_paths(template, version, after, most)
    turns = questions.turns(paths, template)
    targets = _targets(questions, {turn.publication for turn in turns})
    unfinished = {row.id for row in unit.ledger.unfinished()}
    found = list(text_runs(by_place(turns, targets), unfinished, version))
    heads = questions.heads(
        number for run in found for number in (run.begun_by, run.ended_by) if number
    )
    articles = questions.articles(run.row for run in found)
    spans = [_span(run, heads, articles) for run in found if run.begun_by in heads]
    spans.sort(key=lambda span: (span.path, span.target, span.since))
    return Spans(tuple(spans), paths[-1] if len(paths) == most else "")


def span_entries(unit: "Unit", spans: Sequence[Span], template: TemplateId) -> Iterator[Entry]:
    """Give the row that first wrote each text, with the time until which it stood."""
    questions = unit.ledger.questions
    for start in range(0, len(spans), _PIECE):
        piece = spans[start : start + _PIECE]
        pages = questions.pages(span.row for span in piece)
        heads = questions.heads(page[0].publication for page in pages.values())
        for span in piece:
            if span.row in pages:
                link, page = pages[span.row]
                entry = Entry(heads[link.publication], page, link, span.until, span.ended_by)
                only = entry.only(template).page.templates
                texts = tuple(text for text in only if text.sha256 == span.sha256)
                yield replace(entry, page=replace(page, templates=texts))


def carried_entries(unit: "Unit", answer: Carrying) -> Iterator[Entry]:
    """Give the rows of the pages that stand now."""
    questions = unit.ledger.questions
    for start in range(0, len(answer.pages), _PIECE):
        piece = answer.pages[start : start + _PIECE]
        pages = questions.pages(page.row for page in piece)
        for carried in piece:
            if carried.row in pages:
                link, page = pages[carried.row]
                note = f"kept on purpose: {carried.kept}" if carried.kept else ""
                yield Entry(carried.since, page, link, note=note).only(answer.template)


def _targets(questions: "LedgerQuestions", publications: Collection[int]) -> Mapping[int, str]:
    """Return the target of each publication; where there is one alone nothing is looked up."""
    every = questions.targets()
    if len(every) == 1:
        return dict.fromkeys(publications, every[0])
    if len(publications) > _FEW:
        return questions.target_of()
    return {number: head.target for number, head in questions.heads(publications).items()}


def _span(run: TextRun, heads: Mapping[int, PublicationRow], articles: Mapping[int, str]) -> Span:
    return Span(
        run.row,
        run.target,
        run.path,
        articles.get(run.row, ""),
        run.version,
        run.sha256,
        run.publications,
        heads[run.begun_by].time,
        _until(heads, run.ended_by),
        run.ended_by,
    )


def _until(heads: Mapping[int, PublicationRow], number: PublicationId | None) -> datetime | None:
    head = heads.get(number) if number else None
    return head.finished if head else None


def _begun(heads: Mapping[int, PublicationRow], run: Run, ends: datetime) -> bool:
    """Whether a row was begun before a moment, and by a publication that can still be read."""
    return run.begun_by in heads and heads[run.begun_by].time < ends


def _over(
    heads: Mapping[int, PublicationRow], number: PublicationId | None, moment: datetime
) -> bool:
    """Whether what a publication ended was over by a moment."""
    until = _until(heads, number)
    return until is not None and until < moment
