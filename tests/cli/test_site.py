"""`offstone site` sets everything that the Site screen does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from editor_app import bootstrap
from editor_app.services.desk import open_desk
from tests.services.pictures import photograph

Run = Callable[..., Any]


@pytest.fixture
def site(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str, code: int = 0) -> Any:
        assert bootstrap.run(["site", str(newsroom), *words]) == code
        return capsys.readouterr()

    return run


def told(out: Any) -> Any:
    return json.loads(out.out)


def test_fields_are_shown_and_set(site: Run, newsroom: Path) -> None:
    assert "is From the quay." in site("set", "tagline", "From the quay").out
    assert "page-size is 30." in site("set", "page-size", "30").out
    assert "own-faces is no." in site("set", "own-faces", "No").out
    shown = told(site("show", "--json"))
    assert (shown["tagline"], shown["page_size"], shown["own_faces"]) == (
        "From the quay",
        30,
        False,
    )
    assert "tagline      From the quay" in site("show").out
    with open_desk(newsroom, write=False) as desk:
        assert desk.site.get().page_size == 30


def test_wrong_values_end_in_a_sentence(site: Run) -> None:
    assert "no whole number" in site("set", "page-size", "many", code=1).err
    assert "neither yes nor no" in site("set", "own-faces", "maybe", code=1).err
    error = told(site("set", "accent", "#9be", "--json", code=1))["error"]
    assert error["kind"] == "invalid-value"
    assert "nearest that can be read is #" in error["advice"]
    site("set", "colour", "#9be", code=2)


def test_the_nearest_colour_is_taken_when_asked_for(site: Run) -> None:
    made = told(site("set", "accent", "#9be", "--nearest", "--json"))
    assert made["site"]["accent"].startswith("#")
    assert "It is #" in made["told"][0]
    folio = site("set", "theme", "folio").out
    assert "theme is folio." in folio
    assert "It is #" in folio
    assert "accent is the theme’s own." in site("set", "accent").out
    assert told(site("set", "page-width", "--json"))["site"]["page_width"] == 0


def test_a_logo_is_a_picture_of_the_desk(site: Run, newsroom: Path) -> None:
    assert "no picture “mark.png”" in site("set", "logo", "mark.png", code=1).err
    with open_desk(newsroom) as desk:
        desk.pictures.add(photograph(form="PNG"), "mark.png")
    assert "logo is mark.png." in site("set", "logo", "mark.png").out


def test_words_are_listed_and_said_in_the_desks_own_way(site: Run) -> None:
    assert told(site("words", "--json"))["words"]["continue"] == "Continue reading"
    assert "Weiterlesen" in site("words", "--language", "de").out
    assert "say “Go on”" in site("label", "continue", "Go on").out
    labels = told(site("label", "continue", "Weiter", "--language", "de", "--json"))["labels"]
    assert [one["text"] for one in labels] == ["Weiter", "Go on"]
    assert "label        continue (en): Go on" in site("show").out
    assert "theme’s own" in site("label", "continue").out
    assert "no word" in site("label", "nothing", "x", code=1).err


def test_themes_and_files_of_the_workspace(site: Run, newsroom: Path) -> None:
    assert "* courier" in site("themes").out
    folder = newsroom / "themes" / "folio"
    folder.mkdir(parents=True)
    (folder / "home.html").write_text("{% if %}", "utf-8")
    (folder / "site.css").write_text("a { color: teal }", "utf-8")
    shown = site("themes").out
    assert "2 files of the workspace’s own; 1 cannot be used." in shown
    assert "home.html, line 1: " in shown
    found = {one["name"]: one for one in told(site("themes", "--json"))["themes"]}
    assert found["courier"]["worn"]
    assert found["folio"]["accepted"]
    assert [file["line"] for file in found["folio"]["files"]] == [1, 0]
    off = told(site("turn-off", "folio", "--json"))
    assert (off["theme"], off["accepted"]) == ("folio", False)
    assert "off until you accept" in site("themes").out
    assert "home.html, line 1" in site("accept", "folio").out
    assert "no files of its own" in site("accept", code=1).err


def test_networks_to_share_on(site: Run) -> None:
    assert "share is email, x." in site("set", "share", "X, email").out
    assert told(site("show", "--json"))["share"] == ["email", "x"]
    assert "share is none." in site("set", "share").out
    error = told(site("set", "share", "gopher", "--json", code=1))["error"]
    assert "“gopher” is no network" in error["message"]
