"""A day, typed as people write it or picked from a calendar; empty means none."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from editor_app.ui.icons import icon
from editor_app.ui.widgets.moments import full_day

_NO_WEEKS = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
_FORMS = ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%B %d, %Y", "%B %d %Y")


class DayField(QLineEdit):
    """Tells a day or None; what is no day stays in the field and is told as such."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("No date")
        self.day: date | None = None
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(_NO_WEEKS)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.menu = self._made_menu()
        self._open = QAction(icon("chevron-down", "muted"), "Calendar", self)
        self._open.triggered.connect(self._show_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._take)

    def show_day(self, day: date | None) -> None:
        """Show a day."""
        self.day = day
        self.setText(day_words(day))
        self.refused.emit("")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._open.setIcon(icon("chevron-down", "muted"))

    def _take(self) -> None:
        text = self.text().strip()
        if text == day_words(self.day):
            self.refused.emit("")
            return
        day = read_day(text)
        if text and day is None:
            self.refused.emit(f"“{text}” is no day. Write it like 1 June 2027.")
            return
        self._set(day)

    def _set(self, day: date | None) -> None:
        self.show_day(day)
        self.changed.emit(day)

    def _show_calendar(self) -> None:
        if self.day is not None:
            self.calendar.setSelectedDate(QDate(self.day.year, self.day.month, self.day.day))
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(self.calendar)
        menu.addAction(holder)
        menu.addAction("No date", self._take_away)
        return menu

    def _take_away(self) -> None:
        self._set(None)

    def _pick(self) -> None:
        self.menu.close()
        day = self.calendar.selectedDate()
        self._set(date(day.year(), day.month(), day.day()))


def read_day(text: str) -> date | None:
    """Return the day that a text names, None when it names none."""
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def day_words(day: date | None) -> str:
    """Return a day as it is printed, nothing for none."""
    return full_day(datetime(day.year, day.month, day.day)) if day else ""  # noqa: DTZ001
