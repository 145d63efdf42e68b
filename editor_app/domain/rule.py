"""Rules: why a template is on an article, where it stands and in what order."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from editor_app.domain.ids import RuleId, TemplateId
from editor_app.domain.template import Placement, place_words


class Effect(StrEnum):
    """What a rule does: *add* may be taken off one article, *require* may not."""

    ADD = "add"
    EXCEPT = "except"
    REQUIRE = "require"

    @property
    def strength(self) -> int:
        """Which wins at one level: require over except over add."""
        return {"add": 0, "except": 1, "require": 2}[self.value]


class Scope(IntEnum):
    """What a rule speaks of; the higher number is the more specific and wins."""

    SITE = 0
    LANGUAGE = 1
    KIND = 2
    SECTION = 3
    TAG = 4
    AUTHOR = 5
    ARTICLE = 6

    @property
    def word(self) -> str:
        """The lower-case word used on screen and in JSON."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Scope":
        """Return the scope of that word; ValueError when there is none."""
        try:
            return cls[word.upper()]
        except KeyError:
            raise ValueError(word) from None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `subject` is the id (or kind, or language tag) the scope names, empty for the site.

    `subject_name` is what a reader calls it; `paragraphs` serves AFTER_PARAGRAPHS only. `by` and
    `time` tell who set it and when.
    """

    id: RuleId
    template: TemplateId
    effect: Effect
    scope: Scope
    subject: str = ""
    subject_name: str = ""
    placement: Placement = Placement.AFTER
    paragraphs: int = 0
    order: int = 0
    reason: str = ""
    by: str = ""
    time: datetime | None = None

    @property
    def sentence(self) -> str:
        """The rule in words, as every screen says why a template is there."""
        if self.scope is Scope.SITE:
            return f"whole site: {self.effect}"
        if self.scope is Scope.ARTICLE:
            return f"this article: {self.effect}"
        return self.named

    @property
    def named(self) -> str:
        """The rule in words where no article is at hand, so that one is named like all else.

        Single quotation marks, because the words stand within double ones.
        """
        if self.scope is Scope.SITE:
            return self.sentence
        return f"{self.scope.word} ‘{self.subject_name or self.subject}’: {self.effect}"

    @property
    def place(self) -> str:
        """Where the template stands by this rule, in words; nothing when it keeps it off."""
        return "" if self.effect is Effect.EXCEPT else place_words(self.placement, self.paragraphs)
