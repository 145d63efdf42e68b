"""Proposals: changes of templates and rules that are looked at before they are saved."""

from dataclasses import dataclass

from editor_app.domain.ids import RuleId, TemplateId
from editor_app.domain.rule import Rule
from editor_app.domain.template import Template


@dataclass(frozen=True, slots=True)
class NewWording:
    """Another text of a template in one of its languages, or in a new one."""

    template: TemplateId
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class NewRules:
    """Rules that are new, or take the place of those with their ids."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class GoneRule:
    """A rule that is taken away."""

    rule: RuleId


@dataclass(frozen=True, slots=True)
class NewDetails:
    """A template's fields other than its wordings: retired, expiry, language, kind, name."""

    template: Template


@dataclass(frozen=True, slots=True)
class NewPack:
    """Templates as they will stand once a pack is taken, with the rules that come and go."""

    templates: tuple[Template, ...]
    rules: tuple[Rule, ...] = ()
    gone: tuple[RuleId, ...] = ()


Proposal = NewWording | NewRules | GoneRule | NewDetails | NewPack
