"""Pages of the house: kept by their slug, ordered, found at a new address."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.plan import PageChange
from editor_app.domain.site import HousePage, Linked
from editor_app.services.desk import Desk
from editor_app.services.house_pages import page_problems
from tests.services.press import Press, paths


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def test_pages_are_made_kept_and_removed(desk: Desk) -> None:
    pages = desk.house_pages
    assert pages.add(HousePage("About us", "", "We *write*.\r\n")).created == "about-us"
    assert pages.add(HousePage("About us", "", "")).created == "about-us-2"
    about = pages.get("about-us")
    assert about.text == "We *write*.\n"
    assert not pages.save("about-us", about)
    german = replace(about, title=" Über\nuns ", language="de", linked=Linked.MENU)
    assert pages.save("about-us", german).site
    assert pages.get("about-us").title == "Über uns"
    pages.order(["about-us-2"])
    assert [page.slug for page in pages.all()] == ["about-us-2", "about-us"]
    gone = pages.get("about-us-2")
    pages.remove("about-us-2")
    assert len(pages.all()) == 1
    pages.put_back(gone, 0)
    assert [page.slug for page in pages.all()] == ["about-us-2", "about-us"]
    for act in (pages.get, pages.remove, lambda slug: pages.order([slug])):
        with pytest.raises(NotFound, match="no page “gone”"):
            act("gone")


def test_a_slug_that_is_taken_is_refused(desk: Desk) -> None:
    pages = desk.house_pages
    desk.labels.add_section("World")
    assert pages.add(HousePage("World", "", "")).created == "world-2"
    pages.add(HousePage("About", "about", ""))
    for slug, said in (
        ("world", "The section “World” stands at /world/ already"),
        ("about", "Two pages have the same slug"),
        ("search", "keeps for itself"),
        ("A b", "lower-case"),
    ):
        with pytest.raises(InvalidValue, match=said):
            pages.save("world-2", replace(pages.get("world-2"), slug=slug))
    with pytest.raises(InvalidValue, match="at most 200"):
        desk.site.save(
            replace(desk.site.get(), pages=tuple(HousePage("P", f"p-{n}", "") for n in range(201)))
        )


def test_what_is_wrong_is_told_by_field() -> None:
    wrong = HousePage("", "", "", "no tag!", "x" * 1001)
    assert set(page_problems(wrong)) == {"title", "slug", "language", "description"}
    assert page_problems(HousePage("About", "about", "", "de-AT")) == {}


def test_a_new_slug_leaves_a_redirect_where_the_page_ran(press: Press) -> None:
    pages = press.desk.house_pages
    press.story("First")
    pages.add(HousePage("About", "about", "We write."))
    pages.save("about", replace(pages.get("about"), slug="never-ran"))
    press.publish()
    assert not (press.site / "about").exists()
    pages.save("never-ran", replace(pages.get("never-ran"), slug="about-us"))
    press.publish()
    assert "url=../about-us/" in press.text("never-ran/index.html")
    pages.save("about-us", replace(pages.get("about-us"), slug="never-ran"))
    press.publish()
    assert "We write." in press.text("never-ran/index.html")
    assert "url=../never-ran/" in press.text("about-us/index.html")
    pages.remove("never-ran")
    press.publish()
    assert not (press.site / "about-us/index.html").exists()


def test_a_text_changes_its_own_page_and_a_title_all_that_link_to_it(press: Press) -> None:
    pages = press.desk.house_pages
    press.story("First")
    pages.add(HousePage("About", "about", "We write."))
    press.publish()
    about = pages.get("about")
    pages.save("about", replace(about, text="We wrote.", description="Who we are"))
    assert paths(press.publish(), PageChange.CHANGED) == {"about/index.html"}
    pages.save("about", replace(pages.get("about"), title="Us"))
    changed = paths(press.publish(), PageChange.CHANGED)
    assert {"about/index.html", "index.html", "world/first/index.html"} <= changed


def test_a_title_in_another_language_is_told_so_where_it_is_linked(press: Press) -> None:
    press.desk.house_pages.add(HousePage("Über uns", "ueber-uns", "Wir.", "de"))
    press.desk.house_pages.add(HousePage("Contact", "contact", "Write.", linked=Linked.MENU))
    press.story("First")
    press.publish()
    home = press.text("index.html")
    assert '<li lang="de"><a href="ueber-uns/">Über uns</a></li>' in home
    assert '<li><a href="contact/">Contact</a></li>' in home
    assert '<html lang="de" dir="ltr">' in press.text("ueber-uns/index.html")


def test_a_page_is_linked_in_the_menu_the_footer_or_nowhere(press: Press) -> None:
    pages = press.desk.house_pages
    press.story("First")
    for title, linked in (("Menu", "menu"), ("Footer", "footer"), ("Hidden", "nowhere")):
        pages.add(HousePage(f"In {title}", "", "Text.", linked=Linked(linked)))
    press.publish()
    head, _, foot = press.text("index.html").partition("<main")
    assert "In Menu" in head
    assert "In Footer" not in head
    foot = foot.partition("<footer")[2]
    assert "In Footer" in foot
    assert "In Menu" not in foot
    assert "In Hidden" not in press.text("index.html")
    assert "Text." in press.text("in-hidden/index.html")
    assert "in-hidden/" in press.text("sitemap.xml")
