"""Answers of the ledger as CSV and JSON, each row with its hash, so that others can prove it."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from editor_app.domain.errors import InvalidValue
from editor_app.domain.ledger import (
    Answer,
    Between,
    Carrying,
    Entry,
    Everything,
    Link,
    Proof,
    RanOn,
    Under,
)
from editor_app.domain.progress import Reporter, stop_if_cancelled
from editor_app.domain.publication import FilledText, PublishedPage
from editor_app.services import ledger_answers, ledger_comparing
from editor_app.store.failures import refused

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

FORMS = ("csv", "json")
_PIECE = 500
COLUMNS = (
    *("publication", "time", "finished", "until", "ended_by", "target", "by", "path"),
    *("article", "article_id", "revision", "page_sha256", "template", "template_id", "kind"),
    *("language", "version", "sha256", "text", "why", "rule", "note", "row", "row_before"),
    "row_hash",
)
# What a spreadsheet takes for a formula, where a cell, a line or another cell may begin in it.
_FORMULA = re.compile(r"(^|[\n\r\t;,|\"])(\s*)([=+\-@＝＋－＠])")
CSV_NOTE = (
    "In the CSV an apostrophe stands before a sign that a spreadsheet could take for a formula; "
    "the JSON has every text as it ran."
)
_HOW = """
Every row of the ledger has a number, a publication, a kind (begun, page or done), its facts as a
text of JSON, and a hash. `before` is the hash of the row whose number is one lower, empty for the
first.

The hash is SHA-256, in hex, of the UTF-8 bytes of: `before`, one line feed, and the JSON of an
object with the keys facts (the text as it stands here), kind and publication (a number), in this
order, without spaces, with nothing escaped but quotation marks, backslashes and control characters.

In Python: hashlib.sha256((before + chr(10) + json.dumps({'facts': facts, 'kind': kind,
'publication': publication}, sort_keys=True, separators=(',', ':'),
ensure_ascii=False)).encode()).hexdigest()

The sha256 of a template is that of the UTF-8 bytes of its `text`, and stands in the facts. The
sha256 of an entry is that of the bytes of the page at its target.

Rows are numbered without gaps, and each hash covers the one before it: whoever changes a row or
takes one out changes every hash after it, up to that of the last row, which is named here.
"""
HOW = tuple(" ".join(part.split()) for part in _HOW.split("\n\n"))


class LedgerExport:
    """Writes one answer; rows are proved as they go."""

    def __init__(self, desk: "Desk", unit: "Unit", answer: Answer, reporter: Reporter) -> None:
        self._desk, self._unit, self._answer, self._reporter = desk, unit, answer, reporter
        self._rows: list[int] = []
        self._publications: set[int] = set()

    def write(self, form: str, out: TextIO) -> Proof:
        """Write the answer as `csv` or `json`; return what became of the proof of its rows."""
        return self._csv(out) if form == "csv" else self._json(out)

    def _csv(self, out: TextIO) -> Proof:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        for entry in self._entries():
            for filled in entry.page.templates or (None,):
                writer.writerow([_cell(value) for value in _values(entry, filled)])
        return self._proof()

    def _json(self, out: TextIO) -> Proof:
        opening = json.dumps(self._opening(), ensure_ascii=False, indent=2)
        out.write(opening.removesuffix("\n}") + ',\n  "entries": [')
        between = "\n"
        for entry in self._entries():
            out.write(between + json.dumps(_described(entry), ensure_ascii=False))
            between = ",\n"
        proof = self._proof()
        closing = json.dumps(self._closing(proof), ensure_ascii=False, indent=2)
        out.write("\n  ],\n" + closing.removeprefix("{\n") + "\n")
        return proof

    def _opening(self) -> dict[str, Any]:
        site = self._unit.site.get()
        return {
            "ledger": 1,
            "site": site.name,
            "address": site.address,
            "workspace": self._desk.workspace.id,
            "time_zone": site.time_zone,
            "made": self._desk.clock.now().isoformat(),
            "made_by": self._desk.by,
            "question": _question(self._answer),
        }

    def _closing(self, proof: Proof) -> dict[str, Any]:
        last = self._unit.ledger.questions.last_link()
        return {
            "publications": self._heads(),
            "proved": {"rows": proof.rows, "faults": list(proof.faults)},
            "chain": {
                "how": list(HOW),
                "last": {"row": last.row, "hash": last.hash} if last else None,
            },
        }

    def _heads(self) -> list[dict[str, Any]]:
        links = self._unit.ledger.questions.head_links(self._publications)
        return [_linked(link) for link in links]

    def _entries(self) -> Iterator[Entry]:
        """Give every entry, and remember its row and publications for what follows."""
        for number, entry in enumerate(_entries_of(self._unit, self._answer)):
            if number % _PIECE == 0:
                stop_if_cancelled(self._reporter)
                self._reporter.report(number, 0, "Writing the answer")
            self._rows.append(entry.link.row)
            self._publications.add(entry.head.id)
            if entry.ended_by is not None:
                self._publications.add(entry.ended_by)
            yield entry

    def _proof(self) -> Proof:
        heads = self._unit.ledger.questions.head_links(self._publications)
        rows = sorted({*self._rows, *(link.row for link in heads)})
        faults: dict[str, None] = {}
        for start in range(0, len(rows), _PIECE):
            stop_if_cancelled(self._reporter)
            self._reporter.report(start, len(rows), "Proving the answer")
            faults |= dict.fromkeys(self._unit.ledger.proof(rows[start : start + _PIECE]).faults)
        return Proof(len(rows), tuple(faults))


def export_to(desk: "Desk", answer: Answer, file: Path, reporter: Reporter) -> Proof:
    """Write an answer into a file, as the name ends: .csv or .json; whole or not at all."""
    form = file.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise InvalidValue(f"“{file.name}” ends in neither .csv nor .json.", "Name it so.")
    # The mark lets spreadsheets see that the letters are UTF-8.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    half = file.with_name(f".{file.name}.part")
    try:
        with desk.library.read() as unit, half.open("w", encoding=encoding, newline="") as out:
            proof = LedgerExport(desk, unit, answer, reporter).write(form, out)
        half.replace(file)
    except OSError as error:
        raise refused(error, file.parent) from error
    finally:
        half.unlink(missing_ok=True)
    return proof


def export_for(workspace: Path, by: str, answer: Answer, file: Path, reporter: Reporter) -> Proof:
    """Write an answer about a workspace into a file; runs in a process of its own."""
    from editor_app.services.desk import open_desk

    with open_desk(workspace, by=by, write=False) as desk:
        return export_to(desk, answer, file, reporter)


def _entries_of(unit: "Unit", answer: Answer) -> Iterator[Entry]:
    if isinstance(answer, RanOn):
        return iter(answer.entries)
    if isinstance(answer, Carrying):
        return ledger_answers.carried_entries(unit, answer)
    if isinstance(answer, Between):
        return ledger_comparing.entries_of(unit, answer)
    if isinstance(answer, Under):
        return _under(unit, answer)
    return _everything(unit, answer)


def _under(unit: "Unit", asked: Under) -> Iterator[Entry]:
    after = ""
    while True:
        found = ledger_answers.under(unit, asked.template, asked.version, after, _PIECE)
        yield from ledger_answers.span_entries(unit, found.spans, asked.template)
        after = found.next
        if not after:
            return


def _everything(unit: "Unit", asked: Everything) -> Iterator[Entry]:
    questions = unit.ledger.questions
    article = unit.articles.by_slug(asked.article) if asked.article else None
    if article is not None:
        yield from _pages(unit, questions.rows_of(article.id))
    elif not asked.article:
        for head in reversed(unit.ledger.rows()):
            yield from _pages(unit, questions.page_rows(head.id))


def _pages(unit: "Unit", rows: Sequence[int]) -> Iterator[Entry]:
    questions = unit.ledger.questions
    for start in range(0, len(rows), _PIECE):
        pages = questions.pages(rows[start : start + _PIECE])
        heads = questions.heads(link.publication for link, _ in pages.values())
        yield from (Entry(heads[link.publication], page, link) for link, page in pages.values())


def _question(answer: Answer) -> dict[str, Any]:
    if isinstance(answer, RanOn):
        return {"kind": "ran-on", "asked": answer.asked, "day": answer.day.isoformat()}
    if isinstance(answer, Carrying):
        asked = {"template": answer.template, "name": answer.name, "version": answer.version}
        return {"kind": "carrying"} | asked | {"older": answer.older, "in_force": answer.in_force}
    if isinstance(answer, Between):
        return {"kind": "between", "first": answer.first.id, "second": answer.second.id}
    if isinstance(answer, Under):
        asked = {"template": answer.template, "name": answer.name, "version": answer.version}
        return {"kind": "under"} | asked
    return {"kind": "everything", "article": answer.article}


def _described(entry: Entry) -> dict[str, Any]:
    head, page = entry.head, entry.page
    return {
        "publication": head.id,
        "time": head.time.isoformat(),
        "finished": _iso(head.finished),
        "until": _iso(entry.until),
        "ended_by": entry.ended_by,
        "target": head.target,
        "by": head.by,
        **_page(page),
        "note": entry.note,
        "row": _linked(entry.link),
    }


def _page(page: PublishedPage) -> dict[str, Any]:
    return {
        "path": page.path,
        "article": page.article,
        "article_id": page.article_id,
        "revision": page.revision,
        "sha256": page.sha256,
        "templates": [described_text(filled) for filled in page.templates],
    }


def described_text(filled: FilledText) -> dict[str, Any]:
    """Return a filled text for a document."""
    return {
        "id": filled.template,
        "name": filled.name,
        "kind": filled.kind,
        "version": filled.version,
        "sha256": filled.sha256,
        "text": filled.text,
        "why": filled.why,
        "rule": filled.rule,
        "language": filled.language,
    }


def _linked(link: Link) -> dict[str, Any]:
    return {
        "row": link.row,
        "publication": link.publication,
        "kind": link.kind,
        "facts": link.facts,
        "before": link.before,
        "hash": link.hash,
    }


def _values(entry: Entry, filled: FilledText | None) -> tuple[object, ...]:
    head, page, link = entry.head, entry.page, entry.link
    carried: tuple[object, ...] = ("",) * 9
    if filled is not None:
        carried = (
            *(filled.name, filled.template, filled.kind, filled.language, filled.version),
            *(filled.sha256, filled.text, filled.why, filled.rule),
        )
    return (
        *(head.id, _iso(head.time), _iso(head.finished), _iso(entry.until), entry.ended_by),
        *(head.target, head.by, page.path, page.article, page.article_id, page.revision),
        *(page.sha256, *carried, entry.note, link.row, link.before, link.hash),
    )


def _cell(value: object) -> object:
    """Return a value as no spreadsheet can run it."""
    if isinstance(value, str):
        return _FORMULA.sub(r"\1\2'\3", value)
    return "" if value is None else value


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
