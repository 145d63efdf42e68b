from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton

from editor_app.domain.article import Content
from editor_app.domain.ids import PictureId
from editor_app.ui.media.model import PictureModel, PictureRow
from editor_app.ui.media.room import MediaRoom
from editor_app.ui.media.wall import sources_of
from editor_app.ui.thumbnails import Thumbnails
from tests.ui.stage import Stage


def png(shade: int = 90) -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), (shade, 40, 40)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def room(stage: Stage, desk: Any) -> MediaRoom:
    desk.pictures.add(png(10), "pilot boats.png")
    made = MediaRoom(stage.context)
    stage.show(made)
    made.show_subject("")
    return made


def only(desk: Any) -> Any:
    (found,) = desk.pictures.all()
    return found


def test_pictures_are_shown_with_their_image(room: MediaRoom, stage: Stage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not room.details.image.pixmap().isNull())
    assert room.model.rowCount() == 1
    assert room.details.name.text() == "pilot-boats.png"
    assert room.model.rows[0].state == ("no alternative text", "amber")
    assert "64 × 48 pixels" in room.details.facts.text()
    image = room.model.data(room.model.index(0), Qt.ItemDataRole.DecorationRole)
    assert image is not None
    room.window().grab()


def test_words_are_kept(room: MediaRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    room.details.alt.setFocus()
    room.details.alt.setPlainText("Boats at\ntheir moorings")
    room.details.credit.setText("Jo Marsh")
    room.details.credit.editingFinished.emit()
    room.details.caption.setPlainText("At dawn")
    room.details.source.setCurrentIndex(1)
    assert room.may_leave()
    stage.settle()
    kept = only(desk)
    assert (kept.alt, kept.credit, kept.caption) == (
        "Boats at their moorings",
        "Jo Marsh",
        "At dawn",
    )
    assert kept.source_type == "digitalCapture"
    room.details.decorative.click()
    stage.settle()
    assert only(desk).decorative
    assert not room.details.alt.isEnabled()


def test_a_name_that_cannot_be_is_refused(
    room: MediaRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    room.details.name.setText("Not A Name.png")
    room.details.name.editingFinished.emit()
    stage.settle()
    assert "cannot be" in stage.context.toasts.label.text()
    qtbot.waitUntil(lambda: room.details.name.text() == "pilot-boats.png")


def test_removed_and_back(room: MediaRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    before = only(desk)
    qtbot.keyClick(room.wall, Qt.Key.Key_Delete)
    stage.settle()
    qtbot.waitUntil(room.empty.isVisible)
    assert room.empty.title.text() == "No pictures yet"
    stage.context.toasts.button.click()
    stage.settle()
    qtbot.waitUntil(room.wall.isVisible)
    assert only(desk) == before


def test_where_it_is_used(room: MediaRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    made = desk.articles.create(Content(headline="Pilots vote", body="![x](pilot-boats.png)"))
    stage.context.hub.announce(made)
    stage.settle()
    assert not room.details.remove.isEnabled()
    assert room.details.name.isReadOnly()
    link = room.details.used.itemAt(0).widget()
    assert isinstance(link, QPushButton)
    with qtbot.waitSignal(room.place_chosen) as taken:
        link.click()
    assert taken.args[0].subject == made.created
    qtbot.keyClick(room.wall, Qt.Key.Key_Delete)
    stage.settle()
    assert "used in one article" in stage.context.toasts.label.text()


def test_files_are_added_and_bad_ones_named(
    room: MediaRoom, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "good.png", tmp_path / "bad.png"
    good.write_bytes(png(200))
    bad.write_bytes(b"no picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(bad), str(good)], ""))
    room.add.click()
    stage.settle()
    said = stage.context.toasts.label.text()
    assert "1 picture added." in said
    assert "bad.png: " in said
    assert room.model.rowCount() == 2
    assert room.details.name.text() == "good.png"
    assert room.progress.isHidden()


def test_dropped_and_pasted(room: MediaRoom, stage: Stage, tmp_path: Path, qtbot: Any) -> None:
    file = tmp_path / "dropped.png"
    file.write_bytes(png(150))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), action, data, buttons, Qt.KeyboardModifier.NoModifier)
    room.wall.dropEvent(drop)
    stage.settle()
    assert room.model.rowCount() == 2
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(room.wall, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    assert room.model.rowCount() == 3
    assert room.details.name.text() == "pasted.png"
    assert sources_of(QMimeData()) == []
    assert room.wall.indexAt(QPoint(20, 20)).isValid()


def test_a_missing_file_is_named(room: MediaRoom, stage: Stage, desk: Any) -> None:
    (desk.media_folder / only(desk).file_name).unlink()
    room.read()
    stage.settle()
    assert room.model.rows[0].state == ("file missing", "red")
    assert "missing" in room.details.trouble.text()
    assert room.details.trouble.isVisible()
    room.window().grab()


def test_search_and_copy(room: MediaRoom, stage: Stage, qtbot: Any) -> None:
    room.details.copy.click()
    assert QGuiApplication.clipboard().text() == "![](pilot-boats.png)"
    qtbot.keyClicks(room.search, "nothing")
    qtbot.waitUntil(room.empty.isVisible)
    assert room.empty.title.text() == "Nothing found"
    assert room.right.currentIndex() == 0
    stage.context.look.changed.emit(stage.context.look.tokens)


def test_a_picture_can_be_asked_for(room: MediaRoom, stage: Stage, desk: Any) -> None:
    other = desk.pictures.add(png(77), "other.png").created
    room.read()
    stage.settle()
    room.show_subject(other)
    stage.settle()
    assert room.details.picture == desk.pictures.get(PictureId(other))
    room.wall.details_wanted.emit()
    assert room.details.alt.hasFocus()


def test_the_model_keeps_qts_rules(desk: Any, stage: Stage, qtmodeltester: Any) -> None:
    desk.pictures.add(png(1), "a.png")
    desk.pictures.add(png(2), "b.png")
    model = PictureModel(Thumbnails(desk, stage.readers), stage.window)
    model.show_rows([PictureRow(picture) for picture in desk.pictures.all()])
    qtmodeltester.check(model)
    assert model.row_of("none") == -1
    stage.settle()
