"""The four questions on screen: asked in one step, read, copied, exported, proved."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QLabel, QPushButton
from pytestqt.modeltest import ModelTester

from editor_app.domain.ids import PublicationId
from editor_app.domain.ledger import Everything, Proof, Under
from editor_app.domain.publication import PublicationRow
from editor_app.store.driver import connect
from editor_app.ui.ledger import room as ledger_room
from editor_app.ui.ledger.choices import ANY, OLDER, PlaceFinder, PublicationFinder
from editor_app.ui.ledger.room import ASKED, CARRIED, LIST, TEXTS
from tests.services.ledgered import filled, page
from tests.ui.ledger.conftest import Asked


def _cells(model: Any) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _settle(asked: Asked) -> None:
    assert asked.context.readers.settle()


def _ask_day(asked: Asked, key: str, day: date) -> None:
    asked.room.questions.article.show_choice(key, key)
    asked.room.questions.day.show_day(day)
    asked.room.questions.ask_day()
    _settle(asked)


def test_before_one_asks_the_screen_says_what_can_be_asked(asked: Asked) -> None:
    asked.room.tabs.buttons[ASKED].click()
    assert asked.room.middle.currentWidget() is asked.room.unasked
    asked.room.questions.ask_day()
    asked.room.questions.ask_carrying()
    asked.room.questions.ask_between()
    asked.room.questions.ask_under()
    assert asked.room.answering.answer is None
    asked.room.answering.pane.copy.click()
    asked.room.answering.pane.export_wanted.emit("csv")


def test_what_ran_on_a_day(asked: Asked) -> None:
    room = asked.room
    room.tabs.buttons[ASKED].click()
    _ask_day(asked, "id-a", date(2026, 11, 22))
    pane = room.answering.pane
    assert pane.title.text() == "What ran with “a” on 22 November 2026"
    assert pane.facts.text() == "2 pages at /srv/live. Times in Pacific/Kiritimati."
    assert _cells(pane.entries)[0][:4] == [
        "/world/a/",
        "1",
        "2026-11-21 10:00",
        "2026-11-22 10:01 (No. 2)",
    ]
    assert room.carried.texts() == ["footer as of 1.", "One."]
    assert room.proof.sentence.text().startswith("Proved at")
    pane.tables.currentWidget().setCurrentIndex(pane.entries.index(1, 0))  # type: ignore[attr-defined]
    assert room.carried.texts()[1] == "Two."
    ModelTester(None).check(pane.entries)
    _ask_day(asked, "/world/b/", date(2026, 11, 22))
    assert pane.title.text() == "What ran at /world/b/ on 22 November 2026"
    _ask_day(asked, "/world/b/", date(2020, 1, 1))
    assert pane.facts.text() == "Nothing of it stood at any target on that day."
    assert room.carried.texts() == []
    room.questions.day.setText("soon")
    room.questions.day.editingFinished.emit()
    assert "is no day" in room.questions.refused.text()


def test_which_pages_still_carry_a_text(asked: Asked) -> None:
    room, choice = asked.room, asked.room.questions.carried
    choice.template.setCurrentIndex(choice.template.findText("General"))
    choice.template.activated.emit(0)
    _settle(asked)
    pane = room.answering.pane
    assert pane.title.text() == "Pages that still carry General"
    assert [row[:2] for row in _cells(pane.carried)] == [["/world/a/", "v2"], ["/world/c/", "v1"]]
    # The text that was asked for stands first.
    assert room.carried.texts() == ["Two.", "footer as of 1."]
    words = [choice.version.itemText(n) for n in range(choice.version.count())]
    assert words == ["Any version", "Older than the one in force", "Version 2", "Version 1"]
    choice.version.setCurrentIndex(choice.version.findData(OLDER))
    choice.version.activated.emit(1)
    _settle(asked)
    assert "in a wording not in force" in pane.title.text()
    assert [row[0] for row in _cells(pane.carried)] == ["/world/a/"]
    choice.version.setCurrentIndex(choice.version.findData(1))
    choice.version.activated.emit(3)
    _settle(asked)
    assert pane.title.text() == "Pages that still carry General v1"
    # What one chose stays when the desk changes.
    room.read()
    _settle(asked)
    assert choice.asked() == (asked.general, "General", 1)


def test_what_changed_between_two_publications(asked: Asked) -> None:
    room, questions = asked.room, asked.room.questions
    room.tabs.buttons[ASKED].click()
    questions.first.show_choice("1", "No. 1")
    questions.second.show_choice("3", "No. 3")
    questions.ask_between()
    _settle(asked)
    pane = room.answering.pane
    assert _cells(pane.changed) == [
        ["/world/a/", "Changed", "1"],
        ["/world/b/", "Removed", "1"],
        ["/world/c/", "New", "4"],
    ]
    assert "1 new, 1 changed, 1 removed" in pane.facts.text()
    assert not room.side.tabs.buttons[TEXTS].isHidden()
    assert room.side.tabs.current == TEXTS
    shown = " ".join(label.text() for label in room.texts.findChildren(QLabel))
    assert "v1 → v2 on 1 page: /world/a/" in shown
    assert "line-through" in shown
    room.grab()
    for tab, texts in ((LIST, False), (ASKED, True)):
        room.tabs.buttons[tab].click()
        _settle(asked)
        assert room.side.tabs.buttons[TEXTS].isHidden() is not texts
    questions.second.show_choice("1", "No. 1")
    questions.ask_between()
    _settle(asked)
    assert "nothing changed" in pane.facts.text()
    assert room.side.tabs.current == CARRIED


def test_many_texts_are_shown_as_far_as_one_reads(asked: Asked) -> None:
    from editor_app.domain.ledger import ChangedText

    before = filled("general", 1)
    texts = tuple(
        ChangedText(before, filled("general", n), tuple(f"p{m}/" for m in range(5)))
        for n in range(2, 60)
    )
    asked.room.texts.show_texts(texts, asked.context.look.tokens)
    assert len(asked.room.texts.findChildren(QFrame, "Card")) == 40
    words = [label.text() for label in asked.room.texts.findChildren(QLabel)]
    assert "18 further texts: an export has them all." in words


def test_everything_under_a_template_comes_piece_by_piece(asked: Asked) -> None:
    many = [page(f"m{n:03}", filled(asked.general, 2, "Two.")) for n in range(450)]
    asked.ledgered.publish(*many)
    choice = asked.room.questions.ran
    choice.template.setCurrentIndex(choice.template.findText("General"))
    choice.template.activated.emit(0)
    _settle(asked)
    spans = asked.room.answering.pane.spans
    assert spans.rowCount() >= 50
    assert "and more below" in asked.room.answering.pane.facts.text()
    ModelTester(None).check(spans)
    _settle(asked)
    while spans.canFetchMore(spans.index(-1, -1)):
        spans.fetchMore(spans.index(-1, -1))
        _settle(asked)
    assert spans.rowCount() == 454
    assert _cells(spans)[0][:5] == [
        "/world/a/",
        "v1",
        "2026-11-21 10:00",
        "2026-11-22 10:01 (No. 2)",
        "1×",
    ]
    choice.version.setCurrentIndex(choice.version.findData(1))
    choice.version.activated.emit(1)
    _settle(asked)
    assert spans.rowCount() == 3
    assert ANY == 0


def test_an_answer_is_copied_and_written_down(
    asked: Asked, tmp_path: Path, monkeypatch: Any, qtbot: Any
) -> None:
    _ask_day(asked, "id-a", date(2026, 11, 22))
    asked.room.answering.pane.copy.click()
    _settle(asked)
    said = QApplication.clipboard().text()
    assert "What ran with “a” on 2026-11-22" in said
    assert "| Two." in said
    file = tmp_path / "answer"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    asked.room.answering.pane.export_wanted.emit("json")
    _settle(asked)
    assert len(json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["entries"]) == 2
    asked.room.export.write(Under(asked.general, "General"), tmp_path / "under.csv")
    assert not asked.room.proof.prove.isEnabled()
    _settle(asked)
    assert asked.room.proof.prove.isEnabled()
    assert (tmp_path / "under.csv").read_text(encoding="utf-8-sig").count("/srv/live") == 4
    asked.room.export.write(Everything(), tmp_path / "stopped.json")
    asked.room.proof.progress.cancel.click()
    _settle(asked)
    assert asked.room.proof.prove.isEnabled()


def test_the_whole_chain_is_proved_in_a_process_of_its_own(asked: Asked) -> None:
    asked.room.proof.prove.click()
    _settle(asked)
    assert asked.room.proof.sentence.text().startswith("The chain holds: ")
    raw = connect(asked.ledgered.desk.workspace.library_path, write=True)
    raw.execute("DROP TRIGGER ledger_never_update")
    raw.execute("UPDATE ledger SET path = 'x' WHERE id IN (2, 3)")
    raw.close()
    asked.room.proof.prove.click()
    _settle(asked)
    said = asked.room.proof.sentence.text()
    assert said.startswith("The chain is broken. Row 2 of the ledger was changed")
    assert "more." in said
    asked.room.export.write(Everything("a"), asked.ledgered.desk.folder / "a.csv")
    _settle(asked)
    assert asked.room.proof.sentence.text().startswith("The chain is broken.")


def test_publications_are_found_by_number_and_by_time(asked: Asked) -> None:
    found: list[Any] = []
    finder = PublicationFinder(asked.context)
    for text in ("2", "No. 3", "november", "nothing such"):
        finder(text, found.append)
        _settle(asked)
    assert [[key for key, _ in pairs] for pairs in found] == [["2"], ["3"], ["3", "2", "1"], []]
    PlaceFinder(asked.context)("/world/a/", found.append)
    assert found[-1] == (("/world/a/", "The page at /world/a/"),)
    PlaceFinder(asked.context)("", found.append)
    _settle(asked)
    assert found[-1] == (("id-a", "a"),)


def test_old_publications_are_read_when_one_scrolls_to_them(asked: Asked, monkeypatch: Any) -> None:
    monkeypatch.setattr(ledger_room, "_PIECE", 2)
    room, model = asked.room, asked.room.list.publications
    asked.ledgered.publish(page("d"))
    model.show_rows(())
    room.read()
    _settle(asked)
    # The view asks by itself as long as it has room; what it did not ask for is asked for here.
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
        _settle(asked)
    assert [row.id for row in model.rows] == [4, 3, 2, 1]
    assert not model.canFetchMore(model.index(-1, -1))
    for far in (2_000, 1):
        monkeypatch.setattr(ledger_room, "_FAR", far)
        model.show_rows(())
        room.show_subject("1")
        _settle(asked)
        assert room.contents.title.text() == "Publication 1"


def test_a_big_publication_is_proved_with_the_chain(asked: Asked, monkeypatch: Any) -> None:
    monkeypatch.setattr(ledger_room, "_PROVED", 1)
    asked.room.show_subject("1")
    _settle(asked)
    assert asked.room.proof.sentence.text() == "2 rows: prove them with the whole chain."
    asked.room.proof.show_proof(Proof(1, ()))
    assert "1 row, as written" in asked.room.proof.sentence.text()


def test_every_question_has_a_button_for_the_keyboard(asked: Asked) -> None:
    names = {button.accessibleName() for button in asked.room.questions.findChildren(QPushButton)}
    assert {
        "What ran on that day: show",
        "Which pages still carry a text: show",
        "What changed in between: show",
        "Everything under a template: show",
    } <= names
    row = PublicationRow(PublicationId(1), asked.ledgered.time, "/srv", "Ida", None, 1, 0)
    assert asked.room.list.publications.rows[-1].id == row.id
