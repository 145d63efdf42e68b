from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from editor_app.domain.article import Content
from editor_app.domain.changes import Changes
from editor_app.domain.errors import StorageFull
from editor_app.domain.ids import ArticleId
from editor_app.domain.status import Status
from editor_app.ui.draft import Draft
from editor_app.ui.editor.elsewhere import write_elsewhere
from editor_app.ui.editor.room import EditorRoom
from editor_app.ui.editor.saving import SaveState
from tests.ui.stage import Stage


@pytest.fixture
def room(stage: Stage) -> EditorRoom:
    made = EditorRoom(stage.context, Draft(stage.window))
    stage.show(made)
    return made


def open_new(room: EditorRoom, **fields: Any) -> str:
    created = room._context.desk.articles.create(Content(**fields)).created
    assert room.show_article(created)
    settle(room)
    return created


def settle(room: EditorRoom) -> None:
    for _ in range(3):
        room._context.lane.settle()
        room._context.readers.settle()


def stored(room: EditorRoom, key: str) -> Content:
    return room._context.desk.articles.get(key).content


def press(qtbot: Any, room: EditorRoom, text: str) -> None:
    qtbot.keyClicks(room.sheet.body, text)


def test_typing_is_saved(room: EditorRoom, qtbot: Any) -> None:
    key = open_new(room, headline="Harbour")
    press(qtbot, room, "Pilots voted.")
    assert room.saver.state is SaveState.SAVING
    qtbot.waitUntil(lambda: room.saver.state is SaveState.SAVED)
    assert stored(room, key).body == "Pilots voted."


def test_switching_saves_first_and_the_cursor_comes_back(room: EditorRoom, qtbot: Any) -> None:
    key = open_new(room, headline="One", body="Some words here.")
    room.sheet.body.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, room, "!")
    open_new(room, headline="Two")
    assert stored(room, key).body == "Some words here.!"
    room.show_article(key)
    settle(room)
    assert room.sheet.body.textCursor().position() == 17


def test_keys_wait_for_the_story_that_is_on_its_way(room: EditorRoom, qtbot: Any) -> None:
    old = open_new(room, headline="One", body="")
    new = room._context.desk.articles.create(Content(headline="Two")).created
    assert room.show_article(new)
    room.focus_text()
    assert room.draft.article is not None
    assert room.draft.article.id == new
    press(qtbot, room, "For the second.")
    assert room.flush()
    assert (stored(room, old).body, stored(room, new).body) == ("", "For the second.")


def test_fixed_spaces_stay(room: EditorRoom, qtbot: Any) -> None:
    key = open_new(room, headline="10\u00a0000 people", body="Page\u00a09 😀\nend")
    body, headline = room.sheet.body, room.sheet.headline
    body.set_position(0)
    press(qtbot, room, "A ")
    headline.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(headline, "!")
    assert room.flush()
    assert stored(room, key).body == "A Page\u00a09 😀\nend"
    assert stored(room, key).headline == "10\u00a0000 people!"
    body.selectAll()
    body.cut()
    assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
    body.paste()
    headline.selectAll()
    headline.copy()
    headline.paste()
    assert room.draft.content.body == "A Page\u00a09 😀\nend"
    assert room.draft.content.headline == "10\u00a0000 people!"


def test_what_another_state_takes_the_place_of_stays_among_the_saves(
    room: EditorRoom, qtbot: Any
) -> None:
    key = open_new(room, headline="One")
    press(qtbot, room, "Long words.")
    assert room.flush()
    press(qtbot, room, " And more.")
    room.draft.turn(None, body="Old words.")
    assert room.flush()
    history = room._context.desk.history
    bodies = [history.get(row.id).content.body for row in history.rows(ArticleId(key))]
    assert bodies[:2] == ["Old words.", "Long words. And more."]


def test_enter_continues_a_list_and_ends_it(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="List")
    press(qtbot, room, "- one")
    qtbot.keyClick(room.sheet.body, Qt.Key.Key_Return)
    assert room.draft.content.body == "- one\n- "
    qtbot.keyClick(room.sheet.body, Qt.Key.Key_Tab)
    assert room.draft.content.body == "- one\n    - "
    qtbot.keyClick(room.sheet.body, Qt.Key.Key_Backtab)
    qtbot.keyClick(room.sheet.body, Qt.Key.Key_Return)
    assert room.draft.content.body == "- one\n"


def test_undo_goes_back_over_headline_and_body(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="A", body="b")
    room.sheet.headline.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(room.sheet.headline, "x")
    room.sheet.body.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, room, "y")
    qtbot.keyClick(room.sheet.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (room.draft.content.headline, room.draft.content.body) == ("Ax", "b")
    qtbot.keyClick(room.sheet.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.draft.content.headline == "A"
    room.sheet.redo()
    room.sheet.redo()
    assert (room.draft.content.headline, room.draft.content.body) == ("Ax", "by")


def test_the_dateline_is_a_hint_and_never_text(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="A", body="Words.\n\nMore.", dateline="Port Salem")
    body = room.sheet.body
    assert body.document().firstBlock().blockFormat().textIndent() > 50
    press(qtbot, room, "x")
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.document().firstBlock().next().blockFormat().textIndent() == 0
    assert "SALEM" not in room.draft.content.body.upper()
    room.sheet.undo()
    room.sheet.undo()
    assert room.draft.content.body == "Words.\n\nMore."
    assert not room.grab().isNull()


def test_a_failed_save_keeps_the_words_and_says_so(
    room: EditorRoom, qtbot: Any, tmp_path: Path
) -> None:
    key = open_new(room, headline="A")
    real = room.saver._save

    def full(*_: object) -> Changes:
        raise StorageFull("The disk is full.")

    room.saver._save = full
    press(qtbot, room, "kept")
    assert not room.flush()
    assert room.saver.state is SaveState.FAILED
    assert "The disk is full." in room.footer.state.text()
    assert room.footer.retry.isVisible()
    open_before = room.draft.article
    assert not room.close_article()
    assert room.draft.article is open_before
    write_elsewhere(room.draft.content, tmp_path / "story.md")
    assert "kept" in (tmp_path / "story.md").read_text(encoding="utf-8")
    room.saver._save = real
    room.footer.retry.click()
    settle(room)
    assert stored(room, key).body == "kept"
    assert room.saver.state is SaveState.SAVED


def test_words_typed_during_a_save_are_saved_next(
    room: EditorRoom, stage: Stage, qtbot: Any
) -> None:
    key = open_new(room, headline="A")
    press(qtbot, room, "one")
    stage.hold_lane()
    room.saver.save_now()
    press(qtbot, room, " two")
    stage.let_go()
    stage.settle()
    assert room.draft.dirty
    assert room.flush()
    assert stored(room, key).body == "one two"


def test_a_change_from_elsewhere_is_taken_when_clean(room: EditorRoom, desk: Any) -> None:
    key = open_new(room, headline="A", body="old")
    content = stored(room, key)
    from dataclasses import replace

    changes = desk.articles.save(key, replace(content, body="new"))
    room._context.hub.announce(changes, object())
    settle(room)
    assert room.sheet.body.toPlainText() == "new"


def test_a_change_from_elsewhere_never_takes_my_words(
    room: EditorRoom, desk: Any, qtbot: Any
) -> None:
    from dataclasses import replace

    key = open_new(room, headline="A", body="old")
    press(qtbot, room, "mine ")
    changes = desk.articles.save(key, replace(stored(room, key), body="theirs"))
    room._context.hub.announce(changes, object())
    settle(room)
    assert room.sheet.body.toPlainText() == "mine old"
    assert "your words are kept" in room.footer.state.text()


def test_pull_quotes_and_galleries_are_put_in(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="A", body="x")
    body = room.sheet.body
    body.setPlainText("Nobody won everything.\nMore.")
    cursor = body.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    room.commands.pull_quote()
    assert body.toPlainText() == ("Nobody won everything.\n\n::: pull\nNobody won\n:::\n\nMore.")
    body.setPlainText("")
    room.commands.pull_quote()
    body.insertPlainText("Said")
    assert body.toPlainText() == "::: pull\nSaid\n:::"
    body.setPlainText("")
    room.commands.gallery()
    body.insertPlainText("![](a.jpg)")
    assert body.toPlainText() == "::: gallery\n![](a.jpg)\n:::"
    body.setPlainText("![](a.jpg)\n\n![](b.jpg)")
    body.selectAll()
    room.commands.gallery()
    assert body.toPlainText() == "::: gallery\n![](a.jpg)\n![](b.jpg)\n:::"
    assert body.document().findBlockByNumber(0).layout().formats()


def test_commands_write_markdown(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="A", body="vote")
    body = room.sheet.body
    body.selectAll()
    room.commands.wrap("**")
    assert body.toPlainText() == "**vote**"
    body.go_to(2, 6)
    room.commands.wrap("**")
    assert body.toPlainText() == "vote"
    room.commands.heading(2)
    room.commands.footnote()
    assert body.toPlainText().endswith("[^1]: ")
    room.commands.picture("a.jpg", "A boat")
    room.commands.link("here", "article:x")
    assert "![A boat](a.jpg)" in body.toPlainText()
    assert "[here](article:x)" in body.toPlainText()


def test_marks_are_typed_between_and_left_by_the_same_key(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="A", body="😀 Harbour pilots")
    body = room.sheet.body
    body.set_position(body.document().characterCount() - 1)
    qtbot.keyClicks(body, " ")
    room.commands.wrap("**")
    qtbot.keyClicks(body, "voted")
    room.commands.wrap("**")
    qtbot.keyClicks(body, " today")
    assert body.toPlainText() == "😀 Harbour pilots **voted** today"
    room.commands.wrap("**")
    room.commands.wrap("**")
    assert body.toPlainText() == "😀 Harbour pilots **voted** today"


def test_a_word_is_marked_around_the_cursor_which_stays(room: EditorRoom, qtbot: Any) -> None:
    open_new(room, headline="A", body="Harbour pilots")
    body = room.sheet.body
    body.set_position(4)
    room.commands.wrap("**")
    qtbot.keyClicks(body, "x")
    assert body.toPlainText() == "**Harbxour** pilots"
    room.commands.wrap("**")
    qtbot.keyClicks(body, "y")
    assert body.toPlainText() == "Harbxyour pilots"


def test_places_count_characters_beyond_sixteen_bits(room: EditorRoom) -> None:
    open_new(room, headline="A", body="😀 **bold** word")
    room.go_to("body", 11, 15)
    assert room.sheet.body.selected() == "word"


def test_paste_is_plain(room: EditorRoom) -> None:
    open_new(room, headline="A")
    data = QMimeData()
    data.setText("one\r\ntwo")
    data.setHtml("<b>one</b>")
    room.sheet.body.insertFromMimeData(data)
    assert room.sheet.body.toPlainText() == "one\ntwo"
    room.sheet.headline.insertFromMimeData(data)
    assert "\n" not in room.sheet.headline.toPlainText()


def test_find_and_replace(room: EditorRoom) -> None:
    open_new(room, headline="A", body="Pier, pier and pier")
    bar = room.find_bar
    bar.open()
    bar.wanted.setText("pier")
    assert bar.count.text() == "3 found"
    bar.instead.setText("dock")
    assert bar.find_next()
    bar.replace()
    assert bar.replace_all() == 2
    assert room.sheet.body.toPlainText() == "dock, dock and dock"
    room.sheet.undo()
    assert room.sheet.body.toPlainText() == "dock, pier and pier"


def test_the_next_step_is_taken(room: EditorRoom, desk: Any) -> None:
    key = open_new(room, headline="A", body="b")
    assert room.toolbar.primary.text() == "Send for review"
    room.toolbar.primary.click()
    settle(room)
    assert desk.articles.get(key).status is Status.REVIEW
    room.toolbar.primary.click()
    settle(room)
    assert room.toolbar.primary.text() == "Go to Publish"
    room.sheet.body.insertPlainText("Later words.")
    assert room.flush()
    assert room.toolbar.primary.text() == "Mark ready again"
    assert "Edited" in room.toolbar.chip.text()
    room.toolbar.primary.click()
    settle(room)
    assert room.toolbar.primary.text() == "Go to Publish"


def test_huge_paragraphs_stay_plain(room: EditorRoom) -> None:
    open_new(room, headline="A", body="**b** " * 5000)
    block = room.sheet.body.document().firstBlock()
    assert not block.layout().formats()


def test_no_story_is_shown_for_an_unknown_id(room: EditorRoom) -> None:
    assert room.show_article("nowhere")
    settle(room)
    assert room.draft.article is None
