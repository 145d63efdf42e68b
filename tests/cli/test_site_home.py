"""`offstone site home` and `offstone site pages` do what the Site screen does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from editor_app import bootstrap
from editor_app.services.desk import open_desk

Run = Callable[..., Any]


@pytest.fixture
def site(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str, code: int = 0) -> Any:
        assert bootstrap.run(["site", str(newsroom), *words]) == code
        return capsys.readouterr()

    return run


def told(out: Any) -> Any:
    return json.loads(out.out)


def test_what_leads_and_what_is_pinned(site: Run) -> None:
    assert "lead    the newest story" in site("home", "show").out
    made = told(site("home", "lead", "rates-hold", "--json"))
    assert (made["lead"]["slug"], made["lead"]["hidden"]) == ("rates-hold", "It is a draft.")
    site("home", "pin", "night-ferry-returns")
    out = site("home", "pin", "rates-hold").out
    assert "lead    the newest story" in out
    assert "pinned  rates-hold: Rates hold (not shown. It is a draft.)" in out
    pinned = told(site("home", "order", "rates-hold", "--json"))["pinned"]
    assert [one["slug"] for one in pinned] == ["rates-hold", "night-ferry-returns"]
    assert "night-ferry" not in site("home", "unpin", "night-ferry-returns").out
    site("home", "lead", "rates-hold")
    assert "the newest story" in site("home", "lead").out
    assert "no article “nothing”" in site("home", "pin", "nothing", code=1).err


def test_a_pin_of_a_deleted_article_is_taken_off_by_its_id(site: Run, newsroom: Path) -> None:
    site("home", "pin", "rates-hold")
    with open_desk(newsroom) as desk:
        key = desk.articles.by_slug("rates-hold").id
        desk.articles.trash([key])
        desk.articles.delete([key])
    assert f"{key}: A story that was deleted (not shown." in site("home", "show").out
    assert told(site("home", "unpin", key, "--json"))["pinned"] == []


def test_blocks_are_added_numbered_ordered_and_taken_off(site: Run) -> None:
    assert told(site("home", "show", "--json"))["follows_menu"] is True
    site("home", "block", "latest", "--stories", "6")
    out = site("home", "block", "business", "--off", "--stories", "1").out
    assert "block   business: 1 story, off" in out
    blocks = told(site("home", "order-blocks", "latest", "--json"))["blocks"]
    assert blocks == [
        {"section": "latest", "name": "", "stories": 6, "shown": True},
        {"section": "business", "name": "Business", "stories": 1, "shown": False},
    ]
    assert "none    Business" in site("home", "remove-block", "business").out
    assert "block   business: 4 stories" in site("home", "follow-menu").out
    assert "Choose latest, business." in site("home", "block", "nothing", code=1).err
    site("home", "block", "latest", "--stories", "13", code=2)


def test_pages_of_the_house(site: Run, newsroom: Path, tmp_path: Path) -> None:
    text = tmp_path / "about.md"
    text.write_text("We *write*.", encoding="utf-8")
    made = told(site("pages", "add", "About us", "--file", str(text), "--linked", "menu", "--json"))
    about = {
        "slug": "about-us",
        "title": "About us",
        "language": "",
        "description": "",
        "linked": "menu",
    }
    assert made == {"pages": [about]}
    assert told(site("pages", "show", "about-us", "--json")) == about | {"text": "We *write*."}
    site("pages", "add", "Kontakt", "--language", "de", "--slug", "contact")
    out = site("pages", "order", "contact").out
    assert out.splitlines()[0].split(maxsplit=1) == ["contact", "Kontakt (footer, de)"]
    site("pages", "edit", "about-us", "--slug", "about", "--title", "Us", "--description", "Who")
    shown = site("pages", "show", "about").out
    assert shown.startswith("Us\nabout")
    assert "We *write*." in shown
    site("pages", "remove", "contact")
    with open_desk(newsroom, write=False) as desk:
        assert [page.slug for page in desk.house_pages.all()] == ["about"]


def test_wrong_pages_end_in_a_sentence(site: Run) -> None:
    assert "no page “gone”" in site("pages", "show", "gone", code=1).err
    error = told(site("pages", "add", "Find", "--slug", "search", "--json", code=1))["error"]
    assert "keeps for itself" in error["message"]
    assert (
        "stands at /business/ already"
        in site("pages", "add", "B", "--slug", "business", code=1).err
    )
    site("pages", "add", "A", "--linked", "roof", code=2)
