"""A correction: a dated record of what was wrong and what is right."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editor_app.domain.ids import ArticleId, CorrectionId


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
    """A correction of an article; a struck one stays on record with its reason."""

    id: CorrectionId
    article: ArticleId
    kind: CorrectionKind
    text: str
    time: datetime
    by: str
    struck: bool = False
    struck_reason: str = ""
