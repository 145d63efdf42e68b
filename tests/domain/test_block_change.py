"""What becomes of a block is told by what the page shows of it."""

from dataclasses import replace
from datetime import date

import pytest

from editor_app.domain.block_change import block_change, reordered, standing
from editor_app.domain.ids import RuleId, TemplateId
from editor_app.domain.impact import TemplateChange as Change
from editor_app.domain.resolution import Block, Subject, resolve
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template, TemplateKind


def blocks(*names: str) -> tuple[Block, ...]:
    """Return blocks in this order."""
    known = {TemplateId(n): Template(TemplateId(n), n, TemplateKind.NOTICE, 1, n) for n in names}
    rules = [
        Rule(RuleId(n), TemplateId(n), Effect.ADD, Scope.SITE, order=at)
        for at, n in enumerate(names)
    ]
    return resolve(Subject("a", "en", "report"), rules, known, date(2026, 11, 24))


(ONE,) = blocks("one")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, None, None),
        (None, ONE, Change.APPEARS),
        (ONE, None, Change.GOES),
        (ONE, ONE, None),
        (ONE, replace(ONE, version=2), Change.CHANGES),
        (ONE, replace(ONE, template=replace(ONE.template, name="Two")), Change.CHANGES),
        (ONE, replace(ONE, template=replace(ONE.template, notes="x")), None),
        (ONE, replace(ONE, placement=Placement.BEFORE), Change.MOVES),
        (ONE, replace(ONE, order=9, why="other"), None),
    ],
)
def test_what_a_page_shows_decides(
    before: Block | None, after: Block | None, change: Change | None
) -> None:
    assert block_change(before, after) is change


def test_what_is_missing_does_not_stand() -> None:
    assert standing([replace(ONE, missing="retired")]) == {}


def test_an_order_is_another_when_a_template_passes_one_that_stays() -> None:
    now, then = blocks("a", "b", "c"), blocks("b", "a", "c")
    assert reordered(now, then, [TemplateId("a")])
    assert not reordered(now, then, [TemplateId("none")])
    assert not reordered(now, blocks("a", "c"), [TemplateId("c")])
    assert not reordered(now, now, [TemplateId("a")])
    apart = tuple(replace(b, placement=Placement.BEFORE) for b in then)
    assert not reordered(now, apart, [TemplateId("a")])
