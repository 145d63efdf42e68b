"""Ways to look at the panes of the inspector once everything has been read."""

from editor_app.ui.inspector.details_pane import DetailsPane
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.stage import Stage


def details(room: InspectorRoom, stage: Stage) -> DetailsPane:
    """Show the Details tab."""
    room.show_tab("Details")
    stage.settle()
    return room.details


def read_again(room: InspectorRoom, stage: Stage) -> None:
    """Let Details read what was changed; what it asked for before is settled first."""
    stage.settle()
    room.details.read()
    stage.settle()
