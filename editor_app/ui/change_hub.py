"""One place that tells every screen what was changed, and by whom."""

from PySide6.QtCore import QObject, Signal

from editor_app.domain.changes import Changes


class ChangeHub(QObject):
    """Announces changes on the GUI thread; each screen decides what to read anew."""

    announced = Signal(object, object)

    def announce(self, changes: Changes, origin: object = None) -> None:
        """Tell everybody; `origin` is who did it and may ignore its own echo."""
        if changes:
            self.announced.emit(changes, origin)
