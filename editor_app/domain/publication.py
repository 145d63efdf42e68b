"""Publications and the ledger: what each page carried, chained by hash."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId


@dataclass(frozen=True, slots=True)
class FilledText:
    """A template's text as a page carried it; `text` is filled Markdown, `sha256` is of it.

    `rule` is the id of the rule behind `why`, `language` that of the wording.
    """

    template: TemplateId
    name: str
    kind: str
    version: int
    sha256: str
    text: str
    why: str
    rule: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """One page of a publication; `article` is a slug and empty for lists and feeds."""

    path: str
    sha256: str
    article: str = ""
    article_id: ArticleId | None = None
    revision: RevisionId | None = None
    templates: tuple[FilledText, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """One run of *publish*; `finished` is None while it is only begun."""

    id: PublicationId
    time: datetime
    target: str
    by: str
    finished: datetime | None
    pages: tuple[PublishedPage, ...]
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """A line of the Ledger list."""

    id: PublicationId
    time: datetime
    target: str
    by: str
    finished: datetime | None
    pages: int
    removed: int


def chain_hash(before: str, row: dict[str, object]) -> str:
    """Return the hash of a ledger row, as sorted compact JSON, over the hash before it."""
    text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()
