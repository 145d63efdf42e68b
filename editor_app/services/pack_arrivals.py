"""What taking one template of a pack comes to: nothing, a new template, or further versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.pack import (
    PackedTemplate,
    PackStep,
    PlannedTemplate,
)
from editor_app.domain.proposal import NewPack
from editor_app.domain.rewording import reworded, wording_for
from editor_app.domain.rule import Rule, Scope
from editor_app.domain.template import Template, TemplateVersion, Wording
from editor_app.services.pack_labels import PackLabels

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Source:
    """Which pack, who takes it, and when."""

    pack: str
    by: str
    now: datetime

    @property
    def reason(self) -> str:
        """Why there is another version."""
        return f"From pack “{self.pack}”"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A template as it will stand, with the versions and rules that come and the rules that go."""

    planned: PlannedTemplate
    template: Template
    versions: tuple[TemplateVersion, ...] = ()
    rules: tuple[Rule, ...] = ()
    gone: tuple[RuleId, ...] = ()

    @property
    def changes(self) -> Changes:
        """What storing it changes."""
        if self.planned.step not in {PackStep.NEW, PackStep.CHANGED}:
            return Changes()
        rules = frozenset({*(rule.id for rule in self.rules), *self.gone})
        return Changes(templates=frozenset({self.template.id}), rules=rules)

    def store(self, unit: "Unit") -> None:
        """Put it into the library."""
        if not self.changes:
            return
        unit.templates.put(self.template)
        for version in self.versions:
            unit.templates.add_version(version)
        for key in self.gone:
            unit.rules.remove(key)
        for rule in self.rules:
            unit.rules.put(replace(rule, subject_name=""))


def proposed_by(arrivals: Iterable[Arrival]) -> NewPack:
    """Return what arrivals propose to the desk, to see what it touches."""
    coming = [arrival for arrival in arrivals if arrival.changes]
    return NewPack(
        tuple(arrival.template for arrival in coming),
        tuple(rule for arrival in coming for rule in arrival.rules),
        tuple(key for arrival in coming for key in arrival.gone),
    )


class Arrivals:
    """Compares the templates of a pack with those of the desk; nothing is stored by it."""

    def __init__(self, unit: "Unit", labels: PackLabels, source: Source) -> None:
        self._unit, self._labels, self._source = unit, labels, source
        self._standing = {template.name.casefold(): template for template in unit.templates.all()}

    def of(self, packed: PackedTemplate) -> Arrival:
        """Return what taking a template comes to."""
        known = self._standing.get(packed.name.casefold())
        if known is None:
            return self._new(packed)
        if known.kind is not packed.kind:
            told = f"The desk has a {known.kind} of this name, and this is a {packed.kind}."
            planned = PlannedTemplate(packed.name, packed.kind, PackStep.REFUSED, (told,))
            return Arrival(planned, known)
        return self._known(packed, known)

    def _new(self, packed: PackedTemplate) -> Arrival:
        key = TemplateId(new_id())
        first, *others = (
            Wording(wording.language, number, wording.text)
            for number, wording in enumerate(packed.wordings, 1)
        )
        template = Template(
            key,
            packed.name,
            packed.kind,
            first.version,
            first.text,
            first.language,
            packed.notes,
            packed.owner,
            packed.review_by,
            packed.expires,
            placement=packed.placement,
            order=packed.order,
            topic=packed.topic,
            variants=_in_order(others),
        )
        rules = self._rules(packed, key)
        tells = (
            f"It speaks {_listed(wording.language for wording in packed.wordings)}.",
            *map(_told, rules),
        )
        planned = PlannedTemplate(packed.name, packed.kind, PackStep.NEW, tells)
        return Arrival(planned, template, self._versions(template, 1), rules)

    def _known(self, packed: PackedTemplate, known: Template) -> Arrival:
        number = self._unit.templates.last_number(known.id) + 1
        worded = _reworded(known, packed, number)
        versions = self._versions(worded, number)
        fresh = _detailed(worded, packed)
        rules, gone = _ruled(self._unit.rules.of(known.id), self._rules(packed, known.id))
        tells = _reworded_told(known, versions)
        tells += [f"The {word} changes." for word in _changed_details(worded, fresh)]
        tells += [_told(rule) for rule in rules]
        step = PackStep.CHANGED if tells else PackStep.SAME
        if known.retired and step is PackStep.CHANGED:
            tells.append("It is retired here and stays so.")
        planned = PlannedTemplate(known.name, packed.kind, step, tuple(tells))
        return Arrival(planned, fresh, versions, rules, gone)

    def _versions(self, template: Template, first: int) -> tuple[TemplateVersion, ...]:
        """Return the wordings that are versions of their own from a number on."""
        source = self._source
        fresh = [wording for wording in template.wordings if wording.version >= first]
        return tuple(
            TemplateVersion(
                template.id, w.version, w.text, source.now, source.by, source.reason, w.language
            )
            for w in sorted(fresh, key=lambda wording: wording.version)
        )

    def _rules(self, packed: PackedTemplate, key: TemplateId) -> tuple[Rule, ...]:
        """Return the rules of a template whose subjects the desk has."""
        found = ((rule, self._labels.subject(rule)) for rule in packed.rules)
        return tuple(
            Rule(
                RuleId(new_id()),
                key,
                rule.effect,
                rule.scope,
                subject,
                rule.subject_name,
                rule.placement,
                rule.paragraphs,
                rule.order,
                rule.reason,
                self._source.by,
                self._source.now,
            )
            for rule, subject in found
            if subject is not None
        )


def _reworded(known: Template, packed: PackedTemplate, number: int) -> Template:
    """Return a template with what the pack says in each language, numbered on from `number`."""
    fresh = known
    for told in packed.wordings:
        standing = _standing(fresh, told.language)
        if standing is None or standing.text != told.text:
            fresh = _with(fresh, Wording(told.language, number, told.text))
            number += 1
    return fresh


def _standing(template: Template, language: str) -> Wording | None:
    if template.language and not language:
        return None
    return wording_for(template, language)


def _with(template: Template, wording: Wording) -> Template:
    """Return a template with a wording; one for every language stands before the others."""
    if wording.language or not template.language:
        return reworded(template, wording)
    others = _in_order(template.wordings)
    first = replace(template, language="", version=wording.version, text=wording.text)
    return replace(first, variants=others)


def _in_order(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    return tuple(sorted(wordings, key=lambda wording: wording.language))


def _detailed(template: Template, packed: PackedTemplate) -> Template:
    """Return a template with the fields that the pack fills; what it leaves empty stays."""
    return replace(
        template,
        topic=packed.topic or template.topic,
        notes=packed.notes or template.notes,
        owner=packed.owner or template.owner,
        review_by=packed.review_by or template.review_by,
        expires=packed.expires or template.expires,
        placement=packed.placement,
        order=packed.order,
    )


def _changed_details(old: Template, fresh: Template) -> list[str]:
    told = {
        "topic": old.topic != fresh.topic,
        "note": old.notes != fresh.notes,
        "owner": old.owner != fresh.owner,
        "day of review": old.review_by != fresh.review_by,
        "day of expiry": old.expires != fresh.expires,
        "placement that new rules are offered": old.placement != fresh.placement,
        "order that new rules are offered": old.order != fresh.order,
    }
    return [word for word, changed in told.items() if changed]


def _ruled(
    standing: Sequence[Rule], coming: Sequence[Rule]
) -> tuple[tuple[Rule, ...], tuple[RuleId, ...]]:
    """Return the rules to keep and those to take away: the pack's take the place of the desk's
    about the same subject; those about another subject stay."""
    wanted: dict[tuple[Scope, str], list[Rule]] = {}
    for rule in coming:
        wanted.setdefault((rule.scope, rule.subject), []).append(rule)
    fresh: list[Rule] = []
    gone: list[RuleId] = []
    for about, rules in wanted.items():
        there = [rule for rule in standing if (rule.scope, rule.subject) == about]
        if sorted(map(_content, there)) != sorted(map(_content, rules)):
            gone += [rule.id for rule in there]
            fresh += rules
    return tuple(fresh), tuple(gone)


def _content(rule: Rule) -> tuple[str, str, int, int, str]:
    return rule.effect, rule.placement, rule.paragraphs, rule.order, rule.reason


def _told(rule: Rule) -> str:
    return f"Rule “{rule.sentence}”{', ' if rule.place else ''}{rule.place}."


def _reworded_told(known: Template, versions: Sequence[TemplateVersion]) -> list[str]:
    spoken = {wording.language for wording in known.wordings}
    told = [
        f"The wording for {_language(version.language)} changes: version {version.number}."
        for version in versions
        if version.language in spoken
    ]
    new = [version.language for version in versions if version.language not in spoken]
    return [*told, f"It speaks {_listed(new)} too."] if new else told


def _language(tag: str) -> str:
    return f"“{tag}”" if tag else "every language"


def _listed(tags: Iterable[str]) -> str:
    spoken = [_language(tag) for tag in tags]
    return " and ".join(part for part in (", ".join(spoken[:-1]), spoken[-1]) if part)
