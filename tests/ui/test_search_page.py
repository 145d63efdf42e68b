"""The search page of a published site, opened from its folder in the browser that Qt brings."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

from editor_app.rendering.terms import folded
from editor_app.services.desk import Desk
from tests.services.press import Press

HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\">"
    "</script><script>document.title='b'</script>\u2028${1}"
)
SEEN = """JSON.stringify({
  status: document.getElementById("search-count").textContent,
  found: Array.from(document.querySelectorAll("#search-found li"), (one) => one.textContent),
  links: Array.from(document.querySelectorAll("#search-found a"), (one) => one.href),
  marks: Array.from(document.querySelectorAll("#search-found mark"), (one) => one.textContent),
  images: document.querySelectorAll("#search-found img, #search-found script").length,
  archive: !document.getElementById("search-archive").hidden,
  form: !document.getElementById("search-form").hidden,
  about: document.getElementById("search-about").textContent,
  whole: !document.getElementById("search-text").parentElement.hidden,
  older: document.getElementById("search-older").hidden
    ? "" : document.getElementById("search-older").textContent,
  more: !document.getElementById("search-more").hidden,
  title: document.title,
})"""


class Reader:
    """Reads the search page as a browser shows it."""

    def __init__(self, qtbot: Any, file: Path) -> None:
        self._qtbot, self._file = qtbot, file
        self._profile = QWebEngineProfile()
        self._page = QWebEnginePage(self._profile)

    def open(self, asked: str = "") -> None:
        address = QUrl.fromLocalFile(str(self._file))
        if asked:
            address.setQuery(f"q={asked}")
        with self._qtbot.waitSignal(self._page.loadFinished, timeout=60_000):
            self._page.load(address)

    def run(self, script: str) -> Any:
        got: list[Any] = []
        self._page.runJavaScript(script, 0, got.append)
        self._qtbot.waitUntil(lambda: bool(got), timeout=30_000)
        return got[0]

    def seen(self) -> dict[str, Any]:
        return json.loads(self.run(SEEN))

    def search(self, words: str) -> dict[str, Any]:
        """Type words and press Enter; return what is seen once it was looked for."""
        typed = f"""(() => {{
            document.getElementById("search-count").textContent = "waiting";
            document.getElementById("search-words").value = {json.dumps(words)};
            document.getElementById("search-form").requestSubmit();
        }})()"""
        self.run(typed)
        return self.until(
            lambda seen: "waiting" not in seen["status"] and "…" not in seen["status"]
        )

    def until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        found: list[dict[str, Any]] = []

        def looked() -> bool:
            found[:] = [self.seen()]
            return true(found[0])

        self._qtbot.waitUntil(looked, timeout=30_000)
        return found[0]

    def close(self) -> None:
        """End the page before the profile that it belongs to."""
        with self._qtbot.waitSignal(self._page.destroyed):
            self._page.deleteLater()


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    press = Press(desk, tmp_path / "a site #1")
    press.furnish()
    return press


@pytest.fixture
def reader(qtbot: Any, press: Press) -> Iterator[Reader]:
    reader = Reader(qtbot, press.site / "search" / "index.html")
    yield reader
    reader.close()


def test_stories_are_found_from_a_folder_without_a_server(press: Press, reader: Reader) -> None:
    press.story("Café strike ends", "The dredgers came back.", dateline="PORT SALEM")
    press.story("A comet returns", "Straße and naïve stars.", section=press.science)
    press.story("المدينة تنام", "نص قصير.", language="ar", slug="city")
    press.story("東京都の選挙", "本文。", language="ja", slug="tokyo")
    press.publish()
    reader.open()
    first = reader.seen()
    assert (first["form"], first["archive"], first["found"]) == (True, True, [])

    def headlines(words: str) -> list[str]:
        return [text.split("About ")[0] for text in reader.search(words)["found"]]

    assert headlines("cafe") == ["Café strike ends"]
    assert headlines("  CAFÉ   stri ") == ["Café strike ends"]
    assert headlines("cafe comet") == []
    assert headlines("strasse") == headlines("NAIVE") == ["A comet returns"]
    assert headlines("port salem dredg") == ["Café strike ends"]
    assert headlines("redgers") == []
    assert headlines("science") == ["A comet returns"]
    assert len(headlines("okafor")) == 4
    assert headlines("مدينة") == ["المدينة تنام"]
    assert headlines("選挙") == ["東京都の選挙"]
    seen = reader.search("cafe")
    year = press.desk.clock.now().year
    assert seen["status"] == f"1 story found. Searched so far: {year}."
    assert seen["links"][0].endswith("/world/cafe-strike-ends/")
    assert seen["marks"] == ["Café", "café"]
    assert not seen["archive"]
    assert "whole text" in seen["about"]
    assert "Nothing was found for “zebra”." in reader.search("zebra")["status"]


def test_an_empty_field_shows_the_archive_again_and_an_address_can_ask(
    press: Press, reader: Reader
) -> None:
    press.story("Pilots strike")
    press.publish()
    reader.open("pilots")
    seen = reader.until(lambda seen: "found" in seen["status"])
    assert len(seen["found"]) == 1
    reader.run("""(() => {
        const field = document.getElementById("search-words");
        field.value = "";
        field.dispatchEvent(new Event("input"));
    })()""")
    assert reader.until(lambda seen: seen["archive"])["found"] == []


def test_hostile_words_are_only_text(press: Press, reader: Reader) -> None:
    press.story(
        HOSTILE,
        "Body <script>alert(1)</script>.",
        slug="hostile",
        standfirst=HOSTILE,
        dateline=HOSTILE,
    )
    press.publish()
    reader.open()
    seen = reader.search("onerror")
    assert len(seen["found"]) == 1
    assert "<img src=x onerror=" in seen["found"][0]
    assert (seen["images"], seen["title"]) == (0, "Search · The Gulf Courier")
    asked = reader.search("<img src=x onerror=alert(1)> $& {}")
    assert asked["images"] == 0
    reader.open("%3Cscript%3Ealert(1)%3C/script%3E zebra")
    seen = reader.until(lambda seen: "Nothing" in seen["status"])
    assert "<script>alert(1)</script> zebra" in seen["status"]


def test_older_years_are_searched_when_they_are_asked_for(press: Press, reader: Reader) -> None:
    now = press.desk.clock.now()
    keys = [press.story(f"Harbour in year {back}", f"Only{back} here.") for back in range(5)]
    with press.desk.library.write() as unit:
        for back, key in enumerate(keys):
            ran = now - timedelta(days=366 * back)
            unit.articles.put(replace(press.article(key), published=ran))
    press.publish()
    reader.open()
    seen = reader.search("harbour")
    assert len(seen["found"]) == 3
    assert seen["older"] == f"Search {(now - timedelta(days=366 * 3)).year} as well"
    reader.run('document.getElementById("search-older").click()')
    seen = reader.until(lambda seen: len(seen["found"]) == 4)
    assert reader.run("document.activeElement.textContent") == "Harbour in year 3"
    reader.run('document.getElementById("search-older").click()')
    assert reader.until(lambda seen: len(seen["found"]) == 5)["older"] == ""


def test_a_year_with_many_stories_is_searched_by_headline_until_more_is_asked_for(
    press: Press, reader: Reader
) -> None:
    for number in range(101):
        press.story(f"Harbour {number}", "Dredgers." if number == 7 else "Nothing.")
    press.publish()
    reader.open()
    seen = reader.search("harbour")
    assert (len(seen["found"]), seen["more"], seen["whole"]) == (20, True, True)
    assert "headlines" in seen["about"]
    reader.run('document.getElementById("search-more").click()')
    assert len(reader.until(lambda seen: len(seen["found"]) > 20)["found"]) == 40
    assert reader.search("dredgers")["found"] == []
    reader.run('document.getElementById("search-text").click()')
    seen = reader.until(lambda seen: bool(seen["found"]))
    assert seen["found"][0].startswith("Harbour 7")


def test_a_part_that_cannot_be_loaded_is_said(press: Press, reader: Reader) -> None:
    press.story("Pilots strike")
    press.publish()
    year = press.desk.clock.now().year
    (press.site / "search" / f"{year}.js").unlink()
    reader.open()
    seen = reader.search("pilots")
    assert seen["status"] == f"The stories of {year} could not be loaded."
    assert seen["archive"]


def test_the_script_folds_words_as_the_index_does(press: Press, reader: Reader) -> None:
    press.story("Pilots strike")
    press.publish()
    reader.open()
    texts = [
        *("ÅNGSTRÖM Straße", "Œuvre ŁÓDŹ Đà Nẵng", "İstanbul ıspanak", "ΟΔΟΣ ὁδός", "Ёлка й"),
        *("مُدِينَة ٱلْقَاهِرَة", "שָׁלוֹם", "हिन्दी", "ｶﾞｷﾞ ガギ", "한국어", "ﬁne ½ ²"),
    ]
    found = reader.run(f"JSON.stringify({json.dumps(texts)}.map(offstoneSearch.fold))")
    assert json.loads(found) == [folded(text) for text in texts]
