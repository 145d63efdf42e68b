"""The small parts that several rooms share."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from editor_app.ui.appearance.look import Look
from editor_app.ui.preferences import Preferences
from editor_app.ui.progress_signal import ProgressSignal
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.day_field import DayField, read_day
from editor_app.ui.widgets.moments import full_day, moment_words, number_of, size_words
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.remembered_split import RememberedSplit
from editor_app.ui.widgets.side_pane import SidePane, scrolled
from editor_app.ui.widgets.table_rows import Column, Table, TableRows
from editor_app.ui.widgets.text_field import TextField
from editor_app.ui.widgets.two_lines import HEIGHT, TwoLines


def test_days_are_read_as_people_write_them() -> None:
    day = date(2027, 6, 1)
    for text in ("2027-06-01", "1 June 2027", "1 Jun 2027", "1.6.2027", "June 1, 2027"):
        assert read_day(text) == day
    assert read_day("someday") is None


def test_a_day_is_typed_or_taken_away(qtbot: Any) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2027, 6, 1))
    assert field.text() == "1 June 2027"
    field.editingFinished.emit()
    with qtbot.waitSignal(field.changed) as told:
        field.setText("2.6.2027")
        field.editingFinished.emit()
    assert told.args == [date(2027, 6, 2)]
    with qtbot.waitSignal(field.refused) as refused:
        field.setText("soon")
        field.editingFinished.emit()
    assert "no day" in refused.args[0]
    with qtbot.waitSignal(field.changed) as told:
        field.clear()
        field.editingFinished.emit()
    assert told.args == [None]


def test_a_day_is_picked_from_the_calendar(qtbot: Any) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2027, 6, 1))
    field.show()
    field._open.trigger()
    assert field.menu.isVisible()
    with qtbot.waitSignal(field.changed) as told:
        field.calendar.clicked.emit(field.calendar.selectedDate())
    assert told.args == [date(2027, 6, 1)]
    with qtbot.waitSignal(field.changed) as told:
        field.menu.actions()[1].trigger()
    assert told.args == [None]


def test_moments_and_numbers() -> None:
    now = datetime.now(UTC).astimezone().replace(hour=12, minute=0)
    assert moment_words(now, now) == "today 12:00"
    assert moment_words(now + timedelta(days=1), now) == "tomorrow 12:00"
    assert moment_words(now - timedelta(days=2), now).endswith("day 12:00")
    assert moment_words(now - timedelta(days=40), now).startswith(
        full_day(now - timedelta(days=40))
    )
    assert (size_words(900), size_words(1400), size_words(2_500_000)) == ("900 B", "1 kB", "2.5 MB")
    assert (number_of(1, "story", "stories"), number_of(2, "page")) == ("1 story", "2 pages")


def test_a_choice_is_found_while_typing(qtbot: Any) -> None:
    asked: list[str] = []

    def find(text: str, take: Any) -> None:
        asked.append(text)
        take([("a1", "Pilots vote"), ("a2", "Pilots strike")])

    field = ChoiceField("Find…", find)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "Pil")
    qtbot.waitUntil(field._popup.isVisible)
    assert asked[-1] == "Pil"
    with qtbot.waitSignal(field.chosen) as told:
        qtbot.keyClick(field._popup, Qt.Key.Key_Down)
        qtbot.keyClick(field._popup, Qt.Key.Key_Return)
    assert told.args[0] in {"a1", "a2"}
    field.clearFocus()
    assert field.cursorPosition() == 0
    field.setFocus()
    field._popup.hide()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert asked[-1] == ""
    field._popup.hide()
    field.setText("Pilots vote")
    field.editingFinished.emit()
    assert field.key == "a1"
    field.setText("nothing")
    field.editingFinished.emit()
    assert field.text() == "Pilots vote"
    with qtbot.waitSignal(field.cleared):
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Backspace)


def test_text_is_told_when_one_leaves(qtbot: Any) -> None:
    field = TextField(2, "Hint")
    qtbot.addWidget(field)
    told: list[str] = []
    field.left.connect(told.append)
    field.show_text("a")
    field.tell()
    field.setPlainText("b")
    field.tell()
    field.tell()
    assert told == ["b"]


def test_a_checked_field_says_its_mistake(qtbot: Any) -> None:
    field = CheckedField("Name", QLineEdit(), "A hint")
    qtbot.addWidget(field)
    field.refuse("Too long.")
    assert field.field.accessibleDescription() == "Too long."
    assert not field.trouble.isHidden()
    field.refuse("")
    assert field.trouble.isHidden()


def test_a_table_shows_its_rows(qtbot: Any, qtmodeltester: Any, look: Look) -> None:
    model: TableRows[str] = TableRows(
        (
            Column("Word", str.upper, stretch=True),
            Column("Size", str, lambda _: "#123456", right=True),
        )
    )
    table = Table(model, "Words")
    qtbot.addWidget(table)
    model.show_rows(("a", "b"))
    model.show_rows(("a", "b"))
    qtmodeltester.check(model)
    assert table.chosen() is None
    table.selectRow(1)
    assert table.chosen() == "b"
    assert model.index(0, 0).data() == "A"
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole).name() == "#123456"
    model.repaint()


def test_widths_come_back(qtbot: Any) -> None:
    preferences = Preferences()

    def made() -> RememberedSplit:
        split = RememberedSplit(preferences, "screen")
        qtbot.addWidget(split)
        for _ in range(2):
            split.addWidget(QWidget())
        split.resize(400, 100)
        split.lay_out([100, 300], 1)
        split.show()
        return split

    first = made()
    first.moveSplitter(150, 1)
    first.splitterMoved.emit(150, 1)
    assert made().sizes() == first.sizes()


def test_panes_by_tab(qtbot: Any) -> None:
    side = SidePane(("One", "Two"))
    qtbot.addWidget(side)
    side.add(scrolled(QWidget()))
    side.add(QWidget())
    side.tabs.buttons["Two"].click()
    assert side.stack.currentIndex() == 1


def test_tones_and_progress(qtbot: Any) -> None:
    label = words("x", role="small", tone="red")
    qtbot.addWidget(label)
    set_tone(label, "green")
    set_tone(label, "green")
    assert label.property("tone") == "green"
    reporter = ProgressSignal()
    told: list[tuple[object, ...]] = []
    reporter.reported.connect(lambda *given: told.append(given))
    reporter.report(1, 2, "Writing")
    assert told == [(1, 2, "Writing")]
    assert not reporter.cancelled()
    reporter.cancel()
    assert reporter.cancelled()


def test_two_lines_are_painted(qtbot: Any, look: Look) -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    model = QStandardItemModel()
    model.appendRow(QStandardItem("General disclaimer"))
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(TwoLines(look, view))
    view.show()
    view.setCurrentIndex(model.index(0, 0))
    assert view.sizeHintForRow(0) == HEIGHT
    assert not view.grab().isNull()
