import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester

from editor_app.domain.article import Content
from editor_app.domain.changes import Changes
from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.ledger import PageLine
from editor_app.domain.publication import FilledText, PublishedPage
from editor_app.ui.ledger.pages_table import PagesTable, columns
from editor_app.ui.ledger.room import LedgerRoom
from editor_app.ui.room_context import RoomContext
from editor_app.ui.widgets.table_rows import TableRows
from tests.ui.ledger.conftest import context_of

WORDS = "**Disclaimer.** For information only."
TEXT = FilledText(
    TemplateId("t1"),
    "General disclaimer",
    "disclaimer",
    3,
    hashlib.sha256(WORDS.encode()).hexdigest(),
    WORDS,
    "by rule “whole site: add”",
)


@pytest.fixture
def context(desk: Any, qtbot: Any) -> Iterator[RoomContext]:
    yield from context_of(desk, qtbot)


@pytest.fixture
def story(desk: Any) -> str:
    return desk.articles.create(Content(headline="Pilots vote")).created


def _publish(desk: Any, story: str, *, done: bool = True, removed: tuple[str, ...] = ()) -> int:
    page = PublishedPage(
        "world/pilots-vote/index.html",
        "cd" * 32,
        "pilots-vote",
        ArticleId(story),
        RevisionId(7),
        (TEXT, replace(TEXT, name="Site footer", version=1)),
    )
    with desk.library.write() as unit:
        number = unit.ledger.begin(
            desk.clock.now(),
            "sites/gulf",
            "Ida Brandt",
            (PublishedPage("index.html", "ef" * 32), page),
            removed,
        )
        if done:
            unit.ledger.finish(number, desk.clock.now())
    return number


def _room(context: RoomContext, qtbot: Any) -> LedgerRoom:
    room = LedgerRoom(context)
    qtbot.addWidget(room)
    room.resize(1200, 800)
    room.show()
    context.readers.settle()
    return room


def test_an_empty_ledger_says_what_it_is_for(context: RoomContext, qtbot: Any) -> None:
    room = _room(context, qtbot)
    assert room.stack.currentWidget() is room.empty


def test_a_publication_shows_what_each_page_carried(
    context: RoomContext, story: str, qtbot: Any
) -> None:
    _publish(context.desk, story, removed=("world/old/index.html",))
    room = _room(context, qtbot)
    ModelTester(None).check(room.list.publications)
    ModelTester(None).check(room.contents.pages)
    assert room.contents.title.text() == "Publication 1"
    assert "by Ida Brandt · to sites/gulf" in room.contents.facts.text()
    assert room.contents.chip.text() == "Done"
    assert "1 file removed: /world/old/index.html" in room.contents.removed.text()
    assert room.contents.table.chosen() is not None
    assert room.carried.texts() == [TEXT.text, TEXT.text]
    assert room.proof.sentence.text().startswith("Proved at")
    room.grab()
    # Stories stand before files, whatever was written first.
    assert room.contents.pages.index(0, 0).data() == "/world/pilots-vote/"
    room.contents.table.setCurrentIndex(room.contents.pages.index(1, 0))
    context.readers.settle()
    assert room.carried.texts() == []
    context.hub.announce(Changes(publications=frozenset({1})), None)
    context.readers.settle()
    assert room.carried.texts() == [TEXT.text, TEXT.text]


def test_addresses_have_the_room_they_need(qtbot: Any) -> None:
    model: TableRows[PageLine] = TableRows(columns())
    table = PagesTable(model)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    line = PageLine(
        2,
        "world/pilots-vote/index.html",
        "pilots-vote",
        7,
        "A general disclaimer of the whole house v3",
        2,
    )
    model.show_rows((line,))
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    qtbot.waitUntil(lambda: table.columnWidth(0) >= table.sizeHintForColumn(0))
    table.resize(320, 300)
    qtbot.waitUntil(lambda: table.columnWidth(2) < table.sizeHintForColumn(2))


def test_links_lead_to_article_and_template(context: RoomContext, story: str, qtbot: Any) -> None:
    _publish(context.desk, story)
    room = _room(context, qtbot)
    buttons = {button.text(): button for button in room.carried.findChildren(QPushButton)}
    buttons["Open the article"].click()
    buttons["Open the template"].click()
    article, template = context.navigate.__self__  # type: ignore[attr-defined]
    assert article.subject == story
    assert (template.room, template.subject) == ("templates", "t1")


def test_one_article_is_looked_up_by_its_slug(context: RoomContext, story: str, qtbot: Any) -> None:
    _publish(context.desk, story)
    _publish(context.desk, story, done=False)
    room = _room(context, qtbot)
    room.show_subject("pilots-vote")
    context.readers.settle()
    assert [row.id for row in room.list.publications.rows] == [2, 1]
    assert room.contents.chip.text() == "Not finished"
    assert len(room.contents.pages.rows) == 1
    room.show_subject("nobody")
    context.readers.settle()
    assert room.contents.title.text() == "Never published"
    assert "“nobody”" in room.contents.facts.text()
    room.show_subject("")
    context.readers.settle()
    assert len(room.list.publications.rows) == 2


def test_a_new_publication_is_heard_of(context: RoomContext, story: str, qtbot: Any) -> None:
    room = _room(context, qtbot)
    number = _publish(context.desk, story)
    context.hub.announce(Changes(publications=frozenset({number})), None)
    context.readers.settle()
    assert room.stack.currentWidget() is room.split
    assert [row.id for row in room.list.publications.rows] == [PublicationId(number)]


def test_a_row_that_was_changed_is_named(context: RoomContext, story: str, qtbot: Any) -> None:
    _publish(context.desk, story)
    file = context.desk.workspace.library_path
    with sqlite3.connect(file) as raw:
        raw.execute("DROP TRIGGER ledger_never_update")
        raw.execute("UPDATE ledger SET article = 'other' WHERE id = 2")
    raw.close()
    room = _room(context, qtbot)
    assert room.proof.sentence.text().startswith("The chain is broken. Row 2")
    assert room.proof.sentence.property("tone") == "red"
