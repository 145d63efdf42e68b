from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from editor_app.domain.article import Content
from editor_app.ui.draft import Draft
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.stage import Stage


@pytest.fixture
def room(desk: Any, stage: Stage) -> InspectorRoom:
    made = InspectorRoom(stage.context, Draft(stage.window), QWidget())
    stage.show(made)
    created = desk.articles.create(Content(headline="A", body="b")).created
    made._draft.open(desk.articles.get(created))
    stage.settle()
    return made
