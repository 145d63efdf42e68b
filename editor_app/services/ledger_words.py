"""Answers of the ledger as a lawyer reads them: plain lines, every time in the site's zone."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from editor_app.domain.address import path_of
from editor_app.domain.ids import PublicationId
from editor_app.domain.ledger import (
    Between,
    CarriedPage,
    Carrying,
    ChangedPage,
    ChangedText,
    Entry,
    RanOn,
    Span,
    Under,
)
from editor_app.domain.plan import PageChange
from editor_app.domain.publication import FilledText, PublicationRow
from editor_app.domain.word_changes import Fate, word_changes

_MARKS = {Fate.GONE: "[-{}-]", Fate.NEW: "{{+{}+}}", Fate.SAME: "{}"}
_NAMED = 3


def of_ran_on(answer: RanOn, zone: ZoneInfo) -> Iterator[str]:
    """Give what stood on a day, target by target."""
    yield f"What ran {_asked(answer.asked)} on {answer.day.isoformat()} (times in {zone.key})"
    if not answer.entries:
        yield "Nothing of it stood at any target on that day."
    for target, entries in groupby(answer.entries, key=lambda entry: entry.head.target):
        yield ""
        yield f"At {target}:"
        for entry in entries:
            yield from of_entry(entry, zone)


def of_entry(entry: Entry, zone: ZoneInfo) -> Iterator[str]:
    """Give a page as it ran, with its texts word for word."""
    revision = f", revision {entry.page.revision}" if entry.page.revision else ""
    yield ""
    yield f"{shown_path(entry.page.path)}{revision}"
    yield f"    Written by {_publication(entry.head, zone)}. {_end(entry, zone)}"
    yield f"    Row {entry.link.row} of the ledger, hash {entry.link.hash}"
    if not entry.page.templates:
        yield "    No template stood on this page."
    for filled in entry.page.templates:
        yield ""
        yield f"    {filled.name}, version {filled.version} ({filled.kind}), {filled.why}"
        yield from (f"    | {line}" for line in filled.text.splitlines())
        yield f"    SHA-256 of the text: {filled.sha256}"


def of_carrying(answer: Carrying, zone: ZoneInfo) -> Iterator[str]:
    """Give the pages that stand with a template now."""
    yield asked_of_carrying(answer)
    numbers = " and ".join(str(number) for number in answer.in_force)
    several = "versions" if len(answer.in_force) > 1 else "version"
    yield f"In force: {several} {numbers}." if numbers else "No version of it is in force."
    if not answer.pages:
        yield "No page carries it."
    for target, pages in groupby(answer.pages, key=lambda page: page.target):
        found = list(pages)
        yield ""
        yield f"At {target}, {_number(len(found), 'page')}:"
        yield from (f"  {_carried(page, zone)}" for page in found)


def asked_of_carrying(answer: Carrying) -> str:
    """Return the question as a heading."""
    version = f", version {answer.version}" if answer.version is not None else ""
    older = ", in a wording that is not in force" if answer.older else ""
    return f"Pages that still carry “{answer.name}”{version}{older}"


def of_between(answer: Between, zone: ZoneInfo) -> Iterator[str]:
    """Give what changed between two publications."""
    yield f"From {_publication(answer.first, zone)}"
    yield f"to {_publication(answer.second, zone)}"
    if answer.first.target != answer.second.target:
        yield f"(the site at {answer.first.target}, compared with that at {answer.second.target})"
    yield ""
    yield counted(answer)
    yield from (f"  {_changed(page)}" for page in answer.pages)
    for text in answer.texts:
        yield ""
        where = _number(len(text.pages), "page")
        yield f"{text.name}, {versions_of(text)}, on {where}: {named_pages(text.pages)}"
        yield from (f"  | {line}" for line in marked(text).splitlines())
    if answer.texts:
        yield ""
        yield "In texts [-such words-] are gone and {+such words+} are new."


def counted(answer: Between) -> str:
    """Return how many pages became what."""
    if not answer.pages:
        return "Nothing changed."
    named = [
        f"{sum(page.change is change for page in answer.pages):,} {change}"
        for change in (PageChange.NEW, PageChange.CHANGED, PageChange.REMOVED)
    ]
    return f"Pages: {', '.join(named)}."


def versions_of(text: ChangedText) -> str:
    """Return which version became which."""
    before, after = text.before, text.after
    if before is None or after is None:
        there = after or before
        number = there.version if there else 0
        return f"version {number} came" if before is None else f"version {number} went"
    if before.version == after.version:
        return f"version {after.version} filled anew"
    return f"version {before.version} became version {after.version}"


def marked(text: ChangedText) -> str:
    """Return both texts in one, with what is gone and what is new marked word by word."""
    before, after = _text(text.before), _text(text.after)
    return "".join(_MARKS[c.fate].format(c.text) for c in word_changes(before, after))


def asked_of_under(asked: Under, zone: ZoneInfo) -> str:
    """Return the question as a heading."""
    version = f", version {asked.version}" if asked.version is not None else ""
    return f"Everything that ran under “{asked.name}”{version} (times in {zone.key})"


def of_spans(spans: Iterable[Span], zone: ZoneInfo) -> Iterator[str]:
    """Give from when to when a text stood on each page."""
    for span in spans:
        times = "once" if span.publications == 1 else f"{span.publications:,} times"
        yield (
            f"{shown_path(span.path)}  version {span.version}  from {moment(span.since, zone)} "
            f"{until(span.until, span.ended_by, zone)}  written {times}, at {span.target}"
        )


def until(when: datetime | None, by: PublicationId | None, zone: ZoneInfo) -> str:
    """Return until when something stood."""
    return f"until {moment(when, zone)} (publication {by})" if when else "until now"


def moment(when: datetime, zone: ZoneInfo) -> str:
    """Return a time to the minute as it is written the world over."""
    return f"{when.astimezone(zone):%Y-%m-%d %H:%M}"


def shown_path(path: str) -> str:
    """Return the address of a page as readers know it."""
    return f"/{path_of(path)}"


def named_pages(paths: Sequence[str]) -> str:
    """Return the addresses of the first pages; the pages of an answer are all told elsewhere."""
    shown = ", ".join(shown_path(path) for path in paths[:_NAMED])
    return f"{shown}…" if len(paths) > _NAMED else shown


def _asked(asked: str) -> str:
    return f"at {asked}" if "/" in asked else f"with “{asked}”"


def _publication(head: PublicationRow, zone: ZoneInfo) -> str:
    state = "" if head.finished else ", which was begun and never finished"
    return f"publication {head.id} of {moment(head.time, zone)} by {head.by}{state}"


def _end(entry: Entry, zone: ZoneInfo) -> str:
    if entry.until is None:
        return "It stands to this day."
    when = moment(entry.until, zone)
    return f"It stood until {when} at the latest, when publication {entry.ended_by} was done."


def _carried(page: CarriedPage, zone: ZoneInfo) -> str:
    kept = f"  kept on purpose: {page.kept}" if page.kept else ""
    written = f"written by publication {page.since.id} on {moment(page.since.time, zone)}"
    return f"{shown_path(page.path)}  version {page.version}, {written}{kept}"


def _changed(page: ChangedPage) -> str:
    numbers = [str(n) for n in (page.revision_before, page.revision_after) if n]
    revisions = f"  revision {' → '.join(dict.fromkeys(numbers))}" if numbers else ""
    return f"{page.change:8} {shown_path(page.path)}{revisions}"


def _text(filled: FilledText | None) -> str:
    return filled.text if filled else ""


def _number(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"
