from typing import Any

import pytest
from PySide6.QtGui import QTextCursor

from editor_app.domain.article import Content
from editor_app.domain.site import HousePage, Linked
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


def pages_of(room: SiteRoom, stage: Stage) -> Any:
    room.show_subject("Pages")
    stage.settle()
    return room.pages["Pages"]


def leave(line: Any, text: str) -> None:
    line.setText(text)
    line.editingFinished.emit()


def settled(stage: Stage, qtbot: Any, holds: Any) -> None:
    stage.settle()
    qtbot.waitUntil(holds)
    stage.settle()


def test_pages_are_made_ordered_and_removed(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    pages = pages_of(room, stage)
    assert pages.empty.isVisible()
    pages.add.click()
    settled(stage, qtbot, lambda: pages.form.title.text() == "New page")
    leave(pages.form.title, "About us")
    settled(stage, qtbot, lambda: pages.form.slug.text() == "about-us")
    pages.form.text.setPlainText("# We write")
    pages.tell()
    stage.settle()
    (kept,) = desk.house_pages.all()
    assert (kept.title, kept.slug, kept.text) == ("About us", "about-us", "# We write")
    pages.add.click()
    settled(stage, qtbot, lambda: pages.list.items.count() == 2)
    pages.list.shift(-1)
    slugs = lambda: [page.slug for page in desk.house_pages.all()]  # noqa: E731
    settled(stage, qtbot, lambda: slugs() == ["new-page", "about-us"])
    pages.list.remove.click()
    settled(stage, qtbot, lambda: slugs() == ["about-us"])
    stage.context.toasts.button.click()
    settled(stage, qtbot, lambda: slugs() == ["new-page", "about-us"])


def test_mistakes_are_said_and_the_rest_is_kept(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    desk.house_pages.add(HousePage("About", "about", "We write."))
    desk.house_pages.add(HousePage("Contact", "contact", "Write to us."))
    pages = pages_of(room, stage)
    form = pages.form
    settled(stage, qtbot, lambda: form.title.text() == "About")
    form.text.setPlainText("We wrote.")
    leave(form.title, "")
    assert form.fields["title"].trouble.text() == "The title is empty."
    settled(stage, qtbot, lambda: desk.house_pages.get("about").text == "We wrote.")
    leave(form.title, "About")
    for slug, said in (
        ("Not Good", "lower-case"),
        ("contact", "Another page"),
        ("search", "keeps"),
    ):
        leave(form.slug, slug)
        assert said in form.fields["slug"].trouble.text()
    form.text.setPlainText("We will write.")
    leave(form.slug, "world")
    settled(stage, qtbot, lambda: "stands at /world/" in form.fields["slug"].trouble.text())
    settled(stage, qtbot, lambda: desk.house_pages.get("about").text == "We will write.")
    leave(form.slug, "about-us")
    settled(stage, qtbot, lambda: pages.list.key() == "about-us")
    assert [page.slug for page in desk.house_pages.all()] == ["about-us", "contact"]


def test_where_a_page_is_linked_and_what_it_speaks(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    desk.house_pages.add(HousePage("About", "about", "", "tlh"))
    pages = pages_of(room, stage)
    form = pages.form
    settled(stage, qtbot, lambda: form.language.currentData() == "tlh")
    form.linked.setCurrentIndex(form.linked.findData(Linked.MENU))
    form.linked.activated.emit(0)
    form.language.setCurrentIndex(form.language.findData("de"))
    form.language.activated.emit(0)
    leave(form.description, "Who we are")
    about = HousePage("About", "about", "", "de", "Who we are", Linked.MENU)
    settled(stage, qtbot, lambda: desk.house_pages.get("about") == about)


def test_a_text_is_seen_and_kept_while_it_is_typed(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    desk.house_pages.add(HousePage("About", "about", "We write."))
    desk.house_pages.add(HousePage("Contact", "contact", "Write to us."))
    pages = pages_of(room, stage)
    form = pages.form
    qtbot.waitUntil(lambda: pages.live.page.view is not None)
    shown = pages.live.page.view.toPlainText
    settled(stage, qtbot, lambda: "We write." in shown())
    form.text.setFocus()
    form.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(form.text, " And edit.")
    settled(stage, qtbot, lambda: "And edit." in shown())
    settled(stage, qtbot, lambda: desk.house_pages.get("about").text == "We write. And edit.")
    qtbot.keyClicks(form.text, " Soon")
    pages.list.choose("contact")
    settled(stage, qtbot, lambda: form.title.text() == "Contact")
    assert desk.house_pages.get("about").text == "We write. And edit. Soon"
    assert desk.house_pages.get("contact").text == "Write to us."


def test_pictures_and_links_are_put_into_the_text(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    story = desk.articles.create(Content(headline="Pilots [vote]")).created
    desk.pictures.add(photograph(form="PNG"), "desk.png")
    desk.house_pages.add(HousePage("About", "about", "We write."))
    pages = pages_of(room, stage)
    form = pages.form
    settled(stage, qtbot, lambda: form.text.toPlainText() == "We write.")
    form._intake._put_in("desk.png", "A desk [ours]")
    form.text.moveCursor(QTextCursor.MoveOperation.Start)
    form.story.chosen.emit(story, "Pilots [vote]")
    wanted = "[Pilots (vote)](article:pilots-vote)We write.\n\n![A desk (ours)](desk.png)"
    settled(stage, qtbot, lambda: desk.house_pages.get("about").text == wanted)
