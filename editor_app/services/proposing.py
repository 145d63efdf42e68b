"""A proposal as the rules and templates would be once it is saved."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.errors import NotFound
from editor_app.domain.ids import TemplateId
from editor_app.domain.proposal import (
    GoneRule,
    NewDetails,
    NewPack,
    NewRules,
    NewWording,
    Proposal,
)
from editor_app.domain.rewording import reworded, wording_for
from editor_app.domain.rule import Rule
from editor_app.domain.template import Wording
from editor_app.domain.tidy import sound_text
from editor_app.services.attaching import Attachments

if TYPE_CHECKING:
    from editor_app.store.unit import Unit


def proposed(unit: "Unit", before: Attachments, proposal: Proposal) -> Attachments:
    """Return what would be attached; NotFound when the proposal names what is not there."""
    if isinstance(proposal, NewPack):
        return before.proposed(proposal)
    for key in templates_of(before, proposal):
        if key not in before.templates:
            raise NotFound("This template does not exist any more.")
    if isinstance(proposal, NewWording):
        return _reworded(unit, before, proposal)
    return before.proposed(proposal)


def templates_of(before: Attachments, proposal: Proposal) -> frozenset[TemplateId]:
    """Return the templates that a proposal speaks of."""
    if isinstance(proposal, NewWording):
        return frozenset({proposal.template})
    if isinstance(proposal, NewDetails):
        return frozenset({proposal.template.id})
    if isinstance(proposal, NewPack):
        return frozenset(template.id for template in proposal.templates)
    fresh = proposal.rules if isinstance(proposal, NewRules) else ()
    return frozenset(rule.template for rule in (*fresh, *replaced_rules(before, proposal)))


def replaced_rules(before: Attachments, proposal: Proposal) -> tuple[Rule, ...]:
    """Return the rules that a proposal takes away or puts others in the place of."""
    known = {rule.id: rule for rule in before.rules}
    if isinstance(proposal, GoneRule):
        if proposal.rule not in known:
            raise NotFound("This rule does not exist any more.")
        return (known[proposal.rule],)
    if isinstance(proposal, NewRules):
        return tuple(known[rule.id] for rule in proposal.rules if rule.id in known)
    return ()


def _reworded(unit: "Unit", before: Attachments, proposal: NewWording) -> Attachments:
    """Give the wording the number that it would be saved under; the same text changes nothing."""
    template = before.templates[proposal.template]
    text = sound_text(proposal.text).strip("\n")
    known = wording_for(template, proposal.language)
    if known is not None and known.text == text:
        return before
    language = known.language if known else proposal.language
    number = unit.templates.last_number(template.id) + 1
    fresh = reworded(template, Wording(language, number, text))
    return replace(before, templates=before.templates | {template.id: fresh})
