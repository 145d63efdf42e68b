"""`offstone diff` tells what publishing would change in one file."""

import json
from pathlib import Path
from typing import Any

import pytest

from editor_app.bootstrap import run
from editor_app.services.desk import new_desk
from tests.services.press import Press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_desk(tmp_path / "desk", name="Courier", by="Ida") as desk:
        press = Press(desk, tmp_path / "site")
        press.furnish()
        press.story("Pilots vote")
    return tmp_path


def test_a_page_before_and_after(folder: Path, capsys: Any) -> None:
    desk, site = str(folder / "desk"), str(folder / "site")
    assert run(["diff", desk, "/"]) == 1
    assert "--to FOLDER" in capsys.readouterr().err
    assert run(["diff", desk, "index.html", "--to", site]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("new      index.html")
    assert told[1:3] == ["--- /dev/null", "+++ after/index.html"]
    assert list((folder / "site").iterdir()) == []
    assert run(["publish", desk, "--to", site, "--json"]) == 0
    capsys.readouterr()
    assert run(["diff", desk, "/", "--json"]) == 0
    same = json.loads(capsys.readouterr().out)
    assert (same["path"], same["change"], same["difference"]) == ("index.html", "same", [])
    assert same["before"] == same["after"]
    assert same["before"]["size"] == (folder / "site" / "index.html").stat().st_size


def test_what_is_no_file_of_the_site(folder: Path, capsys: Any) -> None:
    desk, site = str(folder / "desk"), str(folder / "site")
    assert run(["diff", desk, "nothing/", "--to", site, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "not-found"
