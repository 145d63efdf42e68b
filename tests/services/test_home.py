"""The home page: what the editors choose, what of it does not show, and which files change."""

from datetime import timedelta
from pathlib import Path

import pytest

from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.home import LATEST, Home, HomeBlock
from editor_app.domain.ids import ArticleId, SectionId
from editor_app.domain.plan import PageChange
from editor_app.domain.status import Status
from editor_app.services.desk import Desk
from tests.conftest import FixedClock
from tests.services.press import Press, paths, reasons


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def stories(press: Press, clock: FixedClock, count: int) -> list[ArticleId]:
    """Write stories, the newest first."""
    made: list[ArticleId] = []
    for number in range(count):
        made.append(press.story(f"Story {number}"))
        press.publish()
        clock.advance(seconds=300)
    return made[::-1]


def test_what_is_chosen_is_kept(press: Press) -> None:
    home, desk = press.desk.home, press.desk
    first, second = press.story("First"), press.story("Second")
    assert home.get() == Home()
    assert home.set_lead(first).site
    assert home.pin(second).site
    assert home.get() == Home(first, (second,))
    assert not home.pin(second)
    home.pin(first)
    assert home.get() == Home(None, (second, first))
    home.order_pinned([first])
    assert home.get().pinned == (first, second)
    before = home.get()
    home.unpin(first)
    home.set_lead(second)
    assert home.get() == Home(second)
    home.unpin(second)
    assert home.get() == Home()
    home.save(before)
    assert desk.site.get().home == before
    for act in (home.pin, home.set_lead):
        with pytest.raises(NotFound, match="does not exist"):
            act(ArticleId("gone"))


def test_blocks_begin_as_the_sections_of_the_menu(press: Press) -> None:
    home = press.desk.home
    home.set_block(press.science, stories=2)
    assert home.get().blocks == (HomeBlock(press.world), HomeBlock(press.science, 2))
    home.set_block(LATEST, stories=6)
    home.set_block(press.world, shown=False)
    home.order_blocks([LATEST, press.science])
    assert home.get().blocks == (
        HomeBlock(LATEST, 6),
        HomeBlock(press.science, 2),
        HomeBlock(press.world, shown=False),
    )
    home.remove_block(press.science)
    state = home.state()
    assert [(one.name, one.block.stories) for one in state.blocks] == [("", 6), ("World", 4)]
    assert state.left == ((press.science, "Science"),)
    with pytest.raises(InvalidValue, match="between 1 and 12"):
        home.set_block(press.world, stories=13)
    with pytest.raises(NotFound, match="section"):
        home.set_block(SectionId("gone"))
    home.follow_menu()
    assert home.get().blocks is None


def test_a_pin_that_does_not_show_says_why(press: Press, clock: FixedClock) -> None:
    desk = press.desk
    shown, draft, held = press.story("Shown"), press.draft("Draft"), press.story("Held TK")
    later = press.story("Later", embargo=clock.now() + timedelta(days=1))
    gone, trashed, lost = press.story("Gone"), press.story("Trash"), press.draft("Lost")
    press.publish()
    desk.articles.set_status(gone, Status.WITHDRAWN)
    desk.articles.trash([trashed])
    desk.home.set_lead(draft)
    for key in (shown, held, later, gone, trashed, lost):
        desk.home.pin(key)
    desk.articles.trash([lost])
    desk.articles.delete([lost])
    state = desk.home.state()
    assert state.lead is not None
    assert state.lead.hidden == "It is a draft."
    said = {pin.headline: pin.hidden for pin in state.pinned}
    assert said.pop("Later").startswith("Embargoed until")
    assert said.pop("Held TK").startswith("It is held back: ")
    assert said == {
        "Shown": "",
        "Gone": "It was withdrawn.",
        "Trash": "It is in the trash.",
        "A story that was deleted": "It does not exist any more.",
    }


def test_only_the_home_page_changes_with_a_choice(press: Press, clock: FixedClock) -> None:
    keys = stories(press, clock, 6)
    press.publish()
    press.desk.home.set_lead(keys[5])
    assert paths(press.publish(), PageChange.CHANGED) == {"index.html"}
    assert "Story 0" in press.text("index.html").partition('class="cards"')[0]
    press.desk.home.set_block(press.world, stories=1)
    result = press.publish()
    assert paths(result, PageChange.CHANGED) == {"index.html"}
    assert reasons(result)["index.html"] == "home page chosen anew"


def test_an_edit_of_a_story_that_is_not_on_the_home_page_leaves_it(
    press: Press, clock: FixedClock
) -> None:
    keys = stories(press, clock, 7)
    press.desk.home.set_block(press.world, stories=1)
    press.desk.home.pin(keys[5])
    press.publish()
    press.edit(keys[6], headline="Told anew")
    assert "index.html" not in paths(press.publish(), PageChange.CHANGED)
    press.edit(keys[5], headline="Pinned and told anew")
    assert "index.html" in paths(press.publish(), PageChange.CHANGED)


def test_a_pinned_story_that_goes_leaves_its_place(press: Press, clock: FixedClock) -> None:
    keys = stories(press, clock, 3)
    press.desk.home.set_lead(keys[2])
    press.publish()
    press.desk.articles.set_status(keys[2], Status.WITHDRAWN)
    press.publish()
    assert "Story 0" not in press.text("index.html")
    assert "Story 2" in press.text("index.html").partition('class="cards"')[0]
