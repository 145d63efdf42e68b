"""The ledger in the library: append-only rows, each with the hash of the one before."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.publication import (
    FilledText,
    Publication,
    PublicationRow,
    PublishedPage,
    chain_hash,
)
from editor_app.store.schema import ledger, ledger_text

BEGUN, PAGE, DONE = "begun", "page", "done"
Facts = dict[str, Any]


class LedgerTable:
    """Adds publications and reads them back; nothing here can be changed or removed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(
        self,
        time: datetime,
        target: str,
        by: str,
        pages: Iterable[PublishedPage],
        removed: tuple[str, ...],
    ) -> PublicationId:
        """Write down what is about to be published, before the first file is swapped in."""
        last = self._connection.execute(select(func.max(ledger.c.publication))).scalar()
        number = PublicationId((last or 0) + 1)
        pages = tuple(pages)
        self._keep_texts(pages)
        head = {"time": time.isoformat(), "target": target, "by": by}
        head |= {"pages": len(pages), "removed": list(removed)}
        self._append(number, [(BEGUN, head), *((PAGE, _page_facts(page)) for page in pages)])
        return number

    def finish(self, number: PublicationId, time: datetime) -> None:
        """Write down that every file of a publication stands at its target."""
        self._append(number, [(DONE, {"time": time.isoformat()})])

    def rows(self) -> tuple[PublicationRow, ...]:
        """Return every publication, newest first, without its pages."""
        ended = self._ended()
        begun = self._facts(ledger.c.kind == BEGUN)
        return tuple(_head(number, facts, ended) for number, facts in reversed(list(begun)))

    def unfinished(self) -> tuple[PublicationRow, ...]:
        """Return the publications that were begun and never done, oldest first."""
        return tuple(row for row in reversed(self.rows()) if row.finished is None)

    def get(self, number: PublicationId) -> Publication | None:
        """Return a publication with its pages."""
        return next(iter(self._publications(ledger.c.publication == number)), None)

    def all(self) -> Iterator[Publication]:
        """Return every publication with its pages, oldest first."""
        for row in reversed(self.rows()):
            yield from self._publications(ledger.c.publication == row.id)

    def of_article(self, key: ArticleId) -> tuple[Publication, ...]:
        """Return the publications that wrote a page of an article, with that page alone."""
        wrote = select(ledger.c.publication).where(ledger.c.article_id == key)
        mine = (ledger.c.kind != PAGE) | (ledger.c.article_id == key)
        return tuple(self._publications(ledger.c.publication.in_(wrote) & mine))

    def names(self, key: ArticleId) -> bool:
        """Whether an article ever left."""
        query = select(ledger.c.id).where(ledger.c.article_id == key).limit(1)
        return self._connection.execute(query).first() is not None

    def revisions_that_ran(
        self, before: PublicationId | None = None
    ) -> dict[ArticleId, RevisionId]:
        """Return the revision that last left of each article that ever did, or `before` one."""
        newest = select(func.max(ledger.c.id)).where(
            ledger.c.kind == PAGE, ledger.c.article_id != ""
        )
        if before is not None:
            newest = newest.where(ledger.c.publication < before)
        query = select(ledger.c.article_id, func.json_extract(ledger.c.facts, "$.revision")).where(
            ledger.c.id.in_(newest.group_by(ledger.c.article_id))
        )
        return {ArticleId(key): revision for key, revision in self._connection.execute(query)}

    def faults(self) -> list[str]:
        """Say which rows are not what was written; empty when the chain holds."""
        found: list[str] = []
        before, expected = "", 1
        for row in self._connection.execute(select(ledger).order_by(ledger.c.id)):
            if row.id != expected:
                found.append(f"Row {expected} of the ledger is missing.")
            if not _is_as_written(row, before):
                found.append(
                    f"Row {row.id} of the ledger was changed (publication {row.publication})."
                )
            before, expected = row.hash, row.id + 1
        return found + self._text_faults()

    def _text_faults(self) -> list[str]:
        from hashlib import sha256

        return [
            f"A filled text of the ledger was changed ({key[:12]})."
            for key, text in self._connection.execute(select(ledger_text))
            if sha256(text.encode()).hexdigest() != key
        ]

    def _keep_texts(self, pages: Iterable[PublishedPage]) -> None:
        texts = {filled.sha256: filled.text for page in pages for filled in page.templates}
        rows = [{"sha256": key, "text": text} for key, text in texts.items()]
        if rows:
            self._connection.execute(upsert(ledger_text).on_conflict_do_nothing(), rows)

    def _append(self, number: PublicationId, entries: list[tuple[str, Facts]]) -> None:
        last = select(ledger.c.hash).order_by(ledger.c.id.desc()).limit(1)
        before = self._connection.execute(last).scalar() or ""
        rows: list[dict[str, Any]] = []
        for kind, facts in entries:
            row = _row(number, kind, facts)
            before = row["hash"] = chain_hash(before, _chained(number, kind, row["facts"]))
            rows.append(row)
        self._connection.execute(insert(ledger), rows)

    def _ended(self) -> dict[int, datetime]:
        done = self._facts(ledger.c.kind == DONE)
        return {number: datetime.fromisoformat(facts["time"]) for number, facts in done}

    def _facts(self, condition: Any) -> Iterator[tuple[int, Facts]]:
        query = select(ledger.c.publication, ledger.c.facts).where(condition).order_by(ledger.c.id)
        for number, facts in self._connection.execute(query):
            yield number, json.loads(facts)

    def _publications(self, condition: Any) -> Iterator[Publication]:
        query = select(ledger.c.publication, ledger.c.kind, ledger.c.facts).where(condition)
        texts = self._texts(condition)
        heads: dict[int, Publication] = {}
        pages: dict[int, list[PublishedPage]] = {}
        for number, kind, text in self._connection.execute(query.order_by(ledger.c.id)):
            facts = json.loads(text)
            if kind == BEGUN:
                heads[number] = _publication(number, facts)
            elif kind == PAGE:
                pages.setdefault(number, []).append(_page(facts, texts))
            elif number in heads:
                done = datetime.fromisoformat(facts["time"])
                heads[number] = replace(heads[number], finished=done)
        for number, head in heads.items():
            yield replace(head, pages=tuple(pages.get(number, ())))

    def _texts(self, condition: Any) -> dict[str, str]:
        named: set[str] = set()
        for _, facts in self._facts(condition & (ledger.c.kind == PAGE)):
            named.update(filled["sha256"] for filled in facts["templates"])
        query = select(ledger_text.c.sha256, ledger_text.c.text)
        return {key: text for key, text in self._connection.execute(query) if key in named}


def _row(number: int, kind: str, facts: Facts) -> dict[str, Any]:
    return {
        "publication": number,
        "kind": kind,
        "path": facts.get("path", ""),
        "article": facts.get("article", ""),
        "article_id": facts.get("article_id") or "",
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    }


def _chained(number: int, kind: str, facts: str) -> dict[str, object]:
    return {"publication": number, "kind": kind, "facts": facts}


def _is_as_written(row: Row[Any], before: str) -> bool:
    try:
        copies = _row(row.publication, row.kind, json.loads(row.facts))
    except ValueError:
        return False
    same = all(getattr(row, name) == value for name, value in copies.items())
    return same and row.hash == chain_hash(before, _chained(row.publication, row.kind, row.facts))


def _page_facts(page: PublishedPage) -> Facts:
    return {
        "path": page.path,
        "sha256": page.sha256,
        "article": page.article,
        "article_id": page.article_id,
        "revision": page.revision,
        "templates": [
            {name: getattr(filled, name) for name in FilledText.__slots__ if name != "text"}
            for filled in page.templates
        ],
    }


def _page(facts: Facts, texts: dict[str, str]) -> PublishedPage:
    return PublishedPage(
        facts["path"],
        facts["sha256"],
        facts["article"],
        ArticleId(facts["article_id"]) if facts["article_id"] else None,
        cast("RevisionId | None", facts["revision"]),
        tuple(
            FilledText(
                **filled | {"template": TemplateId(filled["template"])},
                text=texts.get(filled["sha256"], ""),
            )
            for filled in facts["templates"]
        ),
    )


def _publication(number: int, facts: Facts) -> Publication:
    return Publication(
        PublicationId(number),
        datetime.fromisoformat(facts["time"]),
        facts["target"],
        facts["by"],
        None,
        (),
        tuple(facts["removed"]),
    )


def _head(number: int, facts: Facts, ended: dict[int, datetime]) -> PublicationRow:
    return PublicationRow(
        PublicationId(number),
        datetime.fromisoformat(facts["time"]),
        facts["target"],
        facts["by"],
        ended.get(number),
        facts["pages"],
        len(facts["removed"]),
    )
