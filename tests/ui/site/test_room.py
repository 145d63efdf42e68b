from typing import Any

import pytest
from PySide6.QtCore import Qt

from editor_app.domain.article import Content
from editor_app.domain.template import TemplateKind
from editor_app.ui.place import Place
from editor_app.ui.site.room import PAGES, SiteRoom
from tests.ui.stage import Stage


@pytest.fixture
def room(stage: Stage, desk: Any) -> SiteRoom:
    for name in ("World", "Business", "Science"):
        desk.labels.add_section(name)
    desk.labels.add_author("Lena Okafor")
    desk.labels.add_tag("harbour")
    made = SiteRoom(stage.context)
    stage.show(made)
    return made


def page(room: SiteRoom, stage: Stage, name: str) -> Any:
    room.show_subject(name)
    stage.settle()
    return room.pages[name]


def leave(line: Any, text: str) -> None:
    line.setText(text)
    line.editingFinished.emit()


def test_fields_are_kept_as_one_leaves_them(room: SiteRoom, stage: Stage, desk: Any) -> None:
    site = page(room, stage, "Site")
    leave(site.lines["tagline"], "From the harbour")
    leave(site.lines["address"], "https://courier.example")
    site.zone.setCurrentText("Europe/Berlin")
    site.zone.activated.emit(0)
    site.language.setCurrentIndex(site.language.findData("de"))
    site.language.activated.emit(0)
    site.stories.setValue(30)
    site.stories.editingFinished.emit()
    site.faces.click()
    stage.settle()
    kept = desk.site.get()
    assert (kept.tagline, kept.address) == ("From the harbour", "https://courier.example")
    assert (kept.time_zone, kept.language) == ("Europe/Berlin", "de")
    assert (kept.page_size, kept.own_faces) == (30, False)


def test_mistakes_are_said_at_their_field(room: SiteRoom, stage: Stage, desk: Any) -> None:
    site = page(room, stage, "Site")
    leave(site.lines["address"], "courier")
    assert "begins with https" in site.fields["address"].trouble.text()
    leave(site.lines["name"], "")
    assert site.fields["name"].trouble.text() == "The site has no name."
    site.zone.setCurrentText("Moon/Sea")
    site.zone.lineEdit().editingFinished.emit()
    assert "no time zone" in site.fields["time_zone"].trouble.text()
    site.language.setCurrentText("!!")
    site.language.lineEdit().editingFinished.emit()
    assert "no language tag" in site.fields["language"].trouble.text()
    stage.settle()
    assert desk.site.get().name == "The Gulf Courier"
    leave(site.lines["address"], "")
    assert site.fields["address"].trouble.isHidden()


def test_links_of_the_site(room: SiteRoom, stage: Stage, desk: Any) -> None:
    site = page(room, stage, "Site")
    site.social.add.click()
    line = site.social.lines[0]
    line.first.setCurrentText("Mastodon")
    leave(line.second, "social.example")
    assert "no address" in line.trouble.text()
    leave(line.second, "https://social.example/@courier")
    stage.settle()
    (kept,) = desk.site.get().social
    assert (kept.network, kept.address) == ("mastodon", "https://social.example/@courier")
    room._read()
    stage.settle()
    assert site.social.lines[0].first.currentText() == "Mastodon"
    site.social.lines[0].take.click()
    stage.settle()
    assert desk.site.get().social == ()


def test_a_link_needs_a_name(room: SiteRoom, stage: Stage) -> None:
    site = page(room, stage, "Site")
    site.social.add.click()
    leave(site.social.lines[0].second, "https://a.example")
    assert "network" in site.social.lines[0].trouble.text()


def test_sections_move_by_keys(room: SiteRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    sections = page(room, stage, "Sections")
    items = sections.list.items
    qtbot.keyClick(items, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    assert [s.name for s in desk.labels.sections()] == ["Business", "World", "Science"]
    sections.list.up.click()
    stage.settle()
    assert [s.name for s in desk.labels.sections()] == ["World", "Business", "Science"]
    assert not sections.list.up.isEnabled()
    items.insertItem(0, items.takeItem(2))
    items.dropped.emit()
    stage.settle()
    assert [s.name for s in desk.labels.sections()] == ["Science", "World", "Business"]


def test_sections_are_made_renamed_removed(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    sections = page(room, stage, "Sections")
    qtbot.keyClicks(sections.new_line, "Sport")
    qtbot.keyClick(sections.new_line, Qt.Key.Key_Return)
    stage.settle()
    qtbot.waitUntil(lambda: sections.name.text() == "Sport")
    leave(sections.slug, "No Slug")
    assert "lower-case" in sections.fields["slug"].trouble.text()
    leave(sections.slug, "sports")
    leave(sections.name, "Sports")
    sections.description.setPlainText("Games")
    assert room.may_leave()
    stage.settle()
    kept = next(s for s in desk.labels.sections() if s.name == "Sports")
    assert (kept.slug, kept.description) == ("sports", "Games")
    leave(sections.name, "World")
    stage.settle()
    assert "already" in sections.fields["name"].trouble.text()
    qtbot.keyClick(sections.list.items, Qt.Key.Key_Delete)
    stage.settle()
    assert "Sports" not in {s.name for s in desk.labels.sections()}
    stage.context.toasts.button.click()
    stage.settle()
    assert next(s for s in desk.labels.sections() if s.name == "Sports").slug == "sports"


def test_a_section_in_use_stays(room: SiteRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    key = desk.labels.sections()[0].id
    desk.articles.create(Content(headline="A", section=key))
    sections = page(room, stage, "Sections")
    sections.list.remove.click()
    stage.settle()
    assert "one article" in stage.context.toasts.label.text()


def test_authors(room: SiteRoom, stage: Stage, desk: Any) -> None:
    authors = page(room, stage, "Authors")
    leave(authors.role, "Reporter")
    authors.bio.setPlainText("Writes.")
    authors.tell()
    leave(authors.email, "no mail")
    assert "no e-mail" in authors.fields["email"].trouble.text()
    leave(authors.email, "lena@courier.example")
    authors.links.add.click()
    authors.links.lines[0].first.setCurrentText("Web")
    leave(authors.links.lines[0].second, "https://lena.example")
    stage.settle()
    (kept,) = desk.labels.authors()
    assert (kept.role, kept.bio, kept.email) == ("Reporter", "Writes.", "lena@courier.example")
    assert kept.links == (("Web", "https://lena.example"),)
    assert authors.picture.currentText() == "No picture"


def test_tags_and_an_empty_page(room: SiteRoom, stage: Stage, desk: Any) -> None:
    tags = page(room, stage, "Tags")
    leave(tags.name, "Harbours")
    stage.settle()
    (kept,) = desk.labels.tags()
    assert kept.name == "Harbours"
    tags.list.remove.click()
    stage.settle()
    tags.read()
    stage.settle()
    assert tags.nothing.isVisible()


def test_trending(room: SiteRoom, stage: Stage, desk: Any, qtbot: Any) -> None:
    first = desk.articles.create(Content(headline="Pilots vote")).created
    second = desk.articles.create(Content(headline="Ferry returns")).created
    trending = page(room, stage, "Trending")
    assert trending.empty.isVisible()
    qtbot.keyClicks(trending.finder, "Pilots")
    qtbot.waitUntil(lambda: trending.finder.completer().popup().isVisible())
    trending.finder._choose("Pilots vote")
    stage.settle()
    trending.read()
    stage.settle()
    trending.finder.chosen.emit(second, "Ferry returns")
    stage.settle()
    trending.read()
    stage.settle()
    assert desk.site.get().trending == (first, second)
    trending.finder.chosen.emit(second, "Ferry returns")
    assert "already" in stage.context.toasts.label.text()
    trending.list.shift(-1)
    stage.settle()
    assert desk.site.get().trending == (second, first)
    trending.read()
    stage.settle()
    trending.list.remove.click()
    stage.settle()
    assert len(desk.site.get().trending) == 1
    stage.context.toasts.button.click()
    stage.settle()
    assert len(desk.site.get().trending) == 2


def test_the_footer_leads_to_its_templates(
    room: SiteRoom, stage: Stage, desk: Any, qtbot: Any
) -> None:
    footer = page(room, stage, "Footer")
    assert "No footer yet" in footer.cards.itemAt(0).widget().text()
    made = desk.templates.add("Copyright", TemplateKind.FOOTER, "© {{ site.year }}")
    stage.context.hub.announce(made)
    qtbot.waitUntil(
        lambda: stage.settle() or footer.cards.itemAt(0).widget().objectName() == "Card"
    )
    card = footer.cards.itemAt(0).widget()
    with qtbot.waitSignal(room.place_chosen) as taken:
        card.findChild(type(footer.make)).click()
    assert (taken.args[0].room, taken.args[0].subject) == ("templates", made.created)


def test_every_page_can_be_shown(room: SiteRoom, stage: Stage) -> None:
    for name in PAGES:
        page(room, stage, name)
    stage.context.hub.announce(stage.context.desk.articles.create(Content(headline="New")))
    stage.settle()
    assert set(room.pages) == set(PAGES)


def test_icons_follow_the_night(room: SiteRoom, stage: Stage) -> None:
    sections = page(room, stage, "Sections")
    before = sections.list.remove.icon().cacheKey()
    stage.context.look.wear("dark", 14)
    stage.settle()
    assert sections.list.remove.icon().cacheKey() != before
    stage.context.look.wear("light", 14)


def test_the_whole_site_can_be_looked_at(room: SiteRoom, qtbot: Any) -> None:
    with qtbot.waitSignal(room.place_chosen) as asked:
        room.browse.click()
    assert asked.args == [Place("browse")]
