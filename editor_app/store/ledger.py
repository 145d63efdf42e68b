"""The ledger in the library: append-only rows, each with the hash of the one before."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.ledger import Proof, link_hash
from editor_app.domain.progress import Reporter
from editor_app.domain.publication import Publication, PublicationRow, PublishedPage
from editor_app.store.ledger_proof import rows_proof, whole_proof
from editor_app.store.ledger_questions import LedgerQuestions
from editor_app.store.ledger_rows import (
    BEGUN,
    COPIES,
    DONE,
    PAGE,
    Facts,
    columns_of,
    hashes_of,
    heads_of,
    newest_heads,
    page_facts,
    page_of,
    read,
    texts_of,
)
from editor_app.store.schema import ledger, ledger_block, ledger_text


class LedgerTable:
    """Adds publications and reads them back; nothing here can be changed or removed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def questions(self) -> LedgerQuestions:
        """What can be asked of it."""
        return LedgerQuestions(self._connection)

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
        self._append(number, [(BEGUN, head), *((PAGE, page_facts(page)) for page in pages)])
        self._connection.execute(COPIES, {"number": number})
        return number

    def finish(self, number: PublicationId, time: datetime) -> None:
        """Write down that every file of a publication stands at its target."""
        self._append(number, [(DONE, {"time": time.isoformat()})])

    def rows(
        self, before: PublicationId | None = None, most: int | None = None
    ) -> tuple[PublicationRow, ...]:
        """Return publications, newest first, without their pages: all, or `most` `before` one."""
        return newest_heads(self._connection, before, -1 if most is None else most)

    def unfinished(self) -> tuple[PublicationRow, ...]:
        """Return the publications that were begun and never done, oldest first."""
        done = select(ledger.c.publication).where(ledger.c.kind == DONE)
        begun = select(ledger.c.publication).where(
            ledger.c.kind == BEGUN, ledger.c.publication.not_in(done)
        )
        found = heads_of(self._connection, self._connection.execute(begun).scalars())
        return tuple(found[number] for number in sorted(found))

    def get(self, number: PublicationId) -> Publication | None:
        """Return a publication with its pages."""
        return next(iter(self._publications(ledger.c.publication == number, (number,))), None)

    def all(self) -> Iterator[Publication]:
        """Return every publication with its pages, oldest first."""
        for row in reversed(self.rows()):
            yield from self._publications(ledger.c.publication == row.id, (row.id,))

    def of_article(self, key: ArticleId) -> tuple[Publication, ...]:
        """Return the publications that wrote a page of an article, with that page alone."""
        return tuple(self._publications(ledger.c.article_id == key))

    def names(self, key: ArticleId) -> bool:
        """Whether an article ever left."""
        query = select(ledger.c.id).where(ledger.c.article_id == key).limit(1)
        return self._connection.execute(query).first() is not None

    def carried(self, template: TemplateId) -> bool:
        """Whether a template ever ran with what was published."""
        query = select(ledger_block.c.id).where(ledger_block.c.template == template).limit(1)
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
        return list(self.proof().faults)

    def proof(self, rows: Iterable[int] | None = None, reporter: Reporter | None = None) -> Proof:
        """Prove the whole ledger, or only some rows and those that follow them."""
        if rows is None:
            return whole_proof(self._connection, reporter)
        return rows_proof(self._connection, rows)

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
            row = columns_of(number, kind, facts)
            before = row["hash"] = link_hash(before, number, kind, row["facts"])
            rows.append(row)
        self._connection.execute(insert(ledger), rows)

    def _publications(self, condition: Any, numbers: Iterable[int] = ()) -> Iterator[Publication]:
        """Give publications by number, or those that wrote some pages, with these pages alone."""
        found = list(self._facts(condition & (ledger.c.kind == PAGE)))
        texts = texts_of(self._connection, hashes_of(facts for _, facts in found))
        pages: dict[int, list[PublishedPage]] = {}
        for number, facts in found:
            pages.setdefault(number, []).append(page_of(facts, texts))
        heads = heads_of(self._connection, [*numbers] or pages)
        for number in sorted(heads):
            head = heads[number]
            yield Publication(
                head.id,
                head.time,
                head.target,
                head.by,
                head.finished,
                tuple(pages.get(number, ())),
                self.questions.removed(head.id),
            )

    def _facts(self, condition: Any) -> Iterator[tuple[int, Facts]]:
        """Give the facts of rows; those that somebody made unreadable are for the proof to tell."""
        query = select(ledger.c.publication, ledger.c.facts).where(condition).order_by(ledger.c.id)
        for number, said in self._connection.execute(query):
            facts = read(said)
            if facts is not None:
                yield number, facts
