"""When a story may leave: a date and time in the site's time zone, or none."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLabel, QPushButton, QWidget


class EmbargoField(QWidget):
    """Shows no time until one is set."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo("UTC")
        self._loading = False
        self.edit = QDateTimeEdit(self)
        self.edit.setDisplayFormat("d MMM yyyy, HH:mm")
        self.edit.setCalendarPopup(True)
        self.edit.setAccessibleName("Embargo")
        self.zone = QLabel(self)
        self.zone.setProperty("tone", "muted")
        self.set_button = QPushButton("Set an embargo", self)
        self.clear_button = QPushButton("Clear", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.edit, self.zone, self.set_button, self.clear_button):
            row.addWidget(widget)
        row.addStretch(1)
        self.edit.dateTimeChanged.connect(self._tell)
        self.set_button.clicked.connect(self._set)
        self.clear_button.clicked.connect(lambda: self.changed.emit(None))
        self.show_time(None, "UTC")

    def show_time(self, when: datetime | None, zone: str) -> None:
        """Show an embargo in that time zone."""
        self._loading = True
        self._zone = ZoneInfo(zone or "UTC")
        self.zone.setText(zone or "UTC")
        if when is not None:
            local = when.astimezone(self._zone)
            day = QDate(local.year, local.month, local.day)
            self.edit.setDateTime(QDateTime(day, QTime(local.hour, local.minute)))
        for widget in (self.edit, self.zone, self.clear_button):
            widget.setVisible(when is not None)
        self.set_button.setVisible(when is None)
        self._loading = False

    def _set(self) -> None:
        tomorrow = datetime.now(self._zone) + timedelta(days=1)
        when = tomorrow.replace(minute=0, second=0, microsecond=0)
        self.changed.emit(when.astimezone(UTC))

    def _tell(self) -> None:
        if self._loading:
            return
        day, time = self.edit.date(), self.edit.time()
        local = datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._zone
        )
        self.changed.emit(local.astimezone(UTC))
