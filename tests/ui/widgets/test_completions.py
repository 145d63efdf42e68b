from typing import Any

from PySide6.QtWidgets import QLineEdit

from editor_app.ui.appearance.look import Look
from editor_app.ui.widgets.completions import offer


def test_completions_stand_on_a_ground_of_their_own(look: Look, qtbot: Any) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    offer(line, ["Harbour pilots", "Night ferry"])
    completer: Any = line.completer()
    completer.setCompletionPrefix("ferry")
    assert completer.currentCompletion() == "Night ferry"
    popup = completer.popup()
    popup.resize(200, 80)
    popup.ensurePolished()
    image = popup.grab().toImage()
    assert image.pixelColor(100, 70).name().upper() == look.tokens.card.upper()
