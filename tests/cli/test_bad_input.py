"""Bad input ends in a sentence that says what to do, exit code 1, and loses nothing."""

import errno
import json
import os
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from editor_app import bootstrap
from editor_app.domain.article import Content
from editor_app.domain.status import Status
from editor_app.services.desk import Desk, new_desk, open_desk
from editor_app.store import driver, failures, read_only
from editor_app.store.lock import WorkspaceLock
from editor_app.store.migrate import SCHEMA_VERSION

READING = ["list", "search", "check", "doctor", "backup"]
WORD = {"search": ["talks"]}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    with new_desk(folder, name="Gulf Desk", address="https://gulf.example", by="Ida") as desk:
        desk.articles.create(Content(headline="Harbour pilots vote", body="A week of talks."))
    return folder


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, str]:
    """Run a command that must be refused, plainly and with --json; return its error."""
    given = [str(argument) for argument in arguments]
    assert bootstrap.run(given) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert bootstrap.run([*given, "--json"]) == 1
    answer = capsys.readouterr()
    error = json.loads(answer.out)["error"]
    assert set(error) == {"kind", "message", "advice"}
    assert error["message"] in told.err
    assert error["advice"] in told.err
    assert error["message"].endswith(".")
    assert error["advice"].endswith(".")
    return error


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.endswith((".lock", "-holder", "-shm", "-wal"))
    }


@pytest.mark.parametrize("command", READING)
def test_no_such_workspace(command: str, tmp_path: Path, capsys) -> None:
    error = refused(capsys, command, tmp_path / "gone", *WORD.get(command, []))
    assert error["kind"] == "not-a-workspace"
    assert "offstone new" in error["advice"]
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("command", READING)
def test_a_folder_that_is_none(command: str, tmp_path: Path, capsys) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    error = refused(capsys, command, tmp_path, *WORD.get(command, []))
    assert error["kind"] == "not-a-workspace"
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("command", READING)
def test_a_file_in_the_place_of_a_workspace(command: str, tmp_path: Path, capsys) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    refused(capsys, command, tmp_path / "letter.txt", *WORD.get(command, []))
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_new_workspace_never_takes_a_folder_that_is_used(workspace, tmp_path, capsys) -> None:
    before = contents(workspace)
    assert refused(capsys, "new", workspace)["kind"] == "workspace-exists"
    assert refused(capsys, "new", workspace, "--sample")["kind"] == "workspace-exists"
    assert contents(workspace) == before
    (tmp_path / "file").write_text("mine")
    refused(capsys, "new", tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_fields_of_a_new_site_that_cannot_be(tmp_path, capsys) -> None:
    for options in (["--url", "ftp://x"], ["--language", "no tag"]):
        error = refused(capsys, "new", tmp_path / "desk", *options)
        assert error["kind"] == "invalid-value"
        assert not (tmp_path / "desk").exists()


@pytest.mark.parametrize("command", ["list", "search", "check"])
def test_a_newer_workspace_names_both_versions(command: str, workspace: Path, capsys) -> None:
    described = json.loads((workspace / "workspace.json").read_text())
    (workspace / "workspace.json").write_text(json.dumps(described | {"format": 7}))
    error = refused(capsys, command, workspace, *WORD.get(command, []))
    assert error["kind"] == "workspace-too-new"
    assert ("7" in error["message"], "1" in error["message"]) == (True, True)


@pytest.mark.parametrize("command", ["list", "search", "check"])
def test_a_newer_library_names_both_versions(command: str, workspace: Path, capsys) -> None:
    raw = driver.connect(workspace / "library.sqlite", write=True)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = contents(workspace)
    error = refused(capsys, command, workspace, *WORD.get(command, []))
    assert error["kind"] == "workspace-too-new"
    assert f"has schema 99; this Offstone knows up to {SCHEMA_VERSION}" in error["message"]
    assert contents(workspace) == before


def test_a_read_only_workspace_is_read_and_never_written(workspace, capsys, monkeypatch) -> None:
    for module in (read_only, driver):
        monkeypatch.setattr(module, "takes_files", lambda _: False)
    before = contents(workspace)
    for command in ("list", "search", "check", "doctor"):
        assert bootstrap.run([command, str(workspace), *WORD.get(command, [])]) == 0
    assert contents(workspace) == before
    capsys.readouterr()

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    error = refused(capsys, "status", workspace, "harbour-pilots-vote", "review")
    assert error["kind"] == "workspace-read-only"
    assert "Copy the workspace" in error["advice"]
    assert contents(workspace) == before


@pytest.mark.parametrize("harm", [b"no database " * 500, b"", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_damaged_library_is_never_overwritten(harm: bytes, workspace: Path, capsys) -> None:
    (workspace / "library.sqlite").write_bytes(harm)
    for command in (["list"], ["search", "x"], ["check"], ["status"]):
        name, *rest = command
        more = ["x", "review"] if name == "status" else rest
        error = refused(capsys, name, workspace, *more)
        assert error["kind"] == "library-damaged"
        assert "offstone doctor" in error["advice"]
        assert "offstone restore" in error["advice"]
        assert (workspace / "library.sqlite").read_bytes() == harm
    assert bootstrap.run(["backup", str(workspace)]) == 1
    assert list((workspace / "backups").iterdir()) == []
    capsys.readouterr()
    assert bootstrap.run(["doctor", str(workspace)]) == 1
    assert "offstone restore" in capsys.readouterr().out


def test_a_damaged_library_is_left_behind_for_its_backup(workspace, tmp_path, capsys) -> None:
    file = tmp_path / "one.zip"
    assert bootstrap.run(["backup", str(workspace), str(file)]) == 0
    (workspace / "library.sqlite").write_bytes(b"no database " * 500)
    capsys.readouterr()
    assert refused(capsys, "restore", file, workspace)["kind"] == "workspace-exists"
    assert bootstrap.run(["restore", str(file), str(tmp_path / "again")]) == 0
    assert bootstrap.run(["list", str(tmp_path / "again")]) == 0
    assert "harbour-pilots-vote" in capsys.readouterr().out


def test_backups_that_are_none(workspace, tmp_path, capsys) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    for name in ("gone.zip", "text.zip"):
        error = refused(capsys, "restore", tmp_path / name, tmp_path / "again")
        assert error["kind"] == "backup-invalid"
        assert not (tmp_path / "again").exists()
    (tmp_path / "taken.zip").write_text("mine")
    refused(capsys, "backup", workspace, tmp_path / "taken.zip")
    assert (tmp_path / "taken.zip").read_text() == "mine"


def test_what_another_process_holds_is_named(workspace, capsys, monkeypatch) -> None:
    held = WorkspaceLock(workspace)
    held.acquire(0)
    whole = WorkspaceLock.acquire
    monkeypatch.setattr(WorkspaceLock, "acquire", lambda lock, _wait: whole(lock, 0.05))
    error = refused(capsys, "status", workspace, "harbour-pilots-vote", "review")
    assert error["kind"] == "workspace-locked"
    assert "process" in error["message"]
    assert bootstrap.run(["list", str(workspace)]) == 0
    held.release()
    assert bootstrap.run(["status", str(workspace), "harbour-pilots-vote", "review"]) == 0


def test_names_that_are_not_known(workspace: Path, capsys) -> None:
    with open_desk(workspace) as desk:
        desk.labels.add_section("World")
    error = refused(capsys, "list", workspace, "--section", "moon")
    assert "world" in error["advice"]
    assert refused(capsys, "check", workspace, "--article", "moon")["kind"] == "not-found"
    assert refused(capsys, "status", workspace, "moon", "ready")["kind"] == "not-found"


def test_two_articles_with_one_slug(workspace: Path) -> None:
    with open_desk(workspace) as desk:
        made = desk.articles.create(Content(headline="Other", slug="harbour-pilots-vote"))
        assert desk.articles.get(made.created).content.slug == "harbour-pilots-vote-2"  # type: ignore[arg-type]
        assert desk.articles.by_slug("harbour-pilots-vote").content.body == "A week of talks."


class _Clock:
    """A clock whose battery died."""

    def now(self) -> datetime:
        return datetime(2001, 1, 1, tzinfo=UTC)


def test_a_clock_in_the_wrong_year(workspace: Path) -> None:
    with open_desk(workspace, clock=_Clock()) as desk:
        assert [f.check for f in desk.checks.site()] == ["clock-behind"]
        first = desk.articles.by_slug("harbour-pilots-vote")
        newer = desk.articles.create(Content(headline="Begun in 2001"))
        for number in range(3):
            content = desk.articles.get(first.id).content
            desk.articles.save(first.id, _with_body(content, f"Text {number}."))
        assert desk.articles.get(first.id).updated == first.updated
        assert [row.number for row in desk.history.rows(first.id)] == [4, 3, 2, 1]
        assert _slugs(desk) == ["harbour-pilots-vote", "begun-in-2001"]
        assert newer


def _with_body(content: Content, body: str) -> Content:
    from dataclasses import replace

    return replace(content, body=body)


def _slugs(desk: Desk) -> list[str]:
    from editor_app.services.listing import all_rows

    return [row.slug for row in all_rows(desk)]


def test_a_workspace_that_lost_its_folders(workspace: Path, capsys) -> None:
    shutil.rmtree(workspace / "media")
    assert bootstrap.run(["doctor", str(workspace), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["kind"], problem["repairable"]) == ("folder-missing", True)
    assert bootstrap.run(["list", str(workspace)]) == 0


def test_a_command_called_wrongly_says_so_in_its_document(workspace: Path, capsys) -> None:
    wrong = [
        ["list", "--json"],
        ["list", str(workspace), "--status", "lost", "--json"],
        ["bogus", "--json"],
        ["new", str(workspace / "x"), "--sample", "--language", "de", "--json"],
    ]
    for arguments in wrong:
        assert bootstrap.run(arguments) == 2
        told = capsys.readouterr()
        error = json.loads(told.out)["error"]
        assert set(error) == {"kind", "message", "advice"}
        assert error["kind"] == "wrong-usage"
        assert error["message"].rstrip(".") in told.err
    assert not (workspace / "x").exists()


@pytest.mark.parametrize("sample", [["--sample"], []])
@pytest.mark.parametrize("target", ["touch", "mkdir", "write_text"])
def test_a_new_workspace_on_a_full_disk_leaves_nothing(
    sample: list[str], target: str, tmp_path: Path, capsys, monkeypatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, target, refuse)
    error = refused(capsys, "new", tmp_path / "desk", *sample)
    assert error["kind"] == "storage-full"
    assert list(tmp_path.iterdir()) == []


def test_the_sample_on_a_disk_that_fills_up_leaves_nothing(tmp_path, capsys, monkeypatch) -> None:
    def refuse(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    error = refused(capsys, "new", tmp_path / "desk", "--sample")
    assert error["kind"] == "storage-full"
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_has_a_sentence(workspace: Path, capsys, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Desk, "close", refuse)
    assert refused(capsys, "list", workspace)["kind"] == "storage-failed"


def test_a_workspace_json_that_is_none(workspace: Path, capsys) -> None:
    file = workspace / "workspace.json"
    for text in (
        "[]",
        "7",
        '{"id": 1}',
        '{"id": "x", "name": "y", "format": Infinity}',
        "[" * 9999,
    ):
        file.write_text(text)
        assert refused(capsys, "list", workspace)["kind"] == "not-a-workspace"
    file.unlink()
    file.mkdir()
    assert refused(capsys, "list", workspace)["kind"] == "not-a-workspace"


@pytest.mark.parametrize("command", ["list", "search", "check", "doctor"])
def test_a_disk_without_any_room_is_read_and_named(
    command: str, workspace: Path, capsys, monkeypatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))
    before = contents(workspace)
    assert bootstrap.run([command, str(workspace), *WORD.get(command, [])]) == 0
    assert contents(workspace) == before
    told = failures.named(OSError("disk I/O error"), workspace / "library.sqlite")
    assert told.kind == "storage-full"


def test_a_library_cut_short_is_not_backed_up(workspace: Path, tmp_path: Path, capsys) -> None:
    file = workspace / "library.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])
    error = refused(capsys, "backup", workspace, tmp_path / "one.zip")
    assert error["kind"] in {"library-damaged", "backup-invalid"}
    assert not (tmp_path / "one.zip").exists()


@pytest.mark.parametrize("listed", ["[]", '{"sha256": []}', '{"sha256": 7}', "7", "[" * 99999])
def test_zips_that_are_no_backups(listed: str, tmp_path: Path, capsys) -> None:
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.writestr("backup.json", listed)
    error = refused(capsys, "restore", tmp_path / "one.zip", tmp_path / "again")
    assert error["kind"] == "backup-invalid"
    assert not (tmp_path / "again").exists()


def test_a_backup_damaged_anywhere(workspace: Path, tmp_path: Path, capsys) -> None:
    whole = tmp_path / "one.zip"
    assert bootstrap.run(["backup", str(workspace), str(whole)]) == 0
    capsys.readouterr()
    data = whole.read_bytes()
    for place in range(0, 4000, 171):
        harmed = bytearray(data)
        harmed[place] ^= 0xFF
        (tmp_path / "two.zip").write_bytes(harmed)
        goal = tmp_path / f"again-{place}"
        if bootstrap.run(["restore", str(tmp_path / "two.zip"), str(goal), "--json"]):
            assert json.loads(capsys.readouterr().out)["error"]["kind"] == "backup-invalid"
            assert not goal.exists()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE article SET tags = 'no list'",
        "UPDATE article SET created = 'yesterday'",
        "UPDATE revision SET content = '[7'",
        "UPDATE site SET fields = '{\"social\": 7}'",
        "UPDATE article SET headline = CAST(x'ff' AS TEXT)",
    ],
)
def test_rows_that_nobody_wrote(harm: str, workspace: Path, tmp_path: Path, capsys) -> None:
    with open_desk(workspace) as desk:
        article = desk.articles.by_slug("harbour-pilots-vote").id
        desk.articles.set_status(article, Status.READY)
    raw = driver.connect(workspace / "library.sqlite", write=True)
    raw.execute(harm)
    raw.close()
    error = refused(capsys, "export", workspace, tmp_path / "out", "--as", "json")
    assert error["kind"] == "library-damaged"


def test_a_schema_of_wild_letters(workspace: Path, tmp_path: Path, capsys) -> None:
    file = workspace / "library.sqlite"
    data = file.read_bytes()
    assert b"CREATE TABLE site" in data
    file.write_bytes(data.replace(b"CREATE TABLE site", b"CREATE TABL\xf2 site"))
    for name in ("list", "search", "check"):
        assert refused(capsys, name, workspace, *WORD.get(name, []))["kind"] == "library-damaged"
    refused(capsys, "backup", workspace)
    assert bootstrap.run(["doctor", str(workspace)]) == 1
