"""The archive of a published site: what an edit rewrites, and what a new story counts."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.archive import Month
from editor_app.domain.errors import InvalidValue, TargetUnusable
from editor_app.domain.plan import PageChange
from editor_app.services.desk import Desk
from tests.services.press import Press, broken_links, paths


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    press = Press(desk, tmp_path / "site")
    press.furnish()
    return press


def _own(found: set[str]) -> set[str]:
    return {path for path in found if path.startswith("archive/")}


def test_every_story_stands_in_the_archive(press: Press) -> None:
    press.story("Pilots strike")
    press.story("A comet returns")
    press.publish()
    now = press.desk.clock.now()
    month = Month(now.year, now.month)
    assert "2 stories" in press.text("archive/index.html")
    assert "2 stories" in press.text(f"archive/{month.year}/index.html")
    text = press.text(f"archive/{month.year}/{month.number:02}/index.html")
    assert text.index("A comet returns") != text.index("Pilots strike")
    assert broken_links(press.site) == []
    assert '<a href="../archive/"' in press.text("world/index.html")
    assert "/archive/" in press.text("404.html")


def test_an_edit_rewrites_the_page_of_the_month_alone_and_a_new_story_the_numbers(
    press: Press,
) -> None:
    key = press.story("Pilots strike")
    press.publish()
    now = press.desk.clock.now()
    month = f"archive/{now.year}/{now.month:02}/index.html"
    press.edit(key, headline="Pilots strike again")
    assert _own(paths(press.publish(), PageChange.CHANGED)) == {month}
    press.edit(key, body="Another text.")
    assert _own(paths(press.publish(), PageChange.CHANGED)) == set()
    press.story("A comet returns")
    changed = _own(paths(press.publish(), PageChange.CHANGED))
    assert changed == {"archive/index.html", f"archive/{now.year}/index.html", month}


def test_an_empty_site_has_an_archive_that_says_so(press: Press) -> None:
    press.publish()
    assert "There are no stories here yet." in press.text("archive/index.html")
    assert "There are no stories here yet." in press.text("search/index.html")


@pytest.mark.parametrize("word", ["Archive", "Search"])
def test_no_section_can_take_the_place_of_the_archive(press: Press, word: str) -> None:
    made = press.desk.labels.add_section(word).created
    section = next(one for one in press.desk.labels.sections() if one.id == made)
    assert section.slug == f"{word.lower()}-untitled"
    with pytest.raises(InvalidValue, match="keeps for itself"):
        press.desk.labels.save_section(replace(section, slug=word.lower()))
    # A library that was not made by this program could hold one: nothing is written over it.
    with press.desk.library.write() as unit:
        unit.sections.put(replace(section, slug=word.lower()))
    with pytest.raises(TargetUnusable, match=f"Two pages would stand at “{word.lower()}/index"):
        press.publish()
