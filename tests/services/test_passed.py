"""Stories that passed the checks are not checked again, unless something that decides changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.ids import TemplateId
from editor_app.domain.rule import Effect
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services import survey
from editor_app.services.desk import Desk
from editor_app.services.story_checks import StoryChecks
from tests.services.press import Press, photograph


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the slugs of stories, as they are checked."""
    seen: list[str] = []

    class Watched(StoryChecks):
        def findings(self, stories):
            seen.extend(story.content.slug for story in stories)
            return super().findings(stories)

    monkeypatch.setattr(survey, "StoryChecks", Watched)
    return seen


def _at_new_place(press: Press, name: str) -> list[str]:
    """Publish to a new folder, where every page is new; return the slugs of what was held."""
    press.site = press.site.with_name(name)
    press.site.mkdir()
    return [held.slug for held in press.publish().plan.held]


def test_a_story_that_passed_is_not_checked_again(press: Press, checked: list[str]) -> None:
    press.story("Pilots vote")
    key = press.story("Ferry returns")
    assert _at_new_place(press, "one") == []
    assert sorted(checked) == ["ferry-returns", "pilots-vote"]
    checked.clear()
    assert _at_new_place(press, "two") == []
    assert checked == []
    content = press.desk.articles.get(key).content
    press.desk.articles.save(key, replace(content, body="Another week of talks."))
    press.desk.articles.set_status(key, Status.READY)
    assert _at_new_place(press, "three") == []
    assert checked == ["ferry-returns"]


def test_a_story_that_must_be_mended_is_held_each_time(press: Press, checked: list[str]) -> None:
    press.story("Half done", "The mayor said TK.")
    assert _at_new_place(press, "one") == ["half-done"]
    assert _at_new_place(press, "two") == ["half-done"]
    assert checked == ["half-done", "half-done"]


def test_a_picture_lost_after_passing_holds_its_story(press: Press) -> None:
    press.desk.pictures.add(photograph(), "ferry.jpg")
    press.story("Pilots vote", "![A ferry](ferry.jpg)")
    assert _at_new_place(press, "one") == []
    for file in press.desk.media_folder.iterdir():
        file.unlink()
    assert _at_new_place(press, "two") == ["pilots-vote"]


def test_a_template_required_after_passing_holds_its_story(press: Press) -> None:
    text = "{% if article.dateline %}From {{ article.dateline }}.{% endif %}"
    made = press.template("Place", TemplateKind.DISCLOSURE, text, Placement.BEFORE)
    rule = next(rule for rule in press.desk.rules.of(TemplateId(made)))
    press.desk.rules.set(replace(rule, effect=Effect.ADD))
    press.story("Pilots vote")
    assert _at_new_place(press, "one") == []
    press.desk.rules.set(replace(rule, effect=Effect.REQUIRE))
    assert _at_new_place(press, "two") == ["pilots-vote"]


def test_a_template_filled_to_nothing_after_passing_holds_its_story(press: Press) -> None:
    made = press.template("Line", TemplateKind.DISCLOSURE, "{{ site.tagline }}", Placement.BEFORE)
    assert made
    press.story("Pilots vote")
    assert _at_new_place(press, "one") == []
    press.desk.site.save(replace(press.desk.site.get(), tagline=""))
    assert _at_new_place(press, "two") == ["pilots-vote"]
