from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow, QRhiWidget

from editor_app.ui.page_view.probe import remember
from editor_app.ui.preview.ground import lay_ground


@pytest.mark.parametrize("works", [True, False])
def test_the_ground_is_laid_where_the_preview_can_stand(qtbot: Any, works: bool) -> None:
    remember(works=works)
    window = QMainWindow()
    qtbot.addWidget(window)
    lay_ground(window)
    assert len(window.findChildren(QRhiWidget)) == works
