"""The search index of a published site: what is in it, what an edit rewrites, and that it is text."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from editor_app.domain.plan import PageChange
from editor_app.domain.status import Status
from editor_app.services.desk import Desk
from tests.services.press import Press, paths, reasons

HOSTILE = '</script><script>alert(1)</script>\u2028 \\" ]]> <!-- ${x} `'


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    press = Press(desk, tmp_path / "site")
    press.furnish()
    return press


def _year(press: Press) -> str:
    return str(press.desk.clock.now().year)


def _rows(press: Press, *, words: bool = False) -> list[Any]:
    name = "words" if words else "stories"
    text = press.text(f"search/{_year(press)}{'-words' if words else ''}.js")
    found = re.fullmatch(rf'offstoneSearch\.{name}\("\d{{4}}",(\[.*\])\);\n', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def _shards(found: set[str]) -> set[str]:
    return {path for path in found if path.startswith("search/")}


def test_a_story_is_found_by_what_readers_see_of_it(press: Press) -> None:
    body = (
        "Dredgers came.\n\n<!-- a note to the desk -->\n\nSee [the café](https://x.example/secret)."
    )
    press.story("Pilots strike", body, dateline="PORT SALEM")
    press.publish()
    (row,) = _rows(press)
    assert row[:5] == [
        "world/pilots-strike/",
        "Pilots strike",
        "About pilots strike.",
        "World",
        "report",
    ]
    assert row[7:] == ["Ana Okafor", "Harbour", "PORT SALEM", "en"]
    ((path, words),) = _rows(press, words=True)
    assert path == "world/pilots-strike/"
    assert words.split() == ["cafe", "came", "dredgers", "see", "the"]
    page = press.text("search/index.html")
    assert f'data-stories="{_year(press)}.js"' in page
    assert re.search(r'<script src="\.\./assets/search-[0-9a-f]{8}\.js" defer></script>', page)


def test_what_has_not_left_is_not_in_it(press: Press) -> None:
    later = press.desk.clock.now() + timedelta(days=1)
    press.story("Ran once")
    press.story("Embargoed", embargo=later)
    press.draft("A draft")
    trashed = press.story("Thrown away")
    withdrawn = press.story("Taken back")
    press.publish()
    press.desk.articles.set_status(withdrawn, Status.WITHDRAWN)
    press.desk.articles.trash([trashed])
    press.publish()
    assert [row[1] for row in _rows(press)] == ["Ran once"]
    assert [row[0] for row in _rows(press, words=True)] == ["world/ran-once/"]


def test_the_working_text_of_a_published_story_is_not_in_it(press: Press) -> None:
    key = press.story("Pilots strike", "Dredgers.")
    press.publish()
    press.edit(key, ready=False, headline="Secret", body="Unpublished.")
    press.publish()
    assert _rows(press)[0][1] == "Pilots strike"
    assert _rows(press, words=True)[0][1] == "dredgers"


def test_an_edit_rewrites_what_shows_it_and_nothing_else(press: Press) -> None:
    key = press.story("Pilots strike")
    press.story("A comet returns")
    press.publish()
    year = _year(press)
    press.edit(key, body="Another text.")
    result = press.publish()
    assert _shards(paths(result, PageChange.CHANGED)) == {f"search/{year}-words.js"}
    assert reasons(result)[f"search/{year}-words.js"] == "lists them"
    press.edit(key, headline="Pilots strike again", slug="pilots-strike")
    changed = _shards(paths(press.publish(), PageChange.CHANGED))
    assert changed == {f"search/{year}.js"}
    assert _shards(paths(press.publish(), PageChange.CHANGED)) == set()


def test_a_tag_under_another_name_is_found_by_it(press: Press) -> None:
    press.story("Pilots strike")
    press.publish()
    tag = press.desk.labels.tags()[0]
    press.desk.labels.save_tag(replace(tag, name="Docks"))
    press.publish()
    assert _rows(press)[0][8] == "Docks"


def test_nothing_in_it_can_be_anything_but_a_text(press: Press) -> None:
    press.story(HOSTILE, f"A text. {HOSTILE} End.", slug="hostile", dateline=HOSTILE)
    press.publish()
    for words in (False, True):
        text = press.text(f"search/{_year(press)}{'-words' if words else ''}.js")
        assert not set("<>&\u2028\u2029") & set(text)
        assert _rows(press, words=words)
    assert "</script><script>" in _rows(press)[0][1]


def test_an_emptied_cache_changes_nothing(press: Press) -> None:
    press.story("Pilots strike", "Dredgers came.")
    key = press.story("A comet returns", "Stars.")
    press.publish()
    before = press.text(f"search/{_year(press)}-words.js")
    press.desk.body_cache.close()
    press.desk.body_cache._file.unlink()  # pyright: ignore[reportPrivateUsage]
    press.edit(key, body="Stars and moons.")
    press.publish()
    after = press.text(f"search/{_year(press)}-words.js")
    assert after == before.replace('"stars"', '"and moons stars"')


def test_words_are_put_away_while_a_large_site_is_made(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor_app.services.search_index._AT_ONCE", 2)
    for number in range(5):
        press.story(f"Story {number}", f"Word{number} here.")
    press.publish()
    words = {row[0]: row[1] for row in _rows(press, words=True)}
    assert words == {f"world/story-{n}/": f"here word{n}" for n in range(5)}
