"""The right column of a room: tabs on top, and the pane of the one that is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from editor_app.ui.widgets.segmented_tabs import SegmentedTabs


class SidePane(QWidget):
    """Looks as the inspector does."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("InspectorRoom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(260)
        self._names = names
        self.tabs = SegmentedTabs(names, self)
        self.stack = QStackedWidget(self)
        header = QWidget(self)
        header.setObjectName("InspectorHeader")
        header.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        header.setFixedHeight(44)
        row = QHBoxLayout(header)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self.show_pane)

    def add(self, pane: QWidget) -> None:
        """Add the pane of the next tab."""
        self.stack.addWidget(pane)

    def show_pane(self, name: str) -> None:
        """Show the pane of that tab."""
        self.tabs.show_chosen(name)
        self.stack.setCurrentIndex(self._names.index(name))


def scrolled(inside: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """Return a widget in a frame that scrolls up and down only."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
