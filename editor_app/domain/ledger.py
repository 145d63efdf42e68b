"""What the ledger answers: what ran when, what still stands, what changed, and for how long."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from editor_app.domain.ids import PublicationId, RevisionId, TemplateId
from editor_app.domain.plan import PageChange
from editor_app.domain.publication import FilledText, PublicationRow, PublishedPage, chain_hash


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the ledger as it is chained: `hash` covers `facts` and `before`, the hash above."""

    row: int
    publication: PublicationId
    kind: str
    facts: str
    before: str
    hash: str

    @property
    def holds(self) -> bool:
        """Whether the row is what was written under the hash of the one before it."""
        return self.hash == link_hash(self.before, self.publication, self.kind, self.facts)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as a publication wrote it.

    It stood from the beginning of `head` at the earliest; `until` is the latest moment at which it
    can still have stood: the end of `ended_by`, the publication that replaced or removed it. Both
    are None while it stands, and where that is not asked. `note` says what it is in its answer.
    """

    head: PublicationRow
    page: PublishedPage
    link: Link
    until: datetime | None = None
    ended_by: PublicationId | None = None
    note: str = ""

    def only(self, template: TemplateId | None) -> "Entry":
        """Return the entry with the texts of one template, or as it is."""
        if template is None:
            return self
        mine = tuple(text for text in self.page.templates if text.template == template)
        return replace(self, page=replace(self.page, templates=mine))


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page of a publication in a list: the first of its `texts`, and how many there are."""

    row: int
    path: str
    article: str
    revision: int | None
    first: str
    texts: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a publication wrote and removed, in a list."""

    head: PublicationRow
    pages: tuple[PageLine, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RanOn:
    """What stood with an article, or at an address, on a day in the site's time zone."""

    asked: str
    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CarriedPage:
    """A page that stands at a target now, as publication `since` wrote it last.

    `kept` is the reason for which a version is held on the article.
    """

    row: int
    target: str
    path: str
    article: str
    version: int
    sha256: str
    since: PublicationRow
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Carrying:
    """The pages that still carry a template: `version` None is any, `older` not in force."""

    template: TemplateId
    name: str
    version: int | None
    older: bool
    in_force: tuple[int, ...]
    pages: tuple[CarriedPage, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """One text of a template on one page, from when to when; `publications` wrote it in between."""

    row: int
    target: str
    path: str
    article: str
    version: int
    sha256: str
    publications: int
    since: datetime
    until: datetime | None = None
    ended_by: PublicationId | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans in the order of their pages; `next` asks for those that follow, empty at the end."""

    spans: tuple[Span, ...]
    next: str = ""


@dataclass(frozen=True, slots=True)
class VersionUse:
    """How often a version was written into a page, and by which publications it began and ended."""

    version: int
    pages: int
    first: PublicationId
    last: PublicationId


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that differs between two publications; `before` and `after` are rows of the ledger."""

    path: str
    article: str
    change: PageChange
    before: int | None
    after: int | None
    revision_before: RevisionId | None = None
    revision_after: RevisionId | None = None


@dataclass(frozen=True, slots=True)
class ChangedText:
    """What became of a template's text on `pages` that stand in both; None: not there."""

    before: FilledText | None
    after: FilledText | None
    pages: tuple[str, ...]

    @property
    def name(self) -> str:
        """The template's name, as it was called last."""
        filled = self.after or self.before
        return filled.name if filled else ""


@dataclass(frozen=True, slots=True)
class Between:
    """What differs between the site as two publications left it."""

    first: PublicationRow
    second: PublicationRow
    pages: tuple[ChangedPage, ...]
    texts: tuple[ChangedText, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """The question for everything that ran under a template, or under one version of it."""

    template: TemplateId
    name: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """The question for every page of every publication, or for those of one article by its slug."""

    article: str = ""


Answer = RanOn | Carrying | Between | Under | Everything


@dataclass(frozen=True, slots=True)
class Proof:
    """How many rows were proved and what is wrong with them; `whole` when it was the chain."""

    rows: int
    faults: tuple[str, ...]
    whole: bool = False


def link_hash(before: str, publication: int, kind: str, facts: str) -> str:
    """Return the hash of a row of the ledger."""
    return chain_hash(before, {"publication": publication, "kind": kind, "facts": facts})
