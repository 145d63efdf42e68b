"""The unpublished site in the preview: links are followed, and the article in hand comes back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from editor_app.services.desk import Desk
from editor_app.ui.appearance.look import Look
from editor_app.ui.draft import Draft
from editor_app.ui.page_view import probe
from editor_app.ui.preview.room import PreviewRoom
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


def opened(stage: Stage, newsroom: Desk, qtbot: Any, *, works: bool) -> PreviewRoom:
    probe.remember(works=works)
    room = PreviewRoom(stage.context, Draft(stage.window))
    stage.before_close.append(room.close_view)
    stage.window.setCentralWidget(room)
    room._draft.open(newsroom.articles.by_slug(FERRY))
    with qtbot.waitSignal(room.settled, timeout=30_000):
        stage.window.show()
    stage.settle()
    return room


@pytest.fixture
def room(stage: Stage, newsroom: Desk, qtbot: Any) -> PreviewRoom:
    return opened(stage, newsroom, qtbot, works=False)


def go(room: PreviewRoom, stage: Stage, address: str) -> None:
    room.bar.address.setText(address)
    room.bar.address.returnPressed.emit()
    stage.settle()


def text(room: PreviewRoom) -> str:
    view: Any = room.view
    return view.toPlainText()


def test_a_link_is_followed_and_back_leads_to_the_article_in_hand(
    room: PreviewRoom, stage: Stage
) -> None:
    actions = stage.context.actions
    address = room.bar.address.text()
    assert address.endswith(f"/{FERRY}/")
    assert not actions["page-back"].isEnabled()
    view: Any = room.view
    view.anchorClicked.emit(QUrl("/world/"))
    stage.settle()
    assert room.bar.address.text() == "/world/"
    assert not room.strip.isVisible()
    assert not room.bar.edit.isVisible()
    actions["page-back"].trigger()
    stage.settle()
    assert room.bar.address.text() == address
    assert room.strip.isVisible()
    actions["page-forward"].trigger()
    stage.settle()
    assert room.bar.address.text() == "/world/"


def test_the_front_shows_what_is_typed_and_typing_brings_the_article_back(
    room: PreviewRoom, stage: Stage
) -> None:
    room._draft.change(None, headline="A ferry like no other")
    stage.settle()
    stage.context.actions["page-home"].trigger()
    stage.settle()
    assert room.bar.address.text() == "/"
    assert "A ferry like no other" in text(room)
    room._draft.change(None, headline="Typed again", body="Fresh words")
    stage.settle()
    assert room.bar.address.text().endswith(f"/{FERRY}/")
    assert "Fresh words" in text(room)
    stage.context.actions["page-back"].trigger()
    stage.settle()
    assert "Typed again" in text(room)
    assert room.bar.address.text() == "/"


def test_another_story_can_be_edited_and_the_own_is_the_one_in_hand(
    room: PreviewRoom, stage: Stage, newsroom: Desk, qtbot: Any
) -> None:
    other = newsroom.articles.by_slug("harbour-pilots-end-strike")
    go(room, stage, f"/world/{other.content.slug}")
    assert room.bar.edit.isVisible()
    with qtbot.waitSignal(room.article_requested) as asked:
        room.bar.edit.click()
    assert asked.args == [other.id]
    go(room, stage, f"/world/{FERRY}/")
    assert not room.bar.edit.isVisible()
    assert room._away is None


def test_an_address_that_is_none_says_so(room: PreviewRoom, stage: Stage) -> None:
    go(room, stage, "/no/such/page")
    assert "no page at /no/such/page" in room.message.text()
    assert room.bar.address.text() == "/no/such/page"
    stage.context.actions["page-reload"].trigger()
    stage.settle()
    assert "no page" in room.message.text()
    go(room, stage, "")
    assert room.bar.address.text() == "/no/such/page"


def test_a_link_out_of_the_site_is_not_loaded(
    room: PreviewRoom, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    before, place = text(room), room.bar.address.text()
    view: Any = room.view
    view.anchorClicked.emit(QUrl("https://elsewhere.example/a"))
    stage.settle()
    assert "https://elsewhere.example/a" in room.way_out.said.text()
    assert (text(room), room.bar.address.text(), opened) == (before, place, [])
    room.way_out.copy.click()
    assert QApplication.clipboard().text() == "https://elsewhere.example/a"
    assert not room.way_out.isVisible()
    room.way_out.tell("mailto:desk@courier.example")
    assert room.way_out.open.text() == "Write a mail"
    room.way_out.open.click()
    assert opened == [QUrl("mailto:desk@courier.example")]
    room.way_out.tell("file:///etc/passwd")
    assert not room.way_out.open.isVisible()


def test_a_change_of_the_desk_is_seen_on_the_page_of_the_site(
    room: PreviewRoom, stage: Stage, newsroom: Desk
) -> None:
    go(room, stage, "/")
    stage.context.hub.announce(newsroom.site.save(_renamed(newsroom)), None)
    stage.settle()
    assert "The Evening Herald" in text(room)
    assert room.bar.address.text() == "/"


def test_a_former_address_leads_on(room: PreviewRoom, stage: Stage, newsroom: Desk) -> None:
    with newsroom.library.write() as unit:
        unit.redirects.put("old/place/", "world/")
    stage.context.actions["page-reload"].trigger()
    stage.settle()
    go(room, stage, "/old/place/")
    assert room.bar.address.text() == "/world/"
    assert "former address" in room.message.text()


def test_links_in_chromium_are_followed_and_places_in_the_page_gone_to(
    stage: Stage, newsroom: Desk, qtbot: Any
) -> None:
    room = opened(stage, newsroom, qtbot, works=True)
    view: Any = room.view
    _click(qtbot, view, "document.querySelector('nav a[href=\"/world/\"]').click()")
    qtbot.waitUntil(lambda: room.bar.address.text() == "/world/", timeout=20_000)
    with qtbot.waitSignal(room.settled, timeout=20_000):
        stage.context.actions["page-reload"].trigger()
    number = view._number
    _click(qtbot, view, "document.querySelector('a.skip').click()")
    qtbot.waitUntil(lambda: view.url().fragment() == "main", timeout=20_000)
    assert view._number == number
    assert room.bar.address.text() == "/world/"


def _click(qtbot: Any, view: Any, script: str) -> None:
    with qtbot.waitCallback() as done:
        view._run(script, done)


def _renamed(desk: Desk) -> Any:
    from dataclasses import replace

    return replace(desk.site.get(), name="The Evening Herald")
