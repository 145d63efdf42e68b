"""The ground that the preview stands on, laid before the window is shown."""

from PySide6.QtWidgets import QRhiWidget, QWidget

from editor_app.ui.page_view.probe import remembered


def lay_ground(window: QWidget) -> None:
    """Let the window be drawn from the first moment in the way that Chromium needs.

    Qt would make the window anew when the preview comes into it: it would go black for a moment,
    and keys that are typed just then would be lost. Where Chromium cannot run it is not needed.
    """
    if remembered() is not False:
        ground = QRhiWidget(window)
        ground.setFixedSize(1, 1)
        ground.hide()
