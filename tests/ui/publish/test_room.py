from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from editor_app.domain.article import Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import AddressTaken, Cancelled, StorageFailed
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.ui.publish.rename_dialog import RenameDialog
from editor_app.ui.publish.room import PublishRoom
from tests.ui.lasting_host import lasting_host
from tests.ui.stage import Stage


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def ready(desk: Any, headline: str, **fields: Any) -> ArticleId:
    author = desk.labels.add_author("Lena Okafor").created
    section = desk.labels.add_section("World").created
    content = Content(headline, "About it", "Words.", byline=(author,), section=section, **fields)
    key = ArticleId(desk.articles.create(content).created)
    desk.articles.set_status(key, Status.READY)
    return key


@pytest.fixture
def room(stage: Stage, desk: Any, target: Path) -> PublishRoom:
    desk.__dict__["host"] = lasting_host()
    ready(desk, "Pilots vote")
    ready(desk, "Ferry returns")
    desk.publishing.add_target(target)
    made = PublishRoom(stage.context)
    stage.show(made)
    made.show_subject("")
    return made


def words(room: PublishRoom) -> list[str]:
    return [group.word for group in room.model.groups if group.article]


def test_the_plan_is_shown(room: PublishRoom, target: Path) -> None:
    assert room.choice.folder == target
    assert room.said.text().startswith("First publication at this target: 2 new articles.")
    assert words(room) == ["new", "new"]
    assert room.publish.isEnabled()
    assert room.publish.text().startswith("Publish ")
    assert room.view.model().rowCount() == len(room.model.groups)


def test_published_with_progress_and_outcome(
    room: PublishRoom, stage: Stage, target: Path, desk: Any, qtbot: Any, monkeypatch: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    with qtbot.waitSignal(room.published, timeout=60_000):
        room.publish.click()
        assert room.progress.isVisible()
        assert not room.publish.isEnabled()
    stage.settle()
    assert (target / "index.html").is_file()
    assert "published" in room.outcome.said.text()
    assert room.progress.isHidden()
    for button in room.outcome.buttons:
        button.click()
    assert opened[0].startswith("http://127.0.0.1:")
    assert opened[1].endswith("/site")
    qtbot.waitUntil(lambda: room.publish.text() == "Nothing to publish")
    assert "nothing has changed" in room.said.text()
    assert desk.articles.by_slug("pilots-vote").status is Status.PUBLISHED
    room.side.show_pane("Ledger")
    link = room.past.findChildren(QPushButton)[0]
    with qtbot.waitSignal(room.place_chosen) as taken:
        link.click()
    assert (taken.args[0].room, taken.args[0].subject) == ("ledger", "1")
    room.shower.close()


def test_a_story_can_be_unticked_and_ticked(room: PublishRoom, stage: Stage, qtbot: Any) -> None:
    room.view.setFocus()
    room.view.setCurrentIndex(room.model.index(0, 0))
    room.window().grab()
    qtbot.keyClick(room.view, Qt.Key.Key_Space)
    stage.settle()
    assert sorted(words(room)) == ["left out", "new"]
    assert "1 new article" in room.said.text()
    left = next(n for n, group in enumerate(room.model.groups) if group.left_out)
    index = room.model.index(left, 0)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    room.view.setCurrentIndex(index)
    qtbot.keyClick(room.view, Qt.Key.Key_Space)
    stage.settle()
    assert words(room) == ["new", "new"]


def test_success_stays_told_while_a_story_was_left_out(
    room: PublishRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    room.view.setCurrentIndex(room.model.index(0, 0))
    qtbot.keyClick(room.view, Qt.Key.Key_Space)
    stage.settle()
    with qtbot.waitSignal(room.published, timeout=60_000):
        room.publish.click()
    with qtbot.waitSignal(room.planned):
        room.read_plan()
    stage.settle()
    assert "new" in words(room)
    assert room.outcome.isVisible()
    key = ready(desk, "Storm light")
    with qtbot.waitSignal(room.planned):
        stage.context.hub.announce(Changes(articles=frozenset({key})))
    qtbot.waitUntil(room.outcome.isHidden)


def test_what_holds_stories_back(room: PublishRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    key = ready(desk, "Night clinic TK")
    stage.context.hub.announce(Changes(articles=frozenset({key})))
    qtbot.waitUntil(lambda: stage.settle() or room.checks.must_fix == 1)
    assert room.side.tabs.buttons["Checks"].text() == "Checks 1"
    links = [b for b in room.checks.findChildren(QPushButton) if "clinic" in b.accessibleName()]
    with qtbot.waitSignal(room.place_chosen) as taken:
        links[0].click()
        stage.settle()
    assert taken.args[0].subject == key


def test_another_folder(
    room: PublishRoom, stage: Stage, tmp_path: Path, desk: Any, monkeypatch: Any
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
    room.choice.activated.emit(room.choice.findText("Add folder…"))
    stage.settle()
    assert room.choice.folder == other
    first = room.choice.findData(str(tmp_path / "site"))
    room.choice.setCurrentIndex(first)
    room.choice.activated.emit(first)
    stage.settle()
    assert room.choice.folder == tmp_path / "site"
    room.header.forget.trigger()
    stage.settle()
    assert room.choice.folder == other
    stage.context.toasts.button.click()
    stage.settle()
    assert len(desk.publishing.targets()) == 2


def test_a_target_that_is_gone_is_said(room: PublishRoom, stage: Stage, target: Path) -> None:
    target.rmdir()
    target.touch()
    room.read_plan()
    stage.settle()
    assert room.said.property("tone") == "red"
    assert not room.publish.isEnabled()
    assert room.model.rowCount() == 0


def test_without_a_target_it_asks_for_one(stage: Stage, target: Path, monkeypatch: Any) -> None:
    room = PublishRoom(stage.context)
    stage.show(room)
    assert room.empty.title.text() == "Where should the site stand?"
    assert room.publish.isHidden()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    room.empty.button.click()
    stage.settle()
    assert room.choice.folder == target


def test_failures_say_what_to_do(room: PublishRoom, stage: Stage, monkeypatch: Any) -> None:
    begun: list[object] = []
    monkeypatch.setattr(room.run, "begin", begun.append)
    room.run.failed.emit(AddressTaken("“index.html” is not ours."))
    (adopt,) = room.outcome.buttons
    assert adopt.text() == "Adopt"
    adopt.click()
    assert begun[0].adopt  # type: ignore[attr-defined]
    room.run.failed.emit(Cancelled("Stopped."))
    assert room.outcome.said.text().startswith("Stopped.")
    room.run.failed.emit(StorageFailed("The disk refused."))
    assert room.outcome.said.text().startswith("The disk refused. ")
    stage.settle()


def test_an_address_of_others_is_adopted(
    room: PublishRoom, stage: Stage, target: Path, qtbot: Any
) -> None:
    (target / "index.html").write_text("not ours")
    with qtbot.waitSignal(room.run.failed, timeout=60_000):
        room.begin()
    stage.settle()
    assert (target / "index.html").read_text() == "not ours"
    with qtbot.waitSignal(room.published, timeout=60_000):
        room.outcome.buttons[0].click()
    stage.settle()
    assert "not ours" not in (target / "index.html").read_text()


def test_cancelling_leaves_the_target_alone(
    room: PublishRoom, stage: Stage, target: Path, qtbot: Any
) -> None:
    with qtbot.waitSignal(room.run.failed, timeout=60_000) as failed:
        room.begin()
        room.progress.cancel.click()
    stage.settle()
    assert isinstance(failed.args[0], Cancelled)
    assert not (target / "index.html").exists()
    assert room.may_leave()


def test_a_desk_is_not_closed_under_a_publication(
    room: PublishRoom, stage: Stage, qtbot: Any
) -> None:
    assert room.may_close()
    with qtbot.waitSignal(room.run.failed, timeout=60_000) as failed:
        room.begin()
        assert not room.may_close()
        assert "being stopped" in stage.context.toasts.label.text()
    assert isinstance(failed.args[0], Cancelled)
    assert room.may_close()


def test_only_the_line_with_the_keys_is_framed(room: PublishRoom, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: room.view.model().rowCount() > 1)
    room.view.setFocus()
    qtbot.waitUntil(room.view.hasFocus)

    def framed() -> list[int]:
        image = room.view.viewport().grab().toImage()
        rows = range(room.view.model().rowCount())
        boxes = [room.view.visualRect(room.view.model().index(row, 0)) for row in rows]
        middles = [image.pixelColor(0, box.center().y()).name() for box in boxes]
        return [row for row, colour in zip(rows, middles, strict=True) if colour == accent]

    accent = room._context.look.tokens.accent.lower()
    room.view.setCurrentIndex(QModelIndex())
    assert framed() == []
    room.view.setCurrentIndex(room.view.model().index(1, 0))
    assert framed() == [1]


def test_verified_after_publishing(
    room: PublishRoom, stage: Stage, target: Path, qtbot: Any
) -> None:
    with qtbot.waitSignal(room.verified.verified, timeout=60_000):
        room.publish.click()
    qtbot.waitUntil(lambda: {"The site is whole.", "Largest files"} <= set(_said(room)))
    (target / "world/pilots-vote/index.html").unlink()
    with qtbot.waitSignal(room.verified.verified, timeout=60_000):
        room.header.verify_wanted.emit()
    qtbot.waitUntil(lambda: "“world/pilots-vote/index.html” is not there." in _said(room))
    assert room.side.tabs.buttons["Site"].text() != "Site"
    room.verified.verify.click()
    assert room.verified.progress.isVisibleTo(room.verified)
    room.verified.progress.cancel.click()
    assert not room.verified.reading.busy
    qtbot.waitUntil(lambda: "Is the site whole?" in _said(room))
    stage.settle()


def _said(room: PublishRoom) -> list[str]:
    return [label.text() for label in room.verified.findChildren(QLabel) if not label.isHidden()]


def test_nothing_published_cannot_be_verified(room: PublishRoom, qtbot: Any) -> None:
    with qtbot.waitSignal(room.verified.reading.failed, timeout=60_000):
        room.verified.verify.click()
    qtbot.waitUntil(lambda: any("Nothing was published" in text for text in _said(room)))


def test_a_zip_file_as_target(
    room: PublishRoom, stage: Stage, tmp_path: Path, qtbot: Any, monkeypatch: Any
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    chosen = str(tmp_path / "site")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (chosen, ""))
    room.choice.activated.emit(room.choice.findText("Add ZIP file…"))
    stage.settle()
    assert room.choice.folder == tmp_path / "site.zip"
    assert room.choice.currentText().endswith("site.zip")
    with qtbot.waitSignal(room.published, timeout=60_000):
        room.publish.click()
    stage.settle()
    for button in room.outcome.buttons:
        button.click()
    assert urlopen(opened[0]).read().startswith(b"<!DOCTYPE html>")
    assert opened[1].endswith(tmp_path.name)
    room.shower.close()


def test_a_target_is_renamed(room: PublishRoom, stage: Stage, qtbot: Any) -> None:
    room.header.rename.trigger()
    (dialog,) = room.findChildren(RenameDialog)
    assert dialog.name.text() == "site"
    dialog.name.setText(" ")
    assert not dialog.keep.isEnabled()
    dialog.name.setText("The web")
    dialog.keep.click()
    stage.settle()
    assert room.choice.currentText().startswith("The web — ")


def test_what_was_changed_by_hand_is_named_and_adopted(
    room: PublishRoom, stage: Stage, target: Path, desk: Any, qtbot: Any
) -> None:
    with qtbot.waitSignal(room.published, timeout=60_000):
        room.publish.click()
    stage.settle()
    (target / "index.html").write_text("by hand")
    with qtbot.waitSignal(room.planned, timeout=60_000):
        room.read_plan()
    stage.settle()
    with qtbot.waitSignal(room.run.failed, timeout=60_000):
        room.publish.click()
    stage.settle()
    assert "somebody has changed “index.html”" in room.outcome.said.text()
    assert (target / "index.html").read_text() == "by hand"
    with qtbot.waitSignal(room.published, timeout=60_000):
        room.outcome.buttons[0].click()
    stage.settle()
    assert next((desk.folder / "rescued").rglob("index.html")).read_text() == "by hand"
    assert "rescued" in room.outcome.said.text()
