from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from editor_app.ui.appearance.look import Look
from tests.ui.stage import Stage


@pytest.fixture(scope="session")
def look(qapp: Any) -> Iterator[Look]:
    worn = Look(qapp)
    worn.wear("light", 14)
    yield worn
    # Without a screen Qt lets go of the clipboard after Python has ended.
    QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def one_host(lasting_host: None) -> None:
    """Share one host; modules about its end say otherwise by a fixture of this name."""


@pytest.fixture
def stage(desk: Any, look: Look, qtbot: Any) -> Iterator[Stage]:
    made = Stage(desk, look)
    # qtbot closes its widgets before fixtures end: the workers must have ended by then.
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    yield made
    assert not made.errors, made.errors
