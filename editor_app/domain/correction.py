"""A correction: a dated record of what was wrong and what is right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editor_app.domain.ids import ArticleId, CorrectionId, RevisionId


class CorrectionKind(StrEnum):
    """How grave a correction is; a retraction stands before the text, the others after it."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    EDITORS_NOTE = "editors-note"
    RETRACTION = "retraction"

    @property
    def label(self) -> str:
        """The heading on the page."""
        return "Editor’s note" if self is CorrectionKind.EDITORS_NOTE else self.value.capitalize()

    @property
    def grave(self) -> bool:
        """Whether readers must see it before the text."""
        return self is CorrectionKind.RETRACTION


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an article; a struck one stays on record with its reason.

    `before` is the revision that ran with the mistake, `after` the one that leaves without it.
    """

    id: CorrectionId
    article: ArticleId
    kind: CorrectionKind
    text: str
    time: datetime
    by: str
    struck: bool = False
    struck_reason: str = ""
    struck_by: str = ""
    struck_at: datetime | None = None
    before: RevisionId | None = None
    after: RevisionId | None = None

    @property
    def told(self) -> bool:
        """Whether the site knows of it: it stands, or it ran before it was struck."""
        return not self.struck or self.after is not None

    @property
    def facts(self) -> tuple[object, ...]:
        """All that a page can show of it, and so all that a page's recipe may depend on."""
        return self.id, self.kind.value, self.text, self.time, self.struck_at, self.told

    @property
    def changed(self) -> datetime:
        """When it was recorded, or struck."""
        return self.struck_at or self.time


def last_change(
    published: datetime | None, revised: datetime | None, corrections: Iterable[Correction]
) -> datetime | None:
    """Return when a story last changed after its publication: its text, or its corrections.

    A correction moves the date although the text stays as it was, and so does its striking.
    """
    times = [correction.changed for correction in corrections]
    times += [revised] if revised else []
    return max((t for t in times if published is not None and t > published), default=None)
