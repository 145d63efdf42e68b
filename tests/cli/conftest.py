"""Commands of one test run share one host; those about templates share a small desk."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from editor_app import bootstrap
from editor_app.domain.article import Content
from editor_app.domain.ids import SectionId
from editor_app.services.desk import open_desk


@pytest.fixture(autouse=True)
def one_host(lasting_host: None) -> None:
    """Share one host; modules about its end say otherwise by a fixture of this name."""


@pytest.fixture
def newsroom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace with two articles, one of them in a section."""
    folder = tmp_path / "desk"
    assert bootstrap.run(["new", str(folder), "--name", "Gulf Desk"]) == 0
    with open_desk(folder, by="Ida") as desk:
        section = SectionId(desk.labels.add_section("Business").created)
        desk.articles.create(Content(headline="Rates hold", section=section, body="They do."))
        desk.articles.create(Content(headline="Night ferry returns", body="It does."))
    capsys.readouterr()
    return folder


@pytest.fixture
def templates(newsroom: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command about templates and return what it printed."""

    def run(*words: str, code: int = 0) -> Any:
        assert bootstrap.run(["templates", str(newsroom), *words]) == code
        return capsys.readouterr()

    return run


@pytest.fixture
def told(templates: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command about templates and return the document that it printed."""
    return lambda *words, code=0: json.loads(templates(*words, "--json", code=code).out)


@pytest.fixture
def wording(tmp_path: Path) -> Callable[[str], str]:
    """Write a wording to a file and return its path."""

    def write(text: str) -> str:
        file = tmp_path / "wording.md"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write
