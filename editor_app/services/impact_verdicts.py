"""What a proposal does to the templates on an article, judged once for all that are alike."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from editor_app.domain.block_change import GRAVITY, block_change, reordered, standing
from editor_app.domain.ids import TemplateId
from editor_app.domain.impact import TemplateChange
from editor_app.domain.listing import Filing
from editor_app.domain.proposal import NewDetails, NewPack, NewRules, NewWording, Proposal
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Scope
from editor_app.domain.template import Placement
from editor_app.services.attaching import Attachments
from editor_app.services.likeness import Likeness
from editor_app.services.proposing import replaced_rules

_OWN_RULE = "This rule speaks of this article alone."
_REQUIRED = "It is required here then, and what is required cannot be held back."
_ORDER = "Several rules change at once; lay the order on this article instead."
_DETAILS = "What a template is, it is on all of its articles."
_RETIRED = "A retired template stands nowhere."
_EXPIRED = "A template that has expired stands nowhere."
_PACK = "A pack is taken as a whole; keep a version on single articles before or afterwards."
_FIRST = "There is no earlier wording to keep here."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happens on an article; `why_not` says why it cannot be held back."""

    change: TemplateChange
    version_before: int | None
    version_after: int | None
    placements: frozenset[Placement]
    why_not: str = ""


class Verdicts:
    """Judges articles for one proposal."""

    def __init__(
        self,
        before: Attachments,
        after: Attachments,
        touched: AbstractSet[TemplateId],
        proposal: Proposal,
    ) -> None:
        self._touched, self._proposal = touched, proposal
        self._states = before.only(*touched), after.only(*touched)
        self._alike = Likeness(self._judged, *self._states)
        self._in_order = Likeness(self._reordered, before, after)
        self._own = _own_articles(before, proposal)

    def of(self, filing: Filing) -> Verdict | None:
        """Return what happens on an article; None when nothing does."""
        verdict, perhaps = self._alike.of(filing)
        if verdict is None and perhaps is not None and self._in_order.of(filing):
            verdict = perhaps
        if verdict is not None and filing.id in self._own:
            return replace(verdict, why_not=_OWN_RULE)
        return verdict

    @property
    def every_page(self) -> bool:
        """Whether something happens in the footer of pages that show no article."""
        before, after = (standing(state.of_site()) for state in self._states)
        return any(
            block_change(before.get(key), after.get(key)) and _in_footer(before, after, key)
            for key in self._touched
        )

    def _judged(
        self, before: Sequence[Block], after: Sequence[Block]
    ) -> tuple[Verdict | None, Verdict | None]:
        """Return what happens for certain, and what does if the order on the page changes by it."""
        old, new = standing(before), standing(after)
        found: list[Verdict] = []
        perhaps: Verdict | None = None
        for key in self._touched:
            was, now = old.get(key), new.get(key)
            change = block_change(was, now)
            if change is not None:
                found.append(self._verdict(change, was, now))
            elif was and now and was.order != now.order:
                perhaps = self._verdict(TemplateChange.MOVES, was, now)
        return _gravest(found), perhaps

    def _verdict(self, change: TemplateChange, was: Block | None, now: Block | None) -> Verdict:
        return Verdict(
            change,
            was.version if was else None,
            now.version if now else None,
            frozenset(block.placement for block in (was, now) if block),
            self._why_not(was, now),
        )

    def _why_not(self, was: Block | None, now: Block | None) -> str:
        proposal = self._proposal
        if isinstance(proposal, NewPack):
            return _PACK
        if isinstance(proposal, NewWording):
            return "" if was else _FIRST
        if isinstance(proposal, NewDetails):
            if now is None and proposal.template.retired:
                return _RETIRED
            return _EXPIRED if now is None and proposal.template.expires else _DETAILS
        if isinstance(proposal, NewRules) and len(proposal.rules) > 1:
            return _ORDER
        return _REQUIRED if now is not None and now.required else ""

    def _reordered(self, before: Sequence[Block], after: Sequence[Block]) -> bool:
        return reordered(before, after, self._touched)


class Standing:
    """Judges articles for a template as it is: whether it stands there."""

    def __init__(self, attached: Attachments) -> None:
        self._attached = attached
        self._alike = Likeness(_as_it_stands, attached)

    def of(self, filing: Filing) -> Verdict | None:
        """Return how the template stands on an article; None when it does not."""
        return self._alike.of(filing)

    @property
    def every_page(self) -> bool:
        """Whether it stands in the footer of pages that show no article."""
        blocks = self._attached.of_site()
        return any(block.placement is Placement.PAGE_FOOTER for block in blocks)


def _as_it_stands(blocks: Sequence[Block]) -> Verdict | None:
    for block in standing(blocks).values():
        placements = frozenset({block.placement})
        return Verdict(TemplateChange.STANDS, block.version, block.version, placements)
    return None


def _gravest(found: Sequence[Verdict]) -> Verdict | None:
    if not found:
        return None
    first = min(found, key=lambda verdict: GRAVITY.index(verdict.change))
    placements = frozenset[Placement]().union(*(verdict.placements for verdict in found))
    return replace(first, placements=placements)


def _in_footer(
    before: dict[TemplateId, Block], after: dict[TemplateId, Block], key: TemplateId
) -> bool:
    blocks = (state[key] for state in (before, after) if key in state)
    return any(block.placement is Placement.PAGE_FOOTER for block in blocks)


def _own_articles(before: Attachments, proposal: Proposal) -> frozenset[str]:
    """Return the articles of which alone a rule of the proposal speaks."""
    rules = replaced_rules(before, proposal)
    if isinstance(proposal, NewRules):
        rules = (*rules, *proposal.rules)
    return frozenset(rule.subject for rule in rules if rule.scope is Scope.ARTICLE)
