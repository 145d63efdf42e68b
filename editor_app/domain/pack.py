"""Packs: sets of templates that travel from one desk to another, with rules that go by names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from editor_app.domain.impact import NOTHING, Impact
from editor_app.domain.rule import Effect, Scope
from editor_app.domain.template import Placement, TemplateKind, Topic

FORMAT = "offstone-pack"
SCHEMA_VERSION = 1
MAX_TEMPLATES = 500
# Scopes whose subject is a label of the desk, which another desk may lack.
LABEL_SCOPES = frozenset({Scope.SECTION, Scope.TAG, Scope.AUTHOR})


@dataclass(frozen=True, slots=True)
class PackedWording:
    """The text in force in a language; an empty one means every language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class PackedRule:
    """A rule without ids: `subject` is a slug, a kind or a language, `subject_name` its name."""

    effect: Effect
    scope: Scope
    subject: str = ""
    subject_name: str = ""
    placement: Placement = Placement.AFTER
    paragraphs: int = 0
    order: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PackedTemplate:
    """A template as it stands in a pack; the first wording is its own, others its variants."""

    name: str
    kind: TemplateKind
    wordings: tuple[PackedWording, ...]
    topic: Topic | None = None
    notes: str = ""
    owner: str = ""
    review_by: date | None = None
    expires: date | None = None
    placement: Placement = Placement.AFTER
    order: int = 0
    rules: tuple[PackedRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Templates under the name of where they come from."""

    name: str
    templates: tuple[PackedTemplate, ...]


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack as text; `left` tells in sentences what does not travel in it."""

    text: str
    name: str
    templates: tuple[str, ...]
    left: tuple[str, ...] = ()


class PackStep(StrEnum):
    """What taking a pack does with one of its templates."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The word shown on screen."""
        return self.value.capitalize()


@dataclass(frozen=True, slots=True)
class PlannedTemplate:
    """A template of a pack and what happens to it; `tells` says in sentences what changes, or why
    it is refused."""

    name: str
    kind: TemplateKind
    step: PackStep
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingSubject:
    """A section, tag or author that rules of the pack name and the desk does not have."""

    scope: Scope
    slug: str
    name: str
    templates: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is missing and whose rules it leaves out."""
        whose = " and ".join(f"“{name}”" for name in self.templates)
        have = "have rules" if len(self.templates) > 1 else "has a rule"
        what = f"the {self.scope.word} “{self.name or self.slug}”"
        return f"{whose} {have} about {what}, which this desk does not have."


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What taking a pack would do, or has done; `impact` is known when it was looked at first."""

    name: str
    templates: tuple[PlannedTemplate, ...]
    missing: tuple[MissingSubject, ...] = ()
    impact: Impact = field(default=NOTHING, compare=False)

    @property
    def counts(self) -> Mapping[PackStep, int]:
        """How many templates there are of each step."""
        return {step: sum(t.step is step for t in self.templates) for step in PackStep}

    @property
    def changes(self) -> bool:
        """Whether taking the pack would change anything."""
        return bool(self.counts[PackStep.NEW] or self.counts[PackStep.CHANGED])
