"""Proves the ledger: every row follows from the one before, every copy and text is as written."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, text

from editor_app.domain.ids import PublicationId
from editor_app.domain.ledger import Link, Proof
from editor_app.domain.progress import Reporter, Silent, stop_if_cancelled
from editor_app.store.ledger_rows import Copy, columns_of, copies_of, read, texts_of

_PIECE = 5_000
_ROWS = text("SELECT * FROM ledger WHERE id BETWEEN :first AND :last ORDER BY id")
_SOME_ROWS = text(
    "SELECT * FROM ledger WHERE id IN (SELECT value FROM json_each(:rows)) ORDER BY id"
)
_COPIES = text(
    "SELECT row, publication, path, article_id, template, version, sha256 FROM ledger_block "
    "WHERE row BETWEEN :first AND :last ORDER BY row, id"
)
_SOME_COPIES = text(
    "SELECT row, publication, path, article_id, template, version, sha256 FROM ledger_block "
    "WHERE row IN (SELECT value FROM json_each(:rows)) ORDER BY row, id"
)
# Numbers are never used again: what was given away last is known when the last row is gone.
_GIVEN = text(
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'ledger'), 0), "
    "coalesce((SELECT max(id) FROM ledger), 0))"
)
_LOOSE = text("SELECT row FROM ledger_block WHERE row NOT IN (SELECT id FROM ledger) ORDER BY row")
_WITHOUT_TEXT = text(
    "SELECT DISTINCT sha256 FROM ledger_block WHERE template <> '' "
    "AND sha256 NOT IN (SELECT sha256 FROM ledger_text) ORDER BY sha256"
)
_ALL_TEXTS = text("SELECT sha256, text FROM ledger_text")


def whole_proof(connection: Connection, reporter: Reporter | None = None) -> Proof:
    """Prove every row, every copy and every text."""
    reporter = reporter or Silent()
    given = connection.execute(_GIVEN).scalar_one()
    found: list[str] = []
    before: Any = None
    for first in range(1, given + 1, _PIECE):
        stop_if_cancelled(reporter)
        reporter.report(first - 1, given, "Proving the ledger")
        last = min(first + _PIECE - 1, given)
        part = {"first": first, "last": last}
        rows = {row.id: row for row in connection.execute(_ROWS, part)}
        copies = _grouped(connection.execute(_COPIES, part))
        for number in range(first, last + 1):
            found += _faults(number, rows.get(number), before, copies[number])
            before = rows.get(number)
    for (row,) in connection.execute(_LOOSE):
        found.append(f"Row {row} of the ledger is missing, and a copy of it stands.")
    found += _changed_texts(connection.execute(_ALL_TEXTS))
    found += _missing_texts(key for (key,) in connection.execute(_WITHOUT_TEXT))
    reporter.report(given, given, "Proving the ledger")
    return Proof(given, tuple(dict.fromkeys(found)), whole=True)


def rows_proof(connection: Connection, rows: Iterable[int]) -> Proof:
    """Prove some rows and those that follow them, with their copies and texts."""
    asked = set(rows)
    given = connection.execute(_GIVEN).scalar_one()
    wanted = sorted(asked | {row + 1 for row in asked if row < given})
    read_rows = sorted({*wanted, *(row - 1 for row in wanted if row > 1)})
    numbers = {"rows": json.dumps(read_rows)}
    found_rows = {row.id: row for row in connection.execute(_SOME_ROWS, numbers)}
    copies = _grouped(connection.execute(_SOME_COPIES, numbers))
    found: list[str] = []
    for number in wanted:
        before = found_rows.get(number - 1)
        if number > 1 and before is None:
            found.append(_missing(number - 1))
        found += _faults(number, found_rows.get(number), before, copies[number])
    named = {copy[5] for number in wanted for copy in copies[number] if copy[3]}
    texts = texts_of(connection, named)
    found += _changed_texts(texts.items())
    found += _missing_texts(sorted(named - texts.keys()))
    return Proof(len(asked), tuple(dict.fromkeys(found)))


def link_of(row: Any, before: str) -> Link:
    """Return a row of the ledger as it is chained."""
    return Link(row.id, PublicationId(row.publication), row.kind, row.facts, before, row.hash)


def _faults(number: int, row: Any, before: Any, copies: list[Copy]) -> Iterator[str]:
    if row is None:
        yield _missing(number)
        return
    where = f"(publication {row.publication})"
    facts = read(row.facts)
    follows = number == 1 or before is not None
    if follows and not link_of(row, before.hash if before is not None else "").holds:
        above = f"does not follow from row {number - 1}: one of them " if number > 1 else ""
        yield f"Row {number} of the ledger {above}was changed {where}."
    if facts is None or not _as_written(row, facts):
        yield f"Row {number} of the ledger was changed {where}."
    elif not _copied(row, facts, copies):
        yield f"The copies of row {number} of the ledger were changed {where}."


def _as_written(row: Any, facts: dict[str, Any]) -> bool:
    copied = columns_of(row.publication, row.kind, facts)
    return all(getattr(row, name) == value for name, value in copied.items())


def _copied(row: Any, facts: dict[str, Any], copies: list[Copy]) -> bool:
    try:
        return copies == copies_of(row.publication, row.kind, facts)
    except (KeyError, TypeError):
        return False


def _grouped(blocks: Iterable[Any]) -> defaultdict[int, list[Copy]]:
    copies: defaultdict[int, list[Copy]] = defaultdict(list)
    for row, *copy in blocks:
        copies[row].append(tuple(copy))
    return copies


def _changed_texts(texts: Iterable[Any]) -> Iterator[str]:
    for key, words in texts:
        if sha256(words.encode()).hexdigest() != key:
            yield f"A filled text of the ledger was changed ({key[:12]})."


def _missing_texts(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield f"A filled text of the ledger is missing ({key[:12]})."


def _missing(number: int) -> str:
    return f"Row {number} of the ledger is missing."
