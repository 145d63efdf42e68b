from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QImage

from editor_app.domain.article import Content
from editor_app.ui.draft import Draft
from editor_app.ui.editor.link_dialog import LinkDialog
from editor_app.ui.editor.room import EditorRoom
from editor_app.ui.widgets.picture_dialog import PictureDialog
from tests.ui.stage import Stage


@pytest.fixture
def room(stage: Stage, desk: Any) -> EditorRoom:
    made = EditorRoom(stage.context, Draft(stage.window))
    stage.show(made)
    created = desk.articles.create(Content(headline="Harbour pilots", body="vote")).created
    desk.articles.create(Content(headline="Night ferry"))
    made.show_article(created)
    stage.settle()
    return made


def image(colour: str) -> QImage:
    made = QImage(64, 48, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def test_a_link_to_a_story_of_the_desk(room: EditorRoom, stage: Stage) -> None:
    room.sheet.body.selectAll()
    stage.context.actions["link"].trigger()
    stage.settle()
    dialog = room.findChildren(LinkDialog)[-1]
    assert not dialog._ok.isEnabled()
    dialog._address.setText("Night ferry")
    dialog._ok.click()
    assert room.sheet.body.toPlainText() == "[vote](article:night-ferry)"


@pytest.mark.parametrize(
    ("words", "typed", "link"),
    [
        ("here", "example.org/a", ("here", "https://example.org/a")),
        ("write", "desk@example.org", ("write", "mailto:desk@example.org")),
        ("top", "#top", ("top", "#top")),
        ("https://a.example/", "", ("https://a.example/", "https://a.example/")),
        ("odd", "word", ("odd", "word")),
    ],
)
def test_addresses_are_completed(
    words: str, typed: str, link: tuple[str, str], stage: Stage
) -> None:
    dialog = LinkDialog(words, [], stage.window)
    if typed:
        dialog._address.setText(typed)
    assert dialog.link() == link


def test_a_pasted_picture_goes_to_the_library_and_the_text(
    room: EditorRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    data = QMimeData()
    data.setImageData(image("teal"))
    assert room.sheet.body.canInsertFromMimeData(data)
    room.sheet.body.insertFromMimeData(data)
    stage.settle()
    (picture,) = desk.pictures.all()
    assert f"![]({picture.name})" in room.sheet.body.toPlainText()


def test_a_picture_is_chosen_from_the_wall(
    room: EditorRoom, stage: Stage, desk: Any, tmp_path: Any
) -> None:
    for name in ("boats", "cranes"):
        file = tmp_path / f"{name}.png"
        image("navy" if name == "boats" else "orange").save(str(file))
        desk.pictures.add(file)
    stage.context.actions["picture"].trigger()
    stage.settle()
    dialog = room.findChildren(PictureDialog)[-1]
    assert dialog.wall.count() == 2
    assert not dialog.wall.item(0).icon().isNull()
    dialog._show_matching("crane")
    hidden = [dialog.wall.item(n).isHidden() for n in range(2)]
    assert sorted(hidden) == [False, True]
    name = next(p.name for p in desk.pictures.all() if "cranes" in p.name)
    dialog.choose(name)
    assert dialog.picture() is not None
    dialog._take.click()
    assert f"({name})" in room.sheet.body.toPlainText()


def test_what_is_no_picture_is_said(room: EditorRoom, stage: Stage, tmp_path: Any) -> None:
    (tmp_path / "bad.png").write_bytes(b"no picture")
    room.pictures.take([str(tmp_path / "bad.png")])
    stage.settle()
    assert "picture" in stage.context.toasts.label.text().lower()
    assert room.sheet.body.toPlainText() == "vote"


def test_going_to_a_field_puts_the_cursor_there(room: EditorRoom, stage: Stage) -> None:
    room.go_to("headline", 0, 0)
    assert room.sheet.headline.hasFocus()
    room.focus_text()
    assert room.sheet.body.hasFocus()
