"""What the tests of the Ledger screen share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from editor_app.domain.ids import TemplateId
from editor_app.domain.template import TemplateKind
from editor_app.ui.actions import Actions
from editor_app.ui.appearance.look import Look
from editor_app.ui.background import Lane, Readers
from editor_app.ui.change_hub import ChangeHub
from editor_app.ui.ledger.room import LedgerRoom
from editor_app.ui.names import Names
from editor_app.ui.preferences import Preferences
from editor_app.ui.room_context import RoomContext
from editor_app.ui.widgets.toast import Toasts
from tests.services.ledgered import Ledgered, filled, ledgered_desk, page


def context_of(desk: Any, qtbot: Any) -> Iterator[RoomContext]:
    """Give what a room is given, over a desk."""
    window = QMainWindow()
    qtbot.addWidget(window)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    lane, readers, hub = Lane(print, window), Readers(print, window), ChangeHub(window)
    gone: list[object] = []
    yield RoomContext(
        desk=desk,
        lane=lane,
        readers=readers,
        hub=hub,
        names=Names(desk, readers, hub, window),
        preferences=Preferences(window),
        actions=Actions(window),
        look=Look(app),
        toasts=Toasts(window),
        navigate=gone.append,
    )
    readers.settle()
    lane.close()
    readers.close()


class Asked:
    """A room over a ledger of three publications, and its template."""

    def __init__(self, ledgered: Ledgered) -> None:
        self.ledgered, self.ledger = ledgered, ledgered.ledger
        templates = ledgered.desk.templates
        self.general = TemplateId(templates.add("General", TemplateKind.DISCLAIMER, "One.").created)
        one, two = filled(self.general, 1, "One."), filled(self.general, 2, "Two.")
        footer = filled("footer", 1)
        ledgered.publish(page("a", footer, one), page("b", one))
        ledgered.publish(page("a", footer, two), page("c"))
        ledgered.publish(page("c", one, revision=4), removed=("world/b/index.html",))
        self.room: LedgerRoom
        self.context: RoomContext

    def show(self, context: RoomContext, qtbot: Any) -> LedgerRoom:
        self.context, self.room = context, LedgerRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(1200, 800)
        self.room.show()
        context.readers.settle()
        return self.room


@pytest.fixture
def asked(tmp_path: Path, qtbot: Any) -> Iterator[Asked]:
    with ledgered_desk(tmp_path) as ledgered:
        made = Asked(ledgered)
        for context in context_of(ledgered.desk, qtbot):
            made.show(context, qtbot)
            yield made
