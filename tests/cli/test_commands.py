import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from editor_app import __main__, bootstrap
from editor_app.cli import root
from editor_app.domain.article import Content
from editor_app.services.desk import open_desk


@pytest.fixture
def workspace(tmp_path: Path, capsys) -> Path:
    folder = tmp_path / "desk"
    assert bootstrap.run(["new", str(folder), "--name", "Gulf Desk", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"workspace": str(folder)}
    with open_desk(folder) as desk:
        desk.articles.create(Content(headline="Harbour pilots vote", body="A week of talks."))
    return folder


def test_list(workspace: Path, capsys) -> None:
    assert bootstrap.run(["list", str(workspace), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["articles"]
    assert set(row) == {"id", "slug", "headline", "status", "section", "updated"}
    assert row["slug"] == "harbour-pilots-vote"
    assert bootstrap.run(["list", str(workspace)]) == 0
    assert "Draft" in capsys.readouterr().out
    assert bootstrap.run(["list", str(workspace), "--status", "ready"]) == 0
    assert "No articles" in capsys.readouterr().out


def test_search(workspace: Path, capsys) -> None:
    assert bootstrap.run(["search", str(workspace), "talks", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["total"] == 1
    assert found["hits"][0]["snippet"] == "A week of talks."
    assert bootstrap.run(["search", str(workspace), "talks"]) == 0
    assert "harbour-pilots-vote" in capsys.readouterr().out
    assert bootstrap.run(["search", str(workspace), "ferry"]) == 0
    assert "Nothing found" in capsys.readouterr().out


def test_new_names_the_desk_after_its_folder(tmp_path: Path, capsys) -> None:
    assert bootstrap.run(["new", str(tmp_path / "gulf")]) == 0
    assert "“gulf”" in capsys.readouterr().out


def test_every_failure_is_a_sentence_with_advice(workspace: Path, tmp_path: Path, capsys) -> None:
    assert bootstrap.run(["list", str(tmp_path / "gone")]) == 1
    assert "offstone new" in capsys.readouterr().err
    assert bootstrap.run(["new", str(workspace), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "workspace-exists"
    assert bootstrap.run(["list", str(workspace), "--section", "moon"]) == 1


def test_wrong_usage(capsys) -> None:
    assert bootstrap.run(["fly"]) == 2
    assert bootstrap.run(["list"]) == 2
    assert "Usage" in capsys.readouterr().err


def test_a_mistake_of_ours_is_logged(capsys, monkeypatch) -> None:
    monkeypatch.setitem(root.COMMANDS, "new", "no_such_module")
    assert bootstrap.run(["new", "x"]) == 1
    assert "log" in capsys.readouterr().err


def test_stopping_by_hand(monkeypatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr(root.offstone, "main", stop)
    assert bootstrap.run(["list", "x"]) == 1


def test_help_lists_every_command(capsys) -> None:
    assert bootstrap.run(["--help"]) == 0
    assert all(name in capsys.readouterr().out or name for name in root.COMMANDS)


def test_main_takes_the_arguments_of_the_process(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["offstone", "--version"])
    assert __main__.main() == 0
    assert "0.1.0" in capsys.readouterr().out


def test_light_commands_load_nothing_heavy() -> None:
    program = (
        "import sys; from editor_app.__main__ import main; sys.argv = ['offstone', '--version'];"
        "main(); heavy = {'PySide6', 'sqlalchemy', 'markdown', 'PIL'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_check(workspace: Path, capsys) -> None:
    assert bootstrap.run(["check", str(workspace), "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {f["check"] for f in findings} == {"no-byline", "no-section", "no-site-address"}
    assert set(findings[0]) == {
        "article",
        "check",
        "severity",
        "where",
        "line",
        "message",
        "advice",
    }
    with open_desk(workspace) as desk:
        desk.articles.create(Content(headline="TK", body="Text."))
        sound = Content(headline="Night ferry", body="Text.", byline=("a",), section="s")
        desk.articles.create(sound)
    assert bootstrap.run(["check", str(workspace)]) == 1
    assert "must fix" in capsys.readouterr().out
    assert bootstrap.run(["check", str(workspace), "--article", "night-ferry"]) == 0
    assert "Nothing to mend" in capsys.readouterr().out
    assert bootstrap.run(["check", str(workspace), "--article", "moon"]) == 1


def test_backup_restore_and_doctor(workspace: Path, tmp_path: Path, capsys) -> None:
    file, again = tmp_path / "one.zip", tmp_path / "again"
    assert bootstrap.run(["backup", str(workspace), str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(file)}
    assert bootstrap.run(["backup", str(workspace)]) == 0
    assert bootstrap.run(["restore", str(file), str(again)]) == 0
    assert bootstrap.run(["restore", str(file), str(again)]) == 1
    capsys.readouterr()
    assert bootstrap.run(["restore", str(file), str(tmp_path / "third"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"workspace": str(tmp_path / "third")}
    assert bootstrap.run(["doctor", str(again)]) == 0
    assert "sound" in capsys.readouterr().out
    (again / "library.sqlite").write_bytes(b"no database" * 100)
    assert bootstrap.run(["doctor", str(again)]) == 1
    assert "restore" in capsys.readouterr().out
    assert bootstrap.run(["doctor", str(again), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["kind"] == "library-damaged"
