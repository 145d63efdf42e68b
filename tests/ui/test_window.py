"""The window as a journalist meets it: first start, desks, places, acts and their undo."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit

from editor_app.domain.article import Content
from editor_app.domain.listing import Listing
from editor_app.domain.status import Status
from editor_app.services.desk import new_desk, open_desk
from editor_app.services.settings import load_settings
from editor_app.ui import desk_opening
from editor_app.ui.application import Program
from editor_app.ui.first_start import FirstStart
from editor_app.ui.new_desk_dialog import NewDesk, NewDeskDialog, folder_trouble, free_folder
from editor_app.ui.page_view import probe
from editor_app.ui.place import Place, articles
from editor_app.ui.saved_searches import NameSearchDialog
from editor_app.ui.search_everything import SearchEverything, hit_markup
from editor_app.ui.widgets.empty_state import EmptyState


@pytest.fixture
def program(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    probe.remember(works=False)
    made = Program(qapp, "")
    yield made
    made.window.close()
    made.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_desk(tmp_path / "desk", name="The Gulf Courier", by="Ida Brandt") as desk:
        section = desk.labels.add_section("World").created
        desk.articles.create(
            Content(headline="Harbour pilots", body="They voted.", section=section)
        )
        desk.articles.create(Content(headline="Night ferry", body="It returns with pilots."))
    return tmp_path / "desk"


def settle(program: Program) -> None:
    for _ in range(6):
        program.window.lane.settle()
        program.window.readers.settle()


@pytest.fixture
def window(program: Program, folder: Path, qtbot: Any) -> Any:
    program.start(folder)
    shown: Any = program.window
    qtbot.waitUntil(lambda: shown.view is not None, timeout=10_000)
    qtbot.waitUntil(lambda: shown.view.page.library.model.rowCount() == 2, timeout=10_000)
    settle(program)
    return shown


def dialog_of(window: Any, kind: type[Any]) -> Any:
    return window.findChildren(kind)[-1]


def place_texts(window: Any) -> list[tuple[str, str]]:
    wall = window.view.places.top
    return [(wall.item(n).text(), wall.item(n).data(257)) for n in range(wall.count())]


def test_the_first_start_asks_and_opens_the_sample(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr(desk_opening, "documents_folder", lambda: tmp_path)
    made: list[NewDesk] = []
    program.start(None)
    first: Any = program.window.centralWidget()
    assert isinstance(first, FirstStart)
    monkeypatch.setattr(program.opening, "make", made.append)
    first.name.setText("Lena Okafor")
    first.sample.click()
    assert program.preferences.settings.name == "Lena Okafor"
    assert made == [NewDesk(tmp_path / "offstone-sample", "The Gulf Courier", "en-GB", sample=True)]


def test_a_new_desk_is_made_and_becomes_the_recent_one(
    program: Program, tmp_path: Path, qtbot: Any
) -> None:
    program.start(None)
    program.window.actions_table["new-desk"].trigger()
    dialog = dialog_of(program.window, NewDeskDialog)
    assert not dialog.make.isEnabled()
    dialog._shelf = tmp_path
    dialog.name.setText("Harbour Courier")
    assert dialog.folder.text() == str(tmp_path / "harbour-courier")
    dialog.make.click()
    qtbot.waitUntil(lambda: program.window.view is not None, timeout=10_000)
    desk: Any = program.window.desk
    assert desk.site.get().name == "Harbour Courier"
    assert program.preferences.settings.recent == (str(tmp_path / "harbour-courier"),)
    program.window.fill_menu()
    settle(program)


def test_folders_that_cannot_be_are_refused(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    assert "holds files" in folder_trouble(str(tmp_path / "full"))
    assert "file of that name" in folder_trouble(str(tmp_path / "full" / "x"))
    assert "whole path" in folder_trouble("somewhere")
    assert folder_trouble(str(tmp_path / "fresh")) == ""
    assert free_folder(tmp_path, "full").name == "full-2"


def test_what_is_no_desk_is_said(program: Program, tmp_path: Path, qtbot: Any) -> None:
    program.start(tmp_path)
    window = program.window
    qtbot.waitUntil(
        lambda: (
            isinstance(window.centralWidget(), EmptyState)
            and "workspace" in window.centralWidget().title.text()
        ),  # type: ignore[union-attr]
        timeout=10_000,
    )


def test_a_desk_in_use_can_be_read(
    program: Program, folder: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(folder):
        program.start(folder)
        window: Any = program.window
        qtbot.waitUntil(
            lambda: (
                isinstance(window.centralWidget(), EmptyState)
                and window.centralWidget().button.text() == "Open for reading only"
            ),
            timeout=10_000,
        )
        window.centralWidget().button.click()
        qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
        settle(program)
        assert not window.actions_table["new-article"].isEnabled()
        window.close()


def test_places_count_and_lead(window: Any, program: Program) -> None:
    assert ("All articles", "2") in place_texts(window)
    assert ("World", "1") in place_texts(window)
    section = next(iter(window.context.names.known.sections))
    window.navigate(articles(Listing(section=section)))
    settle(program)
    assert window.view.page.library.model.rowCount() == 1
    window.navigate(Place("ledger"))
    settle(program)
    assert window.view.place.room == "ledger"
    window.actions_table["filter-list"].trigger()
    assert window.view.place.room == "articles"
    assert isinstance(QApplication.focusWidget() or window.view.page.library.search, QLineEdit)


def test_a_story_is_begun_doubled_trashed_and_put_back(window: Any, program: Program) -> None:
    page, actions = window.view.page, window.actions_table
    program.preferences.take(program.preferences.settings)
    actions["new-article"].trigger()
    # What is typed after the key waits until the story is there.
    assert page.draft.article is not None
    settle(program)
    assert page.library.model.rowCount() == 3
    page.editor.sheet.headline.setPlainText("Fresh")
    actions["duplicate"].trigger()
    settle(program)
    assert page.draft.content.headline == "Fresh (copy)"
    actions["trash"].trigger()
    settle(program)
    assert page.draft.article is None
    assert window.toasts.label.text() == "1 article moved to the trash."
    window.toasts.button.click()
    settle(program)
    assert page.library.model.rowCount() == 4
    assert page.draft.content.headline == "Fresh (copy)"


def test_a_story_is_pinned_on_the_home_page_and_taken_off(window: Any, program: Program) -> None:
    home, toasts = window.desk.home, window.toasts
    key = window.view.page.draft.article.id
    window.actions_table["pin"].trigger()
    settle(program)
    assert home.get().pinned == (key,)
    assert toasts.label.text() == "Pinned on the home page."
    toasts.button.click()
    settle(program)
    assert home.get().pinned == ()
    for _ in range(2):
        window.actions_table["pin"].trigger()
        settle(program)
    assert toasts.label.text() == "It is pinned on the home page already."
    toasts.button.click()
    settle(program)
    assert home.get().pinned == ()


def test_the_story_that_was_open_is_there_again(
    window: Any, program: Program, folder: Path, qtbot: Any
) -> None:
    page = window.view.page
    assert page.draft.article.id == page.library.model.at(0).id
    other = page.library.model.at(1).id
    page.open_article(other)
    settle(program)
    page.editor.sheet.body.set_position(4)
    assert window.let_go()
    program.opening.open(folder)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    settle(program)
    page = window.view.page
    assert page.draft.article.id == other
    assert page.editor.sheet.body.textCursor().position() == 4
    window.actions_table["trash"].trigger()
    settle(program)
    window.let_go()
    program.opening.open(folder)
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    settle(program)
    assert window.view.page.draft.article is None


def test_the_trash_is_emptied_after_asking(window: Any, program: Program) -> None:
    page, actions = window.view.page, window.actions_table
    key = page.library.model.at(0).id
    page.open_article(key)
    settle(program)
    actions["trash"].trigger()
    settle(program)
    window.navigate(articles(Listing(trash=True)))
    settle(program)
    page.library.mark(key)
    actions["delete"].trigger()
    assert "cannot be undone" in window.toasts.label.text()
    window.toasts.button.click()
    settle(program)
    assert page.library.model.rowCount() == 0


def test_columns_fold_and_are_remembered(window: Any, program: Program) -> None:
    actions = window.actions_table
    actions["fold-list"].trigger()
    assert window.view.page.library.isHidden()
    actions["fold-list"].trigger()
    actions["write-only"].trigger()
    assert window.view.page.inspector.isHidden()
    actions["show-checks"].trigger()
    assert window.view.page.inspector.tabs.current == "Checks"
    actions["write-only"].trigger()
    window.close()
    assert "folded" in dict(load_settings().window)


def test_everything_is_searched(window: Any, program: Program, qtbot: Any) -> None:
    window.actions_table["search-all"].trigger()
    dialog = dialog_of(window, SearchEverything)
    dialog.search("pilots")
    settle(program)
    assert dialog.count.text() == "2 articles found"
    assert dialog.list.count() == 2
    dialog.grab()
    hits = [dialog.list.item(n).data(256) for n in range(2)]
    markup = "".join(hit_markup(hit, window.context.look.tokens) for hit in hits)
    assert "background:#FCE8A6" in markup
    chosen = dialog.list.item(0).data(256).id
    dialog.open_current()
    settle(program)
    assert window.view.page.draft.article.id == chosen
    window.actions_table["search-all"].trigger()
    dialog = dialog_of(window, SearchEverything)
    dialog.search("nothing like this")
    settle(program)
    assert dialog.empty.title.text() == "Nothing found"
    dialog.search("")
    dialog.close()


def test_a_search_is_kept_and_let_go(window: Any, program: Program, qtbot: Any) -> None:
    library = window.view.page.library
    with qtbot.waitSignal(library.loaded):
        library.search.setText("pilots")
    window.actions_table["keep-search"].trigger()
    dialog = dialog_of(window, NameSearchDialog)
    dialog.name.setText("About pilots")
    dialog.keep.click()
    settle(program)
    qtbot.waitUntil(lambda: ("About pilots", "2") in place_texts(window), timeout=10_000)
    from editor_app.ui.saved_searches import remove_search

    (saved,) = window.desk.search.saved()
    remove_search(window.context, saved)
    settle(program)
    assert window.desk.search.saved() == ()
    window.toasts.button.click()
    settle(program)
    assert window.desk.search.saved()[0].name == "About pilots"


def test_files_are_imported_and_the_import_undone(
    window: Any, program: Program, tmp_path: Path, qtbot: Any
) -> None:
    (tmp_path / "tide.md").write_text("# Tide tables\n\nThey were wrong.\n", encoding="utf-8")
    window.view.imports.take([tmp_path / "tide.md"])
    assert window.view.imports.busy
    window.view.imports.take([tmp_path / "tide.md"])
    assert "under way" in window.toasts.label.text()
    qtbot.waitUntil(lambda: not window.view.imports.busy, timeout=30_000)
    settle(program)
    assert window.view.page.library.model.rowCount() == 3
    assert window.toasts.label.text().startswith("1 article imported")
    window.toasts.button.click()
    settle(program)
    assert window.view.page.library.model.rowCount() == 2


def test_files_that_are_left_out_are_named(
    window: Any, program: Program, tmp_path: Path, qtbot: Any
) -> None:
    from editor_app.ui.import_result import ImportResultDialog

    (tmp_path / "odd.md").write_bytes(b"---\ntitle: [broken\n---\nText\n")
    window.view.imports.take([tmp_path / "odd.md", tmp_path / "missing.md"])
    qtbot.waitUntil(lambda: not window.view.imports.busy, timeout=30_000)
    settle(program)
    dialog = dialog_of(window, ImportResultDialog)
    assert dialog.rows.rowCount() >= 1
    dialog.accept()


def test_a_story_is_copied_as_html(window: Any, program: Program, qtbot: Any) -> None:
    page = window.view.page
    page.open_article(page.library.model.at(0).id)
    settle(program)
    window.actions_table["copy-html"].trigger()
    settle(program)
    assert "<p>" in QApplication.clipboard().mimeData().html()
    assert "content system" in window.toasts.label.text()


def test_the_next_step_leads_to_publish(window: Any, program: Program) -> None:
    page = window.view.page
    page.open_article(page.library.model.at(0).id)
    settle(program)
    for status in (Status.REVIEW, Status.READY):
        window.actions_table["next-step"].trigger()
        settle(program)
        assert page.draft.article.status is status
    window.actions_table["next-step"].trigger()
    settle(program)
    assert window.view.place.room == "publish"


def test_a_mistake_of_ours_saves_the_text_first(window: Any, program: Program) -> None:
    page = window.view.page
    page.open_article(page.library.model.at(0).id)
    settle(program)
    page.editor.sheet.headline.setPlainText("Kept")
    program.reports.take(ValueError("a bug"))
    settle(program)
    assert window.desk.articles.get(page.draft.article.id).content.headline == "Kept"
    assert "mistake of its own" in window.toasts.label.text()


def test_a_menu_offers_every_subject(window: Any) -> None:
    texts = [action.text() for action in window.menu.actions() if action.text()]
    assert texts[0] == "New desk…"
    assert {"Article", "Format", "View", "Go", "Help", "Recent desks"} <= set(texts)


def test_keys_do_what_the_table_says(window: Any, program: Program, qtbot: Any) -> None:
    page = window.view.page
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.open_article(page.library.model.at(0).id)
    settle(program)
    body = page.editor.sheet.body
    body.setFocus()
    body.selectAll()
    qtbot.keyClick(body, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert body.toPlainText().startswith("*")
    qtbot.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not body.toPlainText().startswith("*")
    before = body.toPlainText()
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(body, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert page.draft.article.trashed is None
    assert len(body.toPlainText()) < len(before)
    qtbot.keyClick(body, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(program)
    assert page.library.model.rowCount() == 3
    assert page.draft.content.headline == ""
    assert page.editor.sheet.headline.hasFocus()
