"""Templates: reusable texts that the desk keeps, in immutable numbered versions."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from editor_app.domain.ids import TemplateId


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


class Placement(StrEnum):
    """Where on a page a template stands."""

    BEFORE = "before"
    AFTER = "after"
    AFTER_PARAGRAPHS = "after-paragraphs"
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


@dataclass(frozen=True, slots=True)
class Template:
    """A template; `version` is the number in force, `language` empty means every language.

    `placement` and `order` are only what a new rule is offered.
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


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """One saved wording; never changed once stored."""

    template: TemplateId
    number: int
    text: str
    saved: datetime
    by: str
    reason: str
