"""What is asked of the ledger: by address, by template, by publication; never the whole of it."""

import json
from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, text

from editor_app.domain.ids import ArticleId, PublicationId, TemplateId
from editor_app.domain.ledger import Link, PageLine, VersionUse
from editor_app.domain.publication import PublicationRow, PublishedPage
from editor_app.store.ledger_proof import link_of
from editor_app.store.ledger_rows import hashes_of, heads_of, page_of, read, texts_of

# A path is found by jumping from one to the next: there are few of them and many rows of each.
_EVERY_PATH = (
    "seen (path) AS (SELECT min(path) FROM ledger WHERE path > '' UNION ALL "
    "SELECT (SELECT min(l.path) FROM ledger AS l WHERE l.path > seen.path) FROM seen "
    "WHERE seen.path IS NOT NULL)"
)
_PATHS_OF_TEMPLATE = (
    "seen (path) AS (SELECT min(path) FROM ledger_block WHERE template = :template UNION ALL "
    "SELECT (SELECT min(b.path) FROM ledger_block AS b WHERE b.template = :template "
    "AND b.path > seen.path) FROM seen WHERE seen.path IS NOT NULL)"
)
_TOUCHED = (
    "seen (path) AS (SELECT path FROM ledger INDEXED BY ledger_of_publication "
    "WHERE publication > :after AND publication <= :until AND path > '' "
    "UNION SELECT path FROM ledger_block "
    "WHERE template = '' AND publication > :after AND publication <= :until)"
)
_OF_TARGET = (
    "IN (SELECT publication FROM ledger WHERE kind = 'begun' "
    "AND json_extract(facts, '$.target') = :target)"
)
# Where there is one target alone nothing must be looked up.
_OF_ANY = "> 0"
_STANDING = (
    "WITH RECURSIVE {paths}, last (path, publication) AS (SELECT path, (SELECT l.publication "
    "FROM ledger AS l WHERE l.path = seen.path AND l.publication <= :upto "
    "AND +l.publication {mine} ORDER BY l.publication DESC LIMIT 1) FROM seen "
    "WHERE path IS NOT NULL) "
    "SELECT last.path, last.publication FROM last WHERE last.publication IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM ledger_block AS g WHERE g.template = '' "
    "AND g.path = last.path AND g.publication > last.publication AND g.publication <= :upto "
    "AND +g.publication {mine})"
)
_ROWS = (
    "WITH stands (path, publication) AS MATERIALIZED ({stands}) SELECT l.path, l.id "
    "FROM stands CROSS JOIN ledger AS l ON l.path = stands.path "
    "AND l.publication = stands.publication"
)
_CARRYING = (
    "WITH stands (path, publication) AS MATERIALIZED ({stands}) SELECT l.id, "
    "l.path, l.publication, l.article, l.article_id, b.version, b.sha256 "
    "FROM stands CROSS JOIN ledger_block AS b "
    "ON b.template = :template AND b.path = stands.path AND b.publication = stands.publication "
    "CROSS JOIN ledger AS l ON l.id = b.row ORDER BY l.path"
)
_TARGETS = text(
    "WITH RECURSIVE seen (target) AS (SELECT min(json_extract(facts, '$.target')) FROM ledger "
    "INDEXED BY ledger_by_target WHERE kind = 'begun' UNION ALL "
    "SELECT (SELECT min(json_extract(l.facts, '$.target')) FROM ledger AS l "
    "INDEXED BY ledger_by_target WHERE l.kind = 'begun' "
    "AND json_extract(l.facts, '$.target') > seen.target) "
    "FROM seen WHERE seen.target IS NOT NULL) SELECT target FROM seen WHERE target IS NOT NULL"
)
_TARGET_OF = text(
    "SELECT publication, json_extract(facts, '$.target') FROM ledger WHERE kind = 'begun'"
)
_PATHS_OF_ARTICLE = text("SELECT DISTINCT path FROM ledger WHERE article_id = :article")
_TURNS = text(
    "SELECT l.path, l.publication, l.id, b.version, b.sha256 FROM json_each(:paths) AS p "
    "CROSS JOIN ledger AS l ON l.path = p.value LEFT JOIN ledger_block AS b "
    "ON b.template = :template AND b.path = l.path AND b.publication = l.publication "
    "UNION ALL SELECT g.path, g.publication, 0, NULL, NULL FROM json_each(:paths) AS p "
    "CROSS JOIN ledger_block AS g ON g.template = '' AND g.path = p.value ORDER BY 1, 2"
)
_CARRIED_PATHS = text(
    "SELECT DISTINCT path FROM ledger_block WHERE template = :template AND path > :after "
    "AND (:version = 0 OR version = :version) ORDER BY path LIMIT :most"
)
_VERSIONS = text(
    "SELECT version, count(*), min(publication), max(publication) FROM ledger_block "
    "WHERE template = :template GROUP BY version ORDER BY version"
)
_ARTICLES = text("SELECT id, article FROM ledger WHERE id IN (SELECT value FROM json_each(:rows))")
_LINKS = text(
    "SELECT l.id, l.publication, l.kind, l.facts, l.hash, coalesce((SELECT p.hash FROM ledger "
    "AS p WHERE p.id = l.id - 1), '') AS above FROM ledger AS l "
    "WHERE l.id IN (SELECT value FROM json_each(:rows)) ORDER BY l.id"
)
_HEAD_ROWS = text(
    "SELECT id FROM ledger WHERE kind IN ('begun', 'done') "
    "AND publication IN (SELECT value FROM json_each(:numbers))"
)
_LINES = text(
    "SELECT id, path, article, json_extract(facts, '$.revision'), "
    "coalesce(json_extract(facts, '$.templates[0].name') || ' v' || "
    "json_extract(facts, '$.templates[0].version'), ''), json_array_length(facts, '$.templates') "
    "FROM ledger WHERE publication = :number AND kind = 'page' AND json_valid(facts)"
)
_REMOVED = text(
    "SELECT c.value FROM ledger AS l, json_each(l.facts, '$.removed') AS c "
    "WHERE l.publication = :number AND l.kind = 'begun'"
)
_PAGE_ROWS = text("SELECT id FROM ledger WHERE publication = :number AND kind = 'page' ORDER BY id")
_ROWS_OF_ARTICLE = text("SELECT id FROM ledger WHERE article_id = :article ORDER BY id")
_LAST_PUBLICATION = text("SELECT max(publication) FROM ledger")
_LAST = text("SELECT max(id) FROM ledger WHERE id > 0")
_NEWEST = 2**62
Stretch = tuple[PublicationId, PublicationId]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a publication did at an address: wrote `row`, or removed the page when that is 0.

    `version` and `sha256` are of the template that was asked for, None where it was not carried.
    """

    path: str
    publication: int
    row: int
    version: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """A standing page that carries the template that was asked for."""

    row: int
    path: str
    publication: int
    article: str
    article_id: str
    version: int
    sha256: str


class LedgerQuestions:
    """Reads answers; what they mean is for the service to say."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def targets(self) -> tuple[str, ...]:
        """Return every target that was ever published to."""
        return tuple(self._connection.execute(_TARGETS).scalars())

    def target_of(self) -> dict[int, str]:
        """Return the target of every publication."""
        return dict(map(tuple, self._connection.execute(_TARGET_OF)))

    def first_since(self, moment: datetime) -> PublicationId:
        """Return the first publication that was begun at a moment or later, or the one to come."""
        last = self._connection.execute(_LAST_PUBLICATION).scalar() or 0
        at = bisect_left(range(1, last + 1), moment, key=self._begun)
        return PublicationId(at + 1)

    def heads(self, numbers: Iterable[int]) -> dict[int, PublicationRow]:
        """Return publications by number, without their pages."""
        return heads_of(self._connection, numbers)

    def standing(
        self, target: str, upto: PublicationId, touched: Stretch | None = None
    ) -> dict[str, int]:
        """Return the row of each page that stood at a target when publication `upto` was done.

        With `touched` only those that the publications after one and up to another wrote or took.
        """
        stands = self._stands(_TOUCHED if touched else _EVERY_PATH)
        after, until = touched or (0, 0)
        asked = {"target": target, "upto": upto, "after": after, "until": until}
        rows = self._connection.execute(text(_ROWS.format(stands=stands)), asked)
        return dict(map(tuple, rows))

    def carrying(self, target: str, template: TemplateId) -> tuple[Carried, ...]:
        """Return the pages that stand at a target and carry a template, by their paths."""
        query = text(_CARRYING.format(stands=self._stands(_PATHS_OF_TEMPLATE)))
        asked = {"target": target, "upto": _NEWEST, "template": template}
        return tuple(Carried(*row) for row in self._connection.execute(query, asked))

    def paths_of(self, article: ArticleId) -> tuple[str, ...]:
        """Return every address at which an article ever stood."""
        return tuple(self._connection.execute(_PATHS_OF_ARTICLE, {"article": article}).scalars())

    def turns(self, paths: Collection[str], template: TemplateId | None = None) -> tuple[Turn, ...]:
        """Return all that publications did at some addresses, in order."""
        asked = {"paths": json.dumps(list(paths)), "template": template or "-"}
        return tuple(Turn(*row) for row in self._connection.execute(_TURNS, asked))

    def carried_paths(
        self, template: TemplateId, version: int | None, after: str, most: int
    ) -> tuple[str, ...]:
        """Return addresses at which a template ever stood, in order, those `after` one."""
        asked = {"template": template, "version": version or 0, "after": after, "most": most}
        return tuple(self._connection.execute(_CARRIED_PATHS, asked).scalars())

    def versions(self, template: TemplateId) -> tuple[VersionUse, ...]:
        """Return the versions of a template that ever ran."""
        found = self._connection.execute(_VERSIONS, {"template": template})
        return tuple(
            VersionUse(version, pages, PublicationId(first), PublicationId(last))
            for version, pages, first, last in found
        )

    def articles(self, rows: Iterable[int]) -> dict[int, str]:
        """Return the slugs of the articles of some rows."""
        found = self._connection.execute(_ARTICLES, {"rows": json.dumps(list(rows))})
        return dict(map(tuple, found))

    def lines(self, number: PublicationId) -> tuple[PageLine, ...]:
        """Return the pages of a publication in a few words each."""
        return tuple(PageLine(*row) for row in self._connection.execute(_LINES, {"number": number}))

    def removed(self, number: PublicationId) -> tuple[str, ...]:
        """Return the files that a publication removed."""
        return tuple(self._connection.execute(_REMOVED, {"number": number}).scalars())

    def page_rows(self, number: PublicationId) -> tuple[int, ...]:
        """Return the rows of a publication's pages."""
        return tuple(self._connection.execute(_PAGE_ROWS, {"number": number}).scalars())

    def rows_of(self, article: ArticleId) -> tuple[int, ...]:
        """Return every row of an article."""
        return tuple(self._connection.execute(_ROWS_OF_ARTICLE, {"article": article}).scalars())

    def links(self, rows: Iterable[int]) -> tuple[Link, ...]:
        """Return rows as they are chained, in their order."""
        found = self._connection.execute(_LINKS, {"rows": json.dumps(sorted(set(rows)))})
        return tuple(link_of(row, row.above) for row in found)

    def head_links(self, numbers: Iterable[int]) -> tuple[Link, ...]:
        """Return the rows that say when publications began and ended."""
        asked = {"numbers": json.dumps(sorted(set(numbers)))}
        return self.links(self._connection.execute(_HEAD_ROWS, asked).scalars())

    def last_link(self) -> Link | None:
        """Return the newest row of the ledger."""
        return next(iter(self.links(self._connection.execute(_LAST).scalars())), None)

    def pages(self, rows: Iterable[int]) -> dict[int, tuple[Link, PublishedPage]]:
        """Return pages with their texts by row; those that cannot be read any more are left out."""
        links = {link.row: link for link in self.links(rows)}
        facts = {row: read(link.facts) for row, link in links.items()}
        readable = {row: said for row, said in facts.items() if said and "templates" in said}
        texts = texts_of(self._connection, hashes_of(readable.values()))
        return {row: (links[row], page_of(said, texts)) for row, said in readable.items()}

    def _begun(self, number: int) -> datetime:
        head = self.heads((number,)).get(number)
        return head.time if head else datetime.min.replace(tzinfo=UTC)

    def _stands(self, paths: str) -> str:
        mine = _OF_TARGET if len(self.targets()) > 1 else _OF_ANY
        return _STANDING.format(paths=paths, mine=mine)
