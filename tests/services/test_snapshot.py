"""What leaves and what stays behind, from one state of the library."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from editor_app.domain.correction import CorrectionKind
from editor_app.domain.ids import CorrectionId
from editor_app.domain.status import Status
from editor_app.services.desk import Desk
from editor_app.services.snapshot import Snapshot
from tests.conftest import FixedClock
from tests.services.press import Press


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def read(desk: Desk, leave_out: frozenset[str] = frozenset()) -> Snapshot:
    with desk.library.read() as unit:
        return Snapshot.read(unit, desk.clock, leave_out=leave_out)


def slugs(found) -> list[str]:
    return [story.content.slug for story in found]


def test_only_finished_stories_leave_newest_first_without_bodies(
    press: Press, clock: FixedClock
) -> None:
    desk = press.desk
    press.story("Old")
    clock.advance(seconds=60)
    press.story("Young")
    desk.articles.set_published(press.story("Moved here"), clock.now() - timedelta(days=9))
    press.draft("Draft")
    desk.articles.trash([press.story("Thrown away")])
    snapshot = read(desk)
    assert slugs(snapshot.stories)[-1] == "moved-here"
    assert set(slugs(snapshot.stories)) == {"old", "young", "moved-here"}
    assert {story.content.body for story in snapshot.stories} == {""}
    assert {story.published for story in snapshot.stories[:2]} == {clock.now()}
    assert snapshot.year == 2026
    assert snapshot.held == ()


def test_embargoes_and_what_is_left_out_are_held(press: Press, clock: FixedClock) -> None:
    press.story("Later", embargo=clock.now() + timedelta(hours=1))
    press.story("Now", embargo=clock.now())
    press.story("Not today")
    snapshot = read(press.desk, frozenset({"not-today"}))
    assert slugs(snapshot.stories) == ["now"]
    later, other = snapshot.held
    assert (later.slug, later.until) == ("later", "2026-11-23T10:00:00+00:00")
    assert "Embargoed" in later.reason
    assert other.reason == "Left out of this publication."


def test_an_empty_desk_takes_the_year_from_the_clock(desk: Desk) -> None:
    assert read(desk).year == 2026


def test_a_text_approved_anew_is_revised_now_and_the_same_text_is_not(
    press: Press, clock: FixedClock
) -> None:
    desk = press.desk
    key = press.story("Pilots vote")
    press.publish()
    assert read(desk).stories[0].revised is None
    clock.advance(seconds=600)
    desk.articles.set_status(key, Status.READY)
    assert read(desk).stories[0].revised is None
    article = desk.articles.get(key)
    desk.articles.save(key, replace(article.content, body="Another."), sitting="s")
    assert read(desk).stories[0].revised is None
    desk.articles.set_status(key, Status.READY)
    assert read(desk).stories[0].revised == clock.now()


def test_withdrawn_stories_leave_notices_unless_they_are_in_the_trash(press: Press) -> None:
    desk = press.desk
    gone, thrown = press.story("Gone"), press.story("Thrown")
    press.publish()
    for key in (gone, thrown):
        desk.articles.set_status(key, Status.WITHDRAWN)
    desk.articles.trash([thrown])
    snapshot = read(desk)
    assert slugs(snapshot.withdrawn) == ["gone"]
    assert snapshot.stories == ()


def test_standing_corrections_come_along(press: Press) -> None:
    desk = press.desk
    key = press.story("Pilots vote")
    first = desk.articles.correct(key, CorrectionKind.CORRECTION, "It is 508.").created
    desk.articles.correct(key, CorrectionKind.UPDATE, "They sailed.")
    desk.articles.strike(CorrectionId(first), "It was right.")
    (standing,) = read(desk).corrections[key]
    assert standing.text == "They sailed."


def test_redirects_lead_to_what_stands_today(press: Press) -> None:
    desk = press.desk
    key, lost = press.story("Pilots vote"), press.story("Lost")
    press.publish()
    article = desk.articles.get(key)
    desk.articles.save(key, replace(article.content, slug="pilots-agree"), sitting="s")
    desk.articles.set_status(key, Status.READY)
    with desk.library.write() as unit:
        unit.redirects.put("old/x/", "world/")
        unit.redirects.put("world/", "world/")
        unit.redirects.put("world/lost/", key)
        unit.redirects.put("old/nobody/", "no-such-id")
        unit.redirects.put("old/lost/", lost)
    redirects = dict(read(desk).redirects)
    assert redirects == {
        "old/x/": "world/",
        "world/pilots-vote/": "world/pilots-agree/",
        "old/lost/": "world/lost/",
    }


def test_a_clock_in_the_wrong_year_lets_no_embargo_go(press: Press, clock: FixedClock) -> None:
    story = press.story("Later", embargo=clock.now() + timedelta(hours=1))
    press.story("Now")
    clock.advance(seconds=54 * 365 * 86_400)
    snapshot = read(press.desk)
    assert slugs(snapshot.stories) == ["now"]
    assert [held.slug for held in snapshot.held] == ["later"]
    press.desk.articles.set_status(story, Status.READY)
    assert set(slugs(read(press.desk).stories)) == {"now", "later"}
