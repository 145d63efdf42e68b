"""What a check found."""

from dataclasses import dataclass
from enum import StrEnum

from editor_app.domain.ids import ArticleId, TemplateId


class Severity(StrEnum):
    """*Must fix* holds an article back; *worth a look* does not."""

    MUST_FIX = "must-fix"
    WORTH_A_LOOK = "worth-a-look"

    @property
    def label(self) -> str:
        """The words shown on screen."""
        return self.value.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend; `where` names the field, `line` counts from 1 in the body, 0 elsewhere.

    `start` and `end` are offsets in characters in that field, equal when the whole is meant.
    `template` is the one it speaks of, if any.
    """

    check: str
    severity: Severity
    where: str
    message: str
    advice: str
    article: ArticleId | None = None
    line: int = 0
    start: int = 0
    end: int = 0
    template: TemplateId | None = None
