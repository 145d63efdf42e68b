from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton

from editor_app.services.settings import load_settings
from editor_app.ui.actions import Actions
from editor_app.ui.appearance.look import Look
from editor_app.ui.dialogs import Dialogs
from editor_app.ui.preferences import Preferences
from editor_app.ui.settings.about_dialog import AboutDialog
from editor_app.ui.settings.keys_dialog import KeysDialog
from editor_app.ui.settings.settings_dialog import SettingsDialog


@pytest.fixture
def window(qtbot: Any) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window: QMainWindow, qtbot: Any) -> SettingsDialog:
    made = SettingsDialog(Preferences(window), ("Lena Okafor",), window)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_change_takes_effect_at_once_and_is_kept(dialog: SettingsDialog, qtbot: Any) -> None:
    preferences = dialog._preferences
    heard: list[object] = []
    preferences.changed.connect(heard.append)
    dialog.editor_size.setValue(21)
    dialog.appearance.setCurrentIndex(dialog.appearance.findData("dark"))
    dialog.appearance.activated.emit(2)
    dialog.name.setText("Ida Brandt")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    dialog.name.editingFinished.emit()
    assert preferences.settings.editor_size == 21
    assert preferences.settings.appearance == "dark"
    assert heard
    preferences.keep()
    assert load_settings().name == "Ida Brandt"


def test_all_goes_back_to_how_it_was(dialog: SettingsDialog) -> None:
    before = dialog._preferences.settings
    dialog.interface_size.setValue(20)
    dialog.autosave.setValue(1.5)
    assert dialog._preferences.settings != before
    dialog._go_back()
    assert dialog._preferences.settings == before
    assert dialog.interface_size.value() == before.interface_size


def test_keys_can_be_searched(window: QMainWindow, qtbot: Any) -> None:
    keys = KeysDialog(Actions(window), window)
    qtbot.addWidget(keys)
    keys.show()
    with qtbot.waitSignal(keys.search.wanted):
        qtbot.keyClicks(keys.search, "ctrl+k")
    shown = [
        item.text(0) for _, items in keys._rows.values() for item in items if not item.isHidden()
    ]
    assert shown == ["Link"]


def test_about_can_be_copied(window: QMainWindow, qtbot: Any) -> None:
    about = AboutDialog(window)
    qtbot.addWidget(about)
    about.show()
    next(b for b in about.findChildren(QPushButton) if b.text() == "Copy").click()
    assert "Edition" in QApplication.clipboard().text()
    assert "Qt 6" in about.facts.text()


@pytest.mark.parametrize(
    ("action", "kind"),
    [("settings", SettingsDialog), ("keys", KeysDialog), ("about", AboutDialog)],
)
def test_each_dialog_is_behind_its_action(
    action: str, kind: type[QDialog], window: QMainWindow, qtbot: Any
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    known = SimpleNamespace(authors={}, sections={})
    context: Any = SimpleNamespace(
        actions=Actions(window),
        preferences=Preferences(window),
        names=SimpleNamespace(known=known),
        look=Look(app),
        navigate=print,
    )
    Dialogs(context, window)
    context.actions[action].trigger()
    shown = window.findChild(kind)
    assert shown is not None
    assert shown.isVisible()
    shown.close()
    context.actions["palette"].trigger()


def test_tab_goes_through_the_settings_as_the_eye_does(dialog: SettingsDialog) -> None:
    wanted = [dialog.name, dialog.appearance, dialog.interface_size, dialog.face]
    wanted += [dialog.editor_size, dialog.line_width, dialog.autosave, dialog.author]
    chain: list[Any] = [dialog.name]
    while chain[-1] is not dialog.author:
        chain.append(chain[-1].nextInFocusChain())
    assert [field for field in chain if field in wanted] == wanted
