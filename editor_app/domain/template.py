"""Templates: reusable texts that the desk keeps, in immutable numbered versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from editor_app.domain.ids import TemplateId
from editor_app.domain.language import speaks_of

# More than any desk says in one template; texts of others are refused beyond it.
MAX_TEXT = 50_000


class TemplateKind(StrEnum):
    """What a template is for."""

    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    DISCLOSURE = "disclosure"
    NOTICE = "notice"
    BIO = "bio"

    @property
    def label(self) -> str:
        """The word shown on screen and as the block's name."""
        return self.value.capitalize()


class Topic(StrEnum):
    """What a disclosure discloses, or what a notice tells of."""

    SPONSORED = "sponsored"
    AFFILIATE = "affiliate"
    AI_ASSISTANCE = "ai-assistance"
    CONFLICT_OF_INTEREST = "conflict-of-interest"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"
    UPDATE = "update"

    @property
    def label(self) -> str:
        """The words shown on screen."""
        if self is Topic.AI_ASSISTANCE:
            return "AI assistance"
        return self.value.replace("-", " ").capitalize()


TOPICS: Mapping[TemplateKind, tuple[Topic, ...]] = {
    TemplateKind.DISCLOSURE: (
        Topic.SPONSORED,
        Topic.AFFILIATE,
        Topic.AI_ASSISTANCE,
        Topic.CONFLICT_OF_INTEREST,
    ),
    TemplateKind.NOTICE: (
        Topic.CORRECTION,
        Topic.CLARIFICATION,
        Topic.RETRACTION,
        Topic.UPDATE,
    ),
}


class Placement(StrEnum):
    """Where a template stands, in the order of a page from top to bottom."""

    BEFORE = "before"
    AFTER_PARAGRAPHS = "after-paragraphs"
    AFTER = "after"
    PAGE_FOOTER = "page-footer"
    FEED = "feed"

    @property
    def label(self) -> str:
        """The words shown on screen."""
        return _PLACEMENTS[self]


_PLACEMENTS = {
    Placement.BEFORE: "before the article",
    Placement.AFTER: "after the article",
    Placement.AFTER_PARAGRAPHS: "within the article",
    Placement.PAGE_FOOTER: "page footer",
    Placement.FEED: "in the feed",
}


def place_words(placement: Placement, paragraphs: int) -> str:
    """Return where a template stands, with the number of paragraphs above it."""
    if placement is not Placement.AFTER_PARAGRAPHS:
        return placement.label
    return "after 1 paragraph" if paragraphs == 1 else f"after {paragraphs} paragraphs"


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a template in force for a language; an empty one means every language."""

    language: str
    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template; `version` and `text` are its first wording in force, in `language`.

    `variants` are the wordings in force in further languages. `placement` and `order` are only
    what a new rule is offered. Numbers of versions run over all languages.
    """

    id: TemplateId
    name: str
    kind: TemplateKind
    version: int
    text: str
    language: str = ""
    notes: str = ""
    owner: str = ""
    review_by: date | None = None
    expires: date | None = None
    retired: bool = False
    placement: Placement = Placement.AFTER
    order: int = 0
    topic: Topic | None = None
    variants: tuple[Wording, ...] = ()

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Every wording in force, the first one first."""
        return Wording(self.language, self.version, self.text), *self.variants

    @property
    def newest(self) -> int:
        """The highest version in force."""
        return max(wording.version for wording in self.wordings)

    def wording_in(self, language: str) -> Wording | None:
        """Return what stands in an article of that language: the most exact wording."""
        found = [w for w in self.wordings if not w.language or speaks_of(w.language, language)]
        return max(found, key=lambda wording: len(wording.language), default=None)


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One saved wording in a language; never changed once stored."""

    template: TemplateId
    number: int
    text: str
    saved: datetime
    by: str
    reason: str
    language: str = ""
