"""A calm site is known at a glance, and only a calm one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.plan import PageChange
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk
from editor_app.services.pulse import calm_plan, heart_of
from tests.conftest import FixedClock
from tests.services.press import Press, paths


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    made.story("Pilots vote")
    made.publish()
    return made


def _is_calm(press: Press) -> bool:
    with press.desk.library.read() as unit:
        return calm_plan(press.desk, unit, press.site, heart_of(unit)) is not None


def test_calm_after_a_publication_until_something_happens(press: Press, clock: FixedClock) -> None:
    assert _is_calm(press)
    key = press.draft("A draft changes nothing")
    assert _is_calm(press)
    press.desk.articles.trash([key])
    assert _is_calm(press)
    (press.site / "index.html").touch()
    assert _is_calm(press)
    (press.site / "index.html").write_text("by hand")
    assert not _is_calm(press)
    press.publish(adopt=True)
    assert _is_calm(press)
    press.desk.site.save(replace(press.desk.site.get(), tagline="Other"))
    assert not _is_calm(press)
    press.publish()
    clock.advance(seconds=-3600)
    assert not _is_calm(press)


def test_the_clock_ends_the_calm(press: Press, clock: FixedClock) -> None:
    clock.advance(seconds=2 * 86_400 - 1)
    assert _is_calm(press)
    clock.advance(seconds=2)
    assert not _is_calm(press)
    assert "news-sitemap.xml" in paths(press.publish(), PageChange.REMOVED)
    assert _is_calm(press)
    template = press.desk.templates
    made = TemplateId(template.add("Short", TemplateKind.NOTICE, "Only today.").created)
    press.desk.rules.set(Rule(RuleId(new_id()), made, Effect.ADD, Scope.SITE))
    today = clock.now().date()
    template.save_details(replace(template.get(made), expires=today))
    press.publish()
    assert "Only today" in press.text("world/pilots-vote/index.html")
    assert _is_calm(press)
    clock.advance(seconds=86_400)
    assert not _is_calm(press)
    press.publish()
    assert "Only today" not in press.text("world/pilots-vote/index.html")


def test_what_is_decided_for_one_article_ends_the_calm(press: Press) -> None:
    desk, keys = press.desk, list[TemplateId]()
    for name in ("First", "Second"):
        keys.append(TemplateId(desk.templates.add(name, TemplateKind.NOTICE, name).created))
        desk.rules.set(Rule(RuleId(new_id()), keys[-1], Effect.ADD, Scope.SITE))
    press.publish()
    assert _is_calm(press)
    story = desk.articles.by_slug("pilots-vote").id
    desk.rules.arrange(story, keys[::-1])
    assert not _is_calm(press)
    press.publish()
    page = press.text("world/pilots-vote/index.html")
    assert page.index("Second") < page.index("First")
    assert _is_calm(press)
    desk.templates.save_wording(keys[0], "Other", "Shorter")
    press.publish()
    desk.holds.hold(keys[0], (story,), 1, "Agreed")
    assert not _is_calm(press)
    press.publish()
    assert ">First<" in press.text("world/pilots-vote/index.html")


def test_held_stories(press: Press, clock: FixedClock) -> None:
    press.story("Later", embargo=clock.now() + timedelta(hours=1))
    press.publish()
    assert _is_calm(press)
    assert [h.slug for h in press.publish().plan.held] == ["later"]
    press.story("Half", "TK")
    press.publish()
    # What must be fixed is looked at every time: the reason may lie outside the library.
    assert not _is_calm(press)


def test_a_damaged_memory_is_no_memory(press: Press) -> None:
    with press.desk.library.write() as unit:
        key = next(iter(unit.targets.all())).id
        unit.settings.put(f"pulse {key}", '{"beat": 1}')
    assert not _is_calm(press)
    assert press.publish().publication == 0
    assert _is_calm(press)
