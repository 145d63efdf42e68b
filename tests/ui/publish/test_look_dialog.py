"""Before and after of the files of a plan."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QTextBrowser

from editor_app.domain.article import Content
from editor_app.domain.file_look import FileLook
from editor_app.domain.plan import PageChange
from editor_app.domain.status import Status
from editor_app.ui.page_view import probe
from editor_app.ui.publish.change_words import as_pages, difference_html, words_html
from editor_app.ui.publish.look_dialog import LookDialog
from editor_app.ui.publish.plan_view import PlanView
from editor_app.ui.publish.room import PublishRoom
from tests.ui.lasting_host import lasting_host
from tests.ui.stage import Stage


@pytest.fixture
def room(stage: Stage, desk: Any, tmp_path: Path) -> PublishRoom:
    probe.remember(works=False)
    desk.__dict__["host"] = lasting_host()
    target = tmp_path / "site"
    target.mkdir()
    desk.publishing.add_target(target)
    section = desk.labels.add_section("World").created
    key = desk.articles.create(Content("Pilots vote", body="Old words.", section=section)).created
    desk.articles.set_status(key, Status.READY)
    desk.publishing.publish(target)
    article = desk.articles.get(key)
    desk.articles.save(
        key, Content("Pilots vote", body="Fresh words.", slug=article.content.slug, section=section)
    )
    desk.articles.set_status(key, Status.READY)
    made = PublishRoom(stage.context)
    stage.show(made)
    return made


@pytest.fixture
def dialog(room: PublishRoom, stage: Stage, qtbot: Any) -> LookDialog:
    room.view.setCurrentIndex(room.model.index(0, 0))
    qtbot.keyClick(room.view, Qt.Key.Key_Return)
    stage.settle()
    made = room.findChild(LookDialog)
    assert made is not None
    qtbot.waitUntil(lambda: len(made.pages.views) == 2)
    stage.settle()
    return made


def texts(dialog: LookDialog) -> list[str]:
    return [view.toPlainText() for view in dialog.pages.views if isinstance(view, QTextBrowser)]


def test_a_story_before_and_after(dialog: LookDialog) -> None:
    assert dialog.title.text() == "/world/pilots-vote/"
    assert dialog.why.text().startswith("changed: ")
    before, after = texts(dialog)
    assert "Old words." in before
    assert "Fresh words." in after
    dialog.tabs.chosen.emit("Words")
    assert dialog.stack.currentWidget() is dialog.changed
    assert "Fresh" in dialog.changed.toPlainText()
    dialog.tabs.chosen.emit("Source")
    assert "+++ after/world/pilots-vote/index.html" in dialog.source.toPlainText()


def test_a_line_of_several_files_shows_each(room: PublishRoom, stage: Stage, qtbot: Any) -> None:
    row = next(at for at, group in enumerate(room.model.groups) if group.word == "same")
    group = room.model.groups[row]
    number = next(at for at, page in enumerate(group.pages) if page.path.startswith("assets/"))
    line = room.model.index(row, 0)
    room.view.look_wanted.emit(room.model.index(number, 0, line))
    stage.settle()
    dialog = room.findChild(LookDialog)
    assert dialog is not None
    assert dialog.files.count() == len(group.pages)
    assert dialog.files.currentRow() == number
    qtbot.waitUntil(lambda: dialog.tabs.current == "Source")
    assert "Not a byte" in dialog.source.toPlainText()
    assert not dialog.tabs.buttons["Words"].isEnabled()
    dialog.close()


def test_one_goes_from_file_to_file(dialog: LookDialog, stage: Stage, room: PublishRoom) -> None:
    moving = [page for group in room.model.groups if group.word != "same" for page in group.pages]
    assert dialog.files.count() == len(moving) > 2
    dialog.show_file(len(moving) - 1)
    stage.settle()
    assert dialog.title.text() == dialog.files.item(len(moving) - 1).text()
    assert dialog.source.toPlainText()


def test_what_is_left_out_is_not_looked_at(room: PublishRoom, stage: Stage) -> None:
    room.model.ticked.emit("pilots-vote", False)
    stage.settle()
    row = next(at for at, group in enumerate(room.model.groups) if group.left_out)
    assert room.model.files_around(room.model.index(row, 0)) == ((), 0)
    room.look_at_row(room.model.index(row, 0))
    assert room.findChild(LookDialog) is None


def test_the_menu_of_a_line(room: PublishRoom, qtbot: Any) -> None:
    view: PlanView = room.view
    at = view.visualRect(room.model.index(0, 1)).center()
    view.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(view.look_wanted):
        menu.actions()[0].trigger()
    menu.close()


def look(path: str, before: bytes | None, after: bytes | None) -> FileLook:
    return FileLook(path, PageChange.CHANGED, "text revised", before, after)


def test_what_there_is_not_is_said(stage: Stage) -> None:
    tokens = stage.context.look.tokens
    new, gone = as_pages(look("a.html", None, b"<p>x"))
    assert "Nothing of ours" in new
    assert gone == "<p>x"
    assert "removed" in as_pages(look("a.html", b"", None))[1]
    assert 'src="/media/a%20b.jpg"' in as_pages(look("media/a b.jpg", b"1", b"2"))[0]
    binary = look("a.woff2", b"1", b"22")
    assert "2 bytes" in difference_html(binary, tuple(binary.difference()), tokens)
    assert "same words" in words_html(look("a.html", b"1", b"2"), (), tokens)
    many = difference_html(look("a.xml", b"", b""), ["+<b>"] * 2_001, tokens)
    assert "1 more lines" in many
    assert "+&lt;b&gt;" in many
