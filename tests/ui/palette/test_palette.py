from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from editor_app.ui.actions import Actions
from editor_app.ui.appearance.look import Look
from editor_app.ui.palette.matching import best, score
from editor_app.ui.palette.palette import Palette


@pytest.fixture
def window(qtbot: Any) -> QMainWindow:
    made = QMainWindow()
    made.resize(1200, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def context(window: QMainWindow) -> Any:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    known = SimpleNamespace(sections={"w": "World"}, authors={})
    gone: list[object] = []
    return SimpleNamespace(
        look=Look(app),
        actions=Actions(window),
        names=SimpleNamespace(known=known),
        navigate=gone.append,
        gone=gone,
    )


def test_letters_find_words() -> None:
    assert score("pub", "Publish Go") > score("pub", "Put back")
    assert score("nar", "New article") > 0
    assert score("zzz", "New article") == 0
    assert score("", "Anything") == 1
    assert best("mr", [("Mark ready", 1), ("Media", 2), ("Form", 3)]) == [1]
    assert best("", [("b", 1), ("a", 2)]) == [1, 2]


def test_typing_leaves_what_fits_and_return_does_it(context: Any, window: Any, qtbot: Any) -> None:
    done: list[str] = []
    context.actions.on("publish", lambda: done.append("publish"))
    palette = Palette(context, window)
    qtbot.addWidget(palette)
    palette.show()
    whole = palette.list.count()
    qtbot.keyClicks(palette.field, "publish")
    assert 0 < palette.list.count() < whole
    assert palette.list.item(0).text() == "Publish"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["publish"]
    assert not palette.isVisible()
    palette.grab()


def test_arrows_go_along_and_places_are_offered(context: Any, window: Any, qtbot: Any) -> None:
    palette = Palette(context, window)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette.field, "world")
    assert [palette.list.item(0).text()] == ["World"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert context.gone[0].listing.section == "w"
    again = Palette(context, window)
    qtbot.addWidget(again)
    qtbot.keyClick(again.field, Qt.Key.Key_Down)
    assert again.list.currentRow() == 1


def test_nothing_found_does_nothing(context: Any, window: Any, qtbot: Any) -> None:
    palette = Palette(context, window)
    qtbot.addWidget(palette)
    qtbot.keyClicks(palette.field, "qqqq")
    assert palette.list.count() == 0
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert context.gone == []


def test_an_action_that_cannot_be_chosen_is_not_offered(context: Any, window: Any) -> None:
    context.actions.on("new-article", lambda: None)
    context.actions["trash"].setEnabled(False)
    palette = Palette(context, window)
    texts = {palette.list.item(n).text() for n in range(palette.list.count())}
    assert "Move to the trash" not in texts
    assert "New article" in texts
    palette.deleteLater()
