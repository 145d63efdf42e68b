"""The first column of the window: places with their counts, and the rooms."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from editor_app.ui.place import Place
from editor_app.ui.places import PlacesColumn
from tests.ui.stage import Stage


def test_the_focus_alone_goes_to_no_other_place(stage: Stage, qtbot: Any) -> None:
    column = PlacesColumn(stage.context, QMenu())
    stage.show(column)
    stage.settle()
    column.show_place(Place("publish"))
    went: list[Place] = []
    column.chosen.connect(went.append)
    column.top.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(column.top.hasFocus)
    assert went == []
    assert not column.top.selectedItems()
    qtbot.keyClick(column.top, Qt.Key.Key_Down)
    assert went == [column.top.currentItem().data(Qt.ItemDataRole.UserRole)]
