"""`offstone publish` and `offstone ledger`."""

import json
from hashlib import sha256
from pathlib import Path

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


def _json(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_publish_and_ledger(folder: Path, capsys) -> None:
    desk, site = str(folder / "desk"), str(folder / "site")
    assert run(["publish", desk]) == 1
    assert "--to FOLDER" in capsys.readouterr().err
    assert run(["publish", desk, "--to", site, "--dry-run", "--json"]) == 0
    dry = _json(capsys)
    assert list((folder / "site").iterdir()) == []
    assert run(["publish", desk, "--to", site, "--by", "Ana", "--json"]) == 0
    done = _json(capsys)
    assert dry["new"] == done["new"]
    assert set(done) >= {
        "publication",
        "new",
        "changed",
        "removed",
        "unchanged",
        "written",
        "held",
        "seconds",
    }
    assert done["publication"] == 1
    assert done["written"] == len(done["new"])
    assert "index.html" in done["new"]
    assert run(["publish", desk, "--json"]) == 0
    again = _json(capsys)
    assert (again["written"], again["publication"], again["unchanged"]) == (
        0,
        None,
        len(done["new"]),
    )
    assert run(["ledger", desk, "--json"]) == 0
    (publication,) = _json(capsys)["publications"]
    assert publication["by"] == "Ana"
    assert publication["target"] == site
    for page in publication["pages"]:
        assert sha256((folder / "site" / page["path"]).read_bytes()).hexdigest() == page["sha256"]
    assert run(["ledger", desk, "--article", "pilots-vote", "--json"]) == 0
    (page,) = _json(capsys)["publications"][0]["pages"]
    (text,) = (t for t in page["templates"] if t["name"] == "General")
    assert text["text"] == "For information only."
    assert text["sha256"] == sha256(text["text"].encode()).hexdigest()
    assert "whole site: require" in text["why"]


def test_in_words(folder: Path, capsys) -> None:
    desk, site = str(folder / "desk"), str(folder / "site")
    assert run(["ledger", desk]) == 0
    assert "Nothing was published" in capsys.readouterr().out
    assert run(["publish", desk, "--to", site, "--dry-run"]) == 0
    assert "files would change" in capsys.readouterr().out
    assert run(["publish", desk, "--to", site]) == 0
    said = capsys.readouterr().out
    assert "new      world/pilots-vote/index.html  article ready" in said
    assert "Publication 1: wrote" in said
    with new_desk(folder / "other", name="Other"):
        pass
    assert run(["publish", desk]) == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert run(["ledger", desk]) == 0
    assert "General v1" in capsys.readouterr().out
    assert run(["ledger", desk, "--article", "moon"]) == 1


def test_held_back_is_exit_1(folder: Path, capsys) -> None:
    from editor_app.services.desk import open_desk

    with open_desk(folder / "desk") as desk:
        press = Press(desk, folder / "site")
        press.world = desk.labels.sections()[0].id
        press.ana = desk.labels.authors()[0].id
        press.harbour = desk.labels.tags()[0].id
        press.story("Half done", "The mayor said TK.")
        article = desk.articles.by_slug("pilots-vote")
    desk_, site = str(folder / "desk"), str(folder / "site")
    assert run(["publish", desk_, "--to", site, "--json"]) == 1
    done = _json(capsys)
    assert [(h["slug"], h["must_fix"]) for h in done["held"]] == [("half-done", True)]
    assert "world/pilots-vote/index.html" in done["new"]
    with open_desk(folder / "desk") as desk:
        desk.articles.trash([article.id])
    assert run(["publish", desk_]) == 1
    said = capsys.readouterr().out
    assert "removed  world/pilots-vote/index.html" in said
    assert "and removed" in said
    assert "held     half-done" in said
    assert run(["ledger", desk_]) == 0
    assert "removed" in capsys.readouterr().out


def test_refusals_are_documents(folder: Path, capsys) -> None:
    (folder / "site" / "index.html").write_text("theirs")
    arguments = ["publish", str(folder / "desk"), "--to", str(folder / "site"), "--json"]
    assert run(arguments) == 1
    error = _json(capsys)["error"]
    assert error["kind"] == "address-taken"
    assert "index.html" in error["message"]
    assert "--adopt" in error["advice"]
    assert run([*arguments, "--adopt"]) == 0


def test_a_ledger_that_was_meddled_with(folder: Path, capsys) -> None:
    from editor_app.store.driver import connect

    assert run(["publish", str(folder / "desk"), "--to", str(folder / "site")]) == 0
    raw = connect(folder / "desk/library.sqlite", write=True)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
        if trigger.startswith("ledger"):
            raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute("UPDATE ledger_text SET text = 'New wording.'")
    raw.close()
    capsys.readouterr()
    assert run(["ledger", str(folder / "desk")]) == 1
    assert "was changed" in capsys.readouterr().out


def test_an_empty_folder_is_none(tmp_path: Path, capsys, monkeypatch) -> None:
    """An unset variable on the command line must not publish into the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run(["publish", str(tmp_path), "--to", ""]) == 2
    assert "it is empty" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
