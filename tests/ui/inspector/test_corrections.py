"""Corrections in Details: recorded with where they will stand, struck with a reason."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from editor_app.domain.correction import CorrectionKind
from editor_app.domain.ids import ArticleId
from editor_app.ui.inspector.correction_row import CorrectionRow
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.inspector.showing import details, read_again
from tests.ui.stage import Stage


def said(row: CorrectionRow) -> str:
    return "\n".join(label.text() for label in row.findChildren(QLabel))


def story(room: InspectorRoom) -> ArticleId:
    assert room._draft.article is not None
    return room._draft.article.id


def test_corrections_are_recorded_and_struck(
    room: InspectorRoom, desk: Any, stage: Stage, qtbot: Any
) -> None:
    corrections = details(room, stage).corrections
    assert not corrections.add.isEnabled()
    corrections.text.setPlainText("It was 412.")
    corrections.add.click()
    read_again(room, stage)
    assert corrections.text.toPlainText() == ""
    (row,) = corrections.rows
    assert "Ida Brandt · 23 November 2026, " in said(row)
    assert "Stands after the text." in said(row)
    row.strike.click()
    qtbot.keyClick(row.reason.line, Qt.Key.Key_Escape)
    assert not row.strike.isHidden()
    row.strike.click()
    qtbot.keyClicks(row.reason.line, "It was right.")
    desk.articles.correct(story(room), CorrectionKind.UPDATE, "More is known.")
    read_again(room, stage)
    row = corrections.rows[0]
    assert row.reason.line.text() == "It was right."
    qtbot.keyClick(row.reason.line, Qt.Key.Key_Return)
    read_again(room, stage)
    found = desk.articles.corrections(story(room))[0]
    assert (found.kind, found.struck, found.struck_reason) == (
        CorrectionKind.CORRECTION,
        True,
        "It was right.",
    )
    assert "Struck: “It was right.”" in said(corrections.rows[0])
    assert corrections.rows[0].strike.isHidden()


def test_words_stay_in_the_form_when_they_cannot_be_recorded(
    room: InspectorRoom, desk: Any, stage: Stage
) -> None:
    corrections = details(room, stage).corrections
    desk.articles.trash([story(room)])
    desk.articles.delete([story(room)])
    corrections.text.setPlainText("It was 412.")
    corrections.add.click()
    stage.settle()
    assert corrections.text.toPlainText() == "It was 412."
    assert "does not exist any more" in stage.context.toasts.label.text()


def test_the_form_says_where_each_kind_stands(room: InspectorRoom, stage: Stage) -> None:
    corrections = details(room, stage).corrections
    assert corrections.where.text() == "Stands after the text."
    corrections.kind.setCurrentIndex(corrections.kind.findData(CorrectionKind.RETRACTION))
    assert corrections.where.text() == "Stands before the text: readers see it first."


def test_a_correction_names_the_saves_around_it(
    room: InspectorRoom, desk: Any, stage: Stage
) -> None:
    article = desk.articles.get(story(room))
    desk.articles.save(article.id, replace(article.content, body="412"))
    desk.articles.correct(article.id, CorrectionKind.RETRACTION, "It was 412.")
    newest = desk.articles.get(article.id).revision
    (found,) = desk.articles.corrections(article.id)
    corrections = details(room, stage).corrections
    for after, words in (
        (None, "Save 1 ran with it; the one that mends it has not been published yet."),
        (newest, "Save 1 ran with it; save 2 was published in its place."),
    ):
        with desk.library.write() as unit:
            unit.corrections.put(replace(found, before=article.revision, after=after))
        read_again(room, stage)
        assert words in said(corrections.rows[0])
    desk.articles.strike(found.id, "It was right.")
    with desk.library.write() as unit:
        unit.corrections.put(replace(unit.corrections.get(found.id), after=None))
    read_again(room, stage)
    assert "Save 1 ran with it.\n" in said(corrections.rows[0])
