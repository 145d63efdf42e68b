"""The actions of the window against the keys that fields of text know."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from editor_app.ui.actions import Actions

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_field_of_text_does_not_take_our_keys(qtbot: Any) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions, line = Actions(window), QLineEdit("words", window)
    window.setCentralWidget(line)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)

    def taken(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        event.ignore()
        QApplication.sendEvent(line, event)
        return event.isAccepted()

    exported: list[bool] = []
    actions.on("export", lambda: exported.append(True))
    assert not taken(Qt.Key.Key_E)
    assert taken(Qt.Key.Key_A)
    qtbot.keyClick(line, Qt.Key.Key_E, CONTROL)
    assert exported == [True]
