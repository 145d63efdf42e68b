from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from editor_app.domain.article import ArticleRow, Content
from editor_app.domain.ids import ArticleId
from editor_app.domain.listing import Listing, RowPage
from editor_app.domain.status import Status
from editor_app.ui.library.delegate import facts
from editor_app.ui.library.model import ArticleListModel
from editor_app.ui.library.room import LibraryRoom
from editor_app.ui.library.times import embargo_words, time_words
from tests.ui.stage import Stage

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def room(stage: Stage) -> LibraryRoom:
    made = LibraryRoom(stage.context)
    stage.show(made)
    return made


def write(desk: Any, *headlines: str) -> list[str]:
    made: list[str] = []
    for headline in headlines:
        desk.clock.advance(seconds=60)
        made.append(desk.articles.create(Content(headline=headline, body="words")).created)
    return made


def headlines(model: ArticleListModel) -> list[str]:
    return [model.at(number).headline for number in range(model.rowCount())]


def show(room: LibraryRoom, stage: Stage, listing: Listing | None = None) -> None:
    room.show_listing(listing or Listing())
    stage.settle()


def test_the_model_is_sound(stage: Stage, desk: Any, qtmodeltester: Any) -> None:
    write(desk, "One", "Two", "Three")
    model = ArticleListModel(desk.articles.rows, stage.readers.run)
    qtmodeltester.check(model)
    model.show_listing(Listing())
    stage.settle()
    assert headlines(model) == ["Three", "Two", "One"]
    qtmodeltester.check(model)


def test_more_rows_are_read_at_the_end(stage: Stage, desk: Any) -> None:
    write(desk, *(f"Story {number}" for number in range(130)))
    model = ArticleListModel(desk.articles.rows, stage.readers.run)
    model.show_listing(Listing())
    stage.settle()
    assert (model.rowCount(), model.total) == (100, 130)
    assert model.canFetchMore(model.index(0))
    model.fetchMore(model.index(0))
    stage.settle()
    assert model.rowCount() == 130
    assert not model.canFetchMore(model.index(0))


def test_a_changed_row_moves_to_its_place(room: LibraryRoom, stage: Stage, desk: Any) -> None:
    first, *_ = write(desk, "One", "Two", "Three")
    show(room, stage)
    desk.clock.advance(seconds=60)
    content = desk.articles.get(first).content
    changes = desk.articles.save(first, replace(content, headline="One more"))
    stage.context.hub.announce(changes)
    stage.settle()
    assert headlines(room.model) == ["One more", "Three", "Two"]
    stage.context.hub.announce(desk.articles.trash([first]))
    stage.settle()
    assert headlines(room.model) == ["Three", "Two"]


def test_a_search_narrows_the_list(room: LibraryRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    write(desk, "Harbour pilots", "Night ferry")
    show(room, stage)
    with qtbot.waitSignal(room.loaded):
        qtbot.keyClicks(room.search, "harb")
    assert headlines(room.model) == ["Harbour pilots"]
    with qtbot.waitSignal(room.loaded):
        room.search.setText("nothing like it")
    assert room.empty.title.text() == "Nothing found"
    qtbot.keyClick(room.search, Qt.Key.Key_Escape)
    assert room.search.text() == ""


def test_empty_lists_say_what_to_do(room: LibraryRoom, stage: Stage) -> None:
    show(room, stage)
    assert room.empty.title.text() == "No articles yet"
    show(room, stage, Listing(trash=True))
    assert room.empty.title.text() == "The trash is empty"
    show(room, stage, Listing(Status.REVIEW))
    assert room.empty.title.text() == "No articles here"


def test_choosing_tells_and_marking_does_not(
    room: LibraryRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    one, two = write(desk, "One", "Two")
    show(room, stage)
    told: list[str] = []
    room.article_chosen.connect(told.append)
    room.mark(one)
    assert room.selected() == (one,)
    assert told == []
    qtbot.keyClick(room.view, Qt.Key.Key_Up)
    assert told == [two]
    assert stage.context.actions["trash"].isEnabled()
    room.view.grab()


def test_files_are_taken_when_dropped(room: LibraryRoom, qtbot: Any, tmp_path: Any) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.md")), QUrl("https://example.org/b.md")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(room.files_dropped) as taken:
        room.dropEvent(event)
    assert taken.args == [[tmp_path / "a.md"]]


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=2), "2 min ago"),
        (timedelta(hours=2), "07:00"),
        (timedelta(days=2), "Sat"),
        (timedelta(days=12), "11 Nov"),
        (timedelta(days=400), "19 Oct 2025"),
        (timedelta(minutes=-5), "09:05"),
    ],
)
def test_times_are_short(ago: timedelta, words: str) -> None:
    assert time_words(NOW - ago, NOW) == words


def test_embargoes_say_until_when() -> None:
    assert embargo_words(NOW + timedelta(hours=9), NOW) == "until 18:00"
    assert embargo_words(NOW + timedelta(days=2), NOW) == "until 25 Nov, 09:00"


def test_facts_name_what_is_special() -> None:
    row = ArticleRow(
        ArticleId("a"), "a", "A", Status.PUBLISHED, "World", NOW, 1904, edited=True, corrected=True
    )
    assert facts(row, NOW) == "Edited · Corrected · World · just now · 1,904 w"


def test_an_empty_page_is_a_list_too(stage: Stage) -> None:
    model = ArticleListModel(lambda *_: RowPage((), None, 0), stage.readers.run)
    model.show_listing(Listing())
    stage.settle()
    assert model.rowCount() == 0
    assert model.data(model.index(0)) is None


def test_a_story_that_leaves_the_list_opens_no_other(
    room: LibraryRoom, stage: Stage, desk: Any
) -> None:
    one, *_ = write(desk, "One", "Two", "Three")
    show(room, stage, Listing(Status.DRAFT))
    room.mark(one)
    told: list[str] = []
    room.article_chosen.connect(told.append)
    stage.context.hub.announce(desk.articles.set_status(one, Status.REVIEW))
    stage.settle()
    assert headlines(room.model) == ["Three", "Two"]
    assert told == []
    assert room.selected() == ()
