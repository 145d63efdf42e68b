"""The user's settings while the program runs: read once, kept soon after each change."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor_app.domain.errors import OffstoneError
from editor_app.logs import log
from editor_app.services.settings import Settings, load_settings, save_settings


class Preferences(QObject):
    """The settings in force; `changed` tells which they are now."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = load_settings()
        self._soon = QTimer(self, singleShot=True, interval=500)
        self._soon.timeout.connect(self.keep)

    def change(self, **fields: Any) -> None:
        """Set some of the settings."""
        self.take(replace(self.settings, **fields))
        self.changed.emit(self.settings)

    def take(self, settings: Settings) -> None:
        """Keep settings that nobody needs to hear of, such as widths."""
        if settings != self.settings:
            self.settings = settings
            self._soon.start()

    def keep(self) -> None:
        """Write them now, as at quit."""
        self._soon.stop()
        try:
            save_settings(self.settings)
        except OffstoneError as error:
            log.warning("%s", error.message)
