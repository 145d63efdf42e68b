from typing import Any

import pytest
from PySide6.QtWidgets import QColorDialog

from editor_app.domain.look import Look
from editor_app.ui.page_view import one_page
from editor_app.ui.site.room import SiteRoom
from tests.services.pictures import photograph
from tests.ui.stage import Stage


@pytest.fixture
def room(stage: Stage, desk: Any, monkeypatch: pytest.MonkeyPatch) -> SiteRoom:
    # Chromium has a test of its own; here the plain view is quick.
    monkeypatch.setattr("editor_app.ui.page_view.probe.remembered", lambda: False)
    desk.labels.add_section("World")
    made = SiteRoom(stage.context)
    stage.show(made)
    return made


def page(room: SiteRoom, stage: Stage, qtbot: Any, name: str) -> Any:
    room.show_subject(name)
    stage.settle()
    found: Any = room.pages[name]
    if name == "Look":
        qtbot.waitUntil(lambda: found.live.page.view is not None)
        stage.settle()
    return found


def leave(line: Any, text: str) -> None:
    line.setText(text)
    line.editingFinished.emit()


def test_a_theme_is_chosen_and_seen(room: SiteRoom, stage: Stage, qtbot: Any, desk: Any) -> None:
    look = page(room, stage, qtbot, "Look")
    assert look.form.theme.currentText() == "Courier"
    assert "The Gulf Courier" in look.live.page.view.toPlainText()
    assert "Chromium" in look.live.page.message.text()
    look.form.theme.setCurrentIndex(1)
    look.form.theme.activated.emit(1)
    stage.settle()
    qtbot.waitUntil(lambda: "magazine" in look.form.about.text())
    assert desk.site.get().theme == "folio"
    look.form.theme.activated.emit(1)
    look.kind.setCurrentIndex(look.kind.findData("not-found"))
    look.kind.activated.emit(0)
    stage.settle()
    assert "Page not found" in look.live.page.view.toPlainText()
    look.live.widths.buttons["Phone"].click()
    assert look.live.page.view.parent() is look.live.page


def test_a_colour_that_cannot_be_read_offers_the_nearest(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any
) -> None:
    look = page(room, stage, qtbot, "Look")
    accent = look.form.colours["accent"]
    leave(accent.line, "#9be")
    assert "links need 4.5 to 1" in accent.trouble.text()
    assert desk.site.get().look == Look()
    accent.nearest.click()
    stage.settle()
    kept = desk.site.get().look.accent
    assert kept.startswith("#")
    assert not accent.nearest.isVisibleTo(accent)
    qtbot.waitUntil(lambda: kept == accent.line.text())
    leave(accent.line, "teal")
    assert "no colour such as" in accent.trouble.text()
    accent.pick.click()
    dialog = accent.findChild(QColorDialog)
    dialog.colorSelected.emit(dialog.currentColor())
    dialog.close()
    leave(accent.line, "")
    stage.settle()
    assert desk.site.get().look.accent == ""


def test_a_theme_on_which_a_colour_fails_says_what_it_changed(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any
) -> None:
    look = page(room, stage, qtbot, "Look")
    leave(look.form.colours["accent"].line, "#9be")
    look.form.colours["accent"].nearest.click()
    stage.settle()
    look.form.theme.setCurrentIndex(1)
    look.form.theme.activated.emit(1)
    stage.settle()
    assert "It is #" in stage.context.toasts.label.text()


def test_widths_logo_and_icon(room: SiteRoom, stage: Stage, qtbot: Any, desk: Any) -> None:
    desk.pictures.add(photograph(form="PNG"), "mark.png")
    look = page(room, stage, qtbot, "Look")
    width = look.form.widths["page_width"]
    width.setValue(500)
    width.editingFinished.emit()
    assert "between 880 and 1600" in look.form.width_fields["page_width"].trouble.text()
    width.setValue(1000)
    width.editingFinished.emit()
    logo = look.form.pictures["logo"]
    logo._take("mark.png", "")
    stage.settle()
    assert desk.site.get().look == Look(page_width=1000, logo="mark.png")
    qtbot.waitUntil(lambda: logo.name.text() == "mark.png" and not logo.image.pixmap().isNull())
    logo.off.click()
    stage.settle()
    assert desk.site.get().look.logo == ""
    logo._take("lost.png", "")
    stage.settle()
    assert "no picture “lost.png”" in stage.context.toasts.label.text()
    assert desk.site.get().look.logo == ""


def test_files_of_the_workspace_are_accepted_and_turned_off(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any
) -> None:
    look = page(room, stage, qtbot, "Look")
    assert "themes/courier" in look.own.told.text()
    folder = desk.folder / "themes" / "courier"
    folder.mkdir(parents=True)
    (folder / "home.html").write_text("a\n{{ page.nothing }}", "utf-8")
    (folder / "not-found.html").write_text("<p>Gone fishing</p>", "utf-8")
    look.own.again.click()
    stage.settle()
    assert "home.html, line 2" in look.own.files.text()
    assert "built-in file serves" in look.live.page.message.text()
    look.kind.setCurrentIndex(look.kind.findData("not-found"))
    look.kind.activated.emit(0)
    stage.settle()
    assert "Gone fishing" in look.live.page.view.toPlainText()
    look.own.off.click()
    stage.settle()
    assert not desk.themes.overrides().accepted
    assert "Gone fishing" not in look.live.page.view.toPlainText()
    look.own.accept.click()
    stage.settle()
    assert desk.themes.overrides().accepted


def test_words_are_kept_as_one_leaves_them(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any
) -> None:
    words = page(room, stage, qtbot, "Words")
    assert words.lines["continue"].placeholderText() == "Continue reading"
    leave(words.lines["continue"], "Go on")
    leave(words.lines["page"], "Sheet")
    assert "holds {} once" in words._fields["page"].trouble.text()
    leave(words.lines["page"], "")
    words.language.setCurrentIndex(words.language.findData("de"))
    words.language.activated.emit(0)
    stage.settle()
    assert words.lines["continue"].placeholderText() == "Weiterlesen"
    assert words.lines["continue"].text() == ""
    words.filter.wanted.emit("weiter")
    assert words.lines["continue"].isVisibleTo(words._rows)
    assert not words.lines["by"].isVisibleTo(words._rows)
    leave(words.lines["continue"], "Weiter")
    assert room.may_leave()
    stage.settle()
    said = {(one.language, one.text) for one in desk.site.get().look.labels}
    assert said == {("en", "Go on"), ("de", "Weiter")}
    leave(words.lines["continue"], "")
    stage.settle()
    assert len(desk.site.get().look.labels) == 1


def test_the_view_goes_before_the_program_does(room: SiteRoom, stage: Stage, qtbot: Any) -> None:
    assert room.may_close()
    look = page(room, stage, qtbot, "Look")
    assert room.may_close()
    assert look.live.page.view is None


def test_the_page_is_shown_by_chromium_where_it_runs(stage: Stage, desk: Any, qtbot: Any) -> None:
    html, _ = desk.themes.stage().page(desk.site.get(), "not-found")
    view = one_page.OnePage(desk.themes.stage, "plainly", stage.window)
    view.show_page(html)
    with qtbot.waitSignal(view.ready, timeout=30_000):
        stage.show(view)
    view.set_width("Phone")
    assert view.view is not None
    assert view.message.isHidden()
    view.close_view()


def test_networks_to_share_on_are_ticked(
    room: SiteRoom, stage: Stage, qtbot: Any, desk: Any
) -> None:
    look = page(room, stage, qtbot, "Look")
    boxes = look.form.share.boxes
    assert [name for name, box in boxes.items() if box.isChecked()] == list(Look().share)
    boxes["facebook"].click()
    boxes["bluesky"].click()
    stage.settle()
    assert desk.site.get().look.share == ("email", "mastodon", "bluesky", "whatsapp")
