"""Look at the site: from page to page as it would be published now."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editor_app.services.desk import Desk
from editor_app.ui.appearance.look import Look
from editor_app.ui.browse.room import BrowseRoom
from editor_app.ui.page_view import probe
from editor_app.ui.place import articles
from tests.conftest import FixedClock
from tests.sample import Samples
from tests.ui.stage import Stage

FERRY = "night-ferry-returns"


@pytest.fixture
def newsroom(samples: Samples, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with samples.open(tmp_path / "desk", clock=clock) as desk:
        yield desk


@pytest.fixture
def stage(newsroom: Desk, look: Look, qtbot: Any) -> Iterator[Stage]:
    made = Stage(newsroom, look)
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    yield made
    assert not made.errors, made.errors


def shown(stage: Stage, qtbot: Any, *, works: bool) -> BrowseRoom:
    probe.remember(works=works)
    room = BrowseRoom(stage.context)
    stage.before_close.append(room.may_close)
    room.show_subject("")
    with qtbot.waitSignal(room.page.ready, timeout=30_000):
        stage.show(room)
    return room


@pytest.fixture
def room(stage: Stage, qtbot: Any) -> BrowseRoom:
    return shown(stage, qtbot, works=False)


def text(room: BrowseRoom) -> str:
    view: Any = room.page.view
    return view.toPlainText()


def test_it_opens_at_home_and_keeps_its_place(room: BrowseRoom, stage: Stage) -> None:
    assert room.bar.address.text() == "/"
    assert "The Gulf Courier" in text(room)
    assert "Chromium" in room.page.message.text()
    room.show_subject("/world/")
    stage.settle()
    room.show_subject("")
    stage.settle()
    assert room.bar.address.text() == "/world/"
    stage.context.actions["page-back"].trigger()
    stage.settle()
    assert room.bar.address.text() == "/"


def test_drafts_are_not_on_it_and_stories_can_be_edited(
    room: BrowseRoom, stage: Stage, newsroom: Desk, qtbot: Any
) -> None:
    key = newsroom.articles.by_slug(FERRY).id
    room.show_subject(f"/world/{FERRY}/")
    stage.settle()
    with qtbot.waitSignal(room.place_chosen) as asked:
        room.bar.edit.click()
    assert asked.args == [articles(subject=key)]


def test_a_change_is_seen_at_once_or_when_it_is_shown_again(
    room: BrowseRoom, stage: Stage, newsroom: Desk
) -> None:
    def rename(name: str) -> None:
        changes = newsroom.site.save(replace(newsroom.site.get(), name=name))
        stage.context.hub.announce(changes, None)
        stage.settle()

    rename("The Evening Herald")
    assert "The Evening Herald" in text(room)
    room.hide()
    rename("The Morning Herald")
    assert "The Evening Herald" in text(room)
    room.show()
    stage.settle()
    assert "The Morning Herald" in text(room)


def test_a_link_out_of_the_site_is_not_loaded(room: BrowseRoom, stage: Stage) -> None:
    room.page.followed.emit("https://elsewhere.example/")
    stage.settle()
    assert "elsewhere.example" in room.way_out.said.text()
    assert room.bar.address.text() == "/"


def test_as_on_a_phone_by_night(stage: Stage, qtbot: Any) -> None:
    room = shown(stage, qtbot, works=True)
    room.widths.buttons["Phone"].click()
    view: Any = room.page.view
    qtbot.waitUntil(lambda: view.width() == 390)
    assert view.zoomFactor() == 1.0
    with qtbot.waitSignal(room.page.ready, timeout=30_000):
        room.light.buttons["Night"].click()
    with qtbot.waitCallback() as taken:
        view._run("getComputedStyle(document.body).backgroundColor", taken)
    red, green, blue = (int(part) for part in re.findall(r"\d+", taken.args[0])[:3])
    assert red + green + blue < 200
