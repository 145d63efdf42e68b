"""Rows of the ledger as text and as values: what is chained, and the copies to ask by."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, text

from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.publication import FilledText, PublicationRow, PublishedPage

BEGUN, PAGE, DONE = "begun", "page", "done"
Facts = dict[str, Any]
Copy = tuple[int, str, str, str, int, str]
"""(publication, path, article id, template, version, sha256); a removed page has no template."""

# What `copies_of` says, for all rows of a publication at once.
COPIES = text(
    "INSERT INTO ledger_block (row, publication, path, article_id, template, version, sha256) "
    "SELECT l.id, l.publication, l.path, l.article_id, json_extract(c.value, '$.template'), "
    "json_extract(c.value, '$.version'), json_extract(c.value, '$.sha256') "
    "FROM ledger AS l, json_each(l.facts, '$.templates') AS c "
    "WHERE l.publication = :number AND l.kind = 'page' "
    "UNION ALL SELECT l.id, l.publication, c.value, '', '', 0, '' "
    "FROM ledger AS l, json_each(l.facts, '$.removed') AS c "
    "WHERE l.publication = :number AND l.kind = 'begun'"
)
# Facts that somebody made unreadable are no reason to show nothing of the rest.
_HEADS = (
    "SELECT b.publication, json_extract(b.facts, '$.time'), json_extract(b.facts, '$.target'), "
    "json_extract(b.facts, '$.by'), json_extract(b.facts, '$.pages'), "
    "json_array_length(b.facts, '$.removed'), (SELECT json_extract(d.facts, '$.time') "
    "FROM ledger AS d WHERE d.kind = 'done' AND d.publication = b.publication "
    "AND json_valid(d.facts)) "
    "FROM ledger AS b WHERE b.kind = 'begun' AND json_valid(b.facts)"
)
_ALL_HEADS = text(f"{_HEADS} AND b.publication < :before ORDER BY b.publication DESC LIMIT :most")
_NUMBERS = "(SELECT value FROM json_each(:numbers))"
_SOME_HEADS = text(f"{_HEADS} AND b.publication IN {_NUMBERS}")
_TEXTS = text(
    "SELECT sha256, text FROM ledger_text WHERE sha256 IN (SELECT value FROM json_each(:keys))"
)


def written(facts: Facts) -> str:
    """Return facts as they are chained: compact JSON with sorted keys."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(facts: str) -> Facts | None:
    """Return the facts of a row, None when they are no longer readable."""
    try:
        found: object = json.loads(facts)
    except ValueError:
        return None
    return cast("Facts", found) if isinstance(found, dict) else None


def columns_of(number: int, kind: str, facts: Facts) -> dict[str, Any]:
    """Return a row with the columns that copy its facts."""
    return {
        "publication": number,
        "kind": kind,
        "path": facts.get("path", ""),
        "article": facts.get("article", ""),
        "article_id": facts.get("article_id") or "",
        "facts": written(facts),
    }


def copies_of(number: int, kind: str, facts: Facts) -> list[Copy]:
    """Return what stands in `ledger_block` of a row."""
    if kind == BEGUN:
        return [(number, path, "", "", 0, "") for path in facts.get("removed", ())]
    path, article = facts.get("path", ""), facts.get("article_id") or ""
    return [
        (number, path, article, block["template"], block["version"], block["sha256"])
        for block in facts.get("templates", ())
    ]


def page_facts(page: PublishedPage) -> Facts:
    """Return what is chained of a page; texts stand in a table of their own, by their hash."""
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


def page_of(facts: Facts, texts: Mapping[str, str]) -> PublishedPage:
    """Return a page from its facts and the texts that they name."""
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


def hashes_of(facts: Iterable[Facts]) -> set[str]:
    """Return the hashes of the texts that pages name."""
    return {filled["sha256"] for page in facts for filled in page["templates"]}


def texts_of(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return filled texts by their hashes."""
    rows = connection.execute(_TEXTS, {"keys": json.dumps(sorted(keys))})
    return dict(map(tuple, rows))


def newest_heads(
    connection: Connection, before: PublicationId | None = None, most: int = -1
) -> tuple[PublicationRow, ...]:
    """Return publications without their pages, newest first: all, or `most` of those `before`."""
    asked = {"before": before or 2**62, "most": most}
    return tuple(_head(row) for row in connection.execute(_ALL_HEADS, asked))


def heads_of(connection: Connection, numbers: Iterable[int]) -> dict[int, PublicationRow]:
    """Return publications by their numbers, without their pages."""
    asked = {"numbers": json.dumps(sorted(set(numbers)))}
    return {row[0]: _head(row) for row in connection.execute(_SOME_HEADS, asked)}


def _head(row: Any) -> PublicationRow:
    number, time, target, by, pages, removed, done = row
    ended = datetime.fromisoformat(done) if done else None
    begun = datetime.fromisoformat(time)
    return PublicationRow(PublicationId(number), begun, target, by, ended, pages, removed)
