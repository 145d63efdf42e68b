from typing import Any

import pytest

from editor_app.domain.article import Content
from editor_app.domain.home import LATEST, Home, HomeBlock
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.ui.site.room import SiteRoom
from tests.ui.stage import Stage


@pytest.fixture
def room(stage: Stage, desk: Any, monkeypatch: pytest.MonkeyPatch) -> SiteRoom:
    # Chromium has a test of its own; here the plain view is quick.
    monkeypatch.setattr("editor_app.ui.page_view.probe.remembered", lambda: False)
    for name in ("World", "Business"):
        desk.labels.add_section(name)
    made = SiteRoom(stage.context)
    stage.show(made)
    return made


@pytest.fixture
def story(desk: Any) -> Any:
    def write(headline: str, status: Status = Status.READY) -> ArticleId:
        section = desk.labels.sections()[0].id
        key = desk.articles.create(
            Content(headline=headline, body="Text.", section=section)
        ).created
        desk.articles.set_status(key, status)
        return ArticleId(key)

    return write


def home(room: SiteRoom, stage: Stage, qtbot: Any) -> Any:
    room.show_subject("Home")
    stage.settle()
    page: Any = room.pages["Home"]
    qtbot.waitUntil(lambda: page.live.page.view is not None)
    stage.settle()
    return page


def settled(stage: Stage, qtbot: Any, holds: Any) -> None:
    stage.settle()
    qtbot.waitUntil(holds)
    stage.settle()


def test_what_leads_is_chosen_and_seen(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any, story: Any
) -> None:
    first = story("Pilots vote")
    page = home(room, stage, qtbot)
    assert page.lead.text() == ""
    assert "Pilots vote" in page.live.page.view.toPlainText()
    page.lead.chosen.emit(first, "Pilots vote")
    settled(stage, qtbot, lambda: page.lead.text() == "Pilots vote")
    assert desk.home.get() == Home(first)
    assert page.fields["lead"].trouble.isHidden()
    desk.articles.set_status(first, Status.DRAFT)
    page.read()
    settled(stage, qtbot, lambda: not page.fields["lead"].trouble.isHidden())
    assert page.fields["lead"].trouble.text() == "Not shown. It is a draft."
    page.lead.cleared.emit()
    settled(stage, qtbot, lambda: page.lead.text() == "")
    assert desk.home.get() == Home()


def test_stories_are_pinned_ordered_and_taken_off(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any, story: Any
) -> None:
    first, second = story("Pilots vote"), story("Ferry returns", Status.REVIEW)
    page = home(room, stage, qtbot)
    page.finder.chosen.emit(first, "Pilots vote")
    settled(stage, qtbot, lambda: page.pinned.keys() == [first])
    page.finder.chosen.emit(second, "Ferry returns")
    settled(stage, qtbot, lambda: page.pinned.keys() == [first, second])
    shown = page.pinned.items.item(1).text()
    assert shown == "Ferry returns · not shown: It is still in review."
    page.finder.chosen.emit(second, "Ferry returns")
    assert "already" in stage.context.toasts.label.text()
    page.pinned.choose(second)
    page.pinned.shift(-1)
    settled(stage, qtbot, lambda: desk.home.get().pinned == (second, first))
    page.pinned.remove.click()
    settled(stage, qtbot, lambda: desk.home.get().pinned == (first,))
    stage.context.toasts.button.click()
    settled(stage, qtbot, lambda: desk.home.get().pinned == (second, first))


def test_blocks_are_numbered_ordered_switched_off_and_taken_off(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any
) -> None:
    world, business = (section.id for section in desk.labels.sections())
    blocks = home(room, stage, qtbot).blocks
    texts = lambda: [blocks.list.items.item(n).text() for n in range(blocks.list.items.count())]  # noqa: E731
    assert texts() == ["World · 4 stories", "Business · 4 stories"]
    assert "order of the menu" in blocks.order_told.text()
    blocks.number.setValue(1)
    settled(stage, qtbot, lambda: texts()[0] == "World · 1 story")
    blocks.shown.click()
    settled(stage, qtbot, lambda: texts()[0] == "World · off")
    blocks.add.setCurrentIndex(1)
    blocks.add.activated.emit(1)
    settled(stage, qtbot, lambda: len(texts()) == 3)
    assert blocks.list.items.currentItem().text() == "The newest of all sections · 4 stories"
    blocks.list.shift(-1)
    settled(
        stage,
        qtbot,
        lambda: (
            desk.home.get().blocks
            == (HomeBlock(world, 1, shown=False), HomeBlock(LATEST), HomeBlock(business))
        ),
    )
    blocks.list.remove.click()
    settled(stage, qtbot, lambda: len(texts()) == 2)
    blocks.menu.click()
    settled(stage, qtbot, lambda: desk.home.get().blocks is None)
    stage.context.toasts.button.click()
    settled(stage, qtbot, lambda: len(desk.home.get().blocks) == 2)


def test_a_room_that_is_not_seen_reads_nothing(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any, story: Any
) -> None:
    page = home(room, stage, qtbot)
    room.hide()
    page.writes(lambda: desk.home.pin(story("Pilots vote")))
    stage.settle()
    assert page.pinned.keys() == []
    room.show()
    settled(stage, qtbot, lambda: len(page.pinned.keys()) == 1)
    room.show_subject("Site")
    assert room.may_close()
    assert page.live.page.view is None
