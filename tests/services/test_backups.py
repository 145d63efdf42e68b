import errno
import json
import zipfile
from pathlib import Path

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import (
    BackupInvalid,
    NotAWorkspace,
    StorageFailed,
    StorageFull,
    WorkspaceExists,
)
from editor_app.services import backups, doctoring
from editor_app.services.backups import backup, restore
from editor_app.services.desk import open_desk
from editor_app.services.doctoring import examine
from editor_app.store import driver, soundness


@pytest.fixture
def filled(desk):
    desk.articles.create(Content(headline="Harbour pilots vote"))
    (desk.folder / "media" / "boats.jpg").write_bytes(b"picture")
    (desk.folder / "themes" / "mine").mkdir()
    return desk


def test_a_backup_made_beside_the_open_desk_is_restored_whole(filled, tmp_path, clock) -> None:
    file = backup(filled.folder, clock=clock)
    assert file == filled.folder / "backups" / "desk-2026-11-23-090000.zip"
    made = restore(file, tmp_path / "again")
    assert (made / "media" / "boats.jpg").read_bytes() == b"picture"
    with open_desk(made) as again:
        assert again.articles.by_slug("harbour-pilots-vote")
        assert again.workspace.id == filled.workspace.id


def test_nothing_is_overwritten(filled, tmp_path: Path) -> None:
    file = backup(filled.folder, tmp_path / "one.zip")
    with pytest.raises(WorkspaceExists):
        backup(filled.folder, file)
    for taken in (filled.folder, file):
        with pytest.raises(WorkspaceExists):
            restore(file, taken)
    (tmp_path / "empty").mkdir()
    assert restore(file, tmp_path / "empty").is_dir()


def _rewritten(file: Path, goal: Path, changes: dict[str, bytes | None]) -> Path:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(goal, "w") as new:
        for name in old.namelist():
            data = changes.get(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
    return goal


def test_a_damaged_backup_is_refused_before_anything_is_made(filled, tmp_path: Path) -> None:
    file = backup(filled.folder, tmp_path / "one.zip")
    listed = json.dumps({"sha256": {"library.sqlite": "", "workspace.json": "", "../x": ""}})
    broken = {
        "changed": {"media/boats.jpg": b"other"},
        "without": {"media/boats.jpg": None},
        "unlisted": {"backup.json": None},
        "outside": {"backup.json": listed.encode()},
        "half": {"backup.json": b'{"sha256": {}}'},
    }
    for name, changes in broken.items():
        with pytest.raises(BackupInvalid):
            restore(_rewritten(file, tmp_path / f"{name}.zip", changes), tmp_path / "again")
    (tmp_path / "text.zip").write_text("no zip")
    for name in ("text.zip", "gone.zip"):
        with pytest.raises(BackupInvalid):
            restore(tmp_path / name, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_damaged_library_is_not_backed_up_as_if_it_were_sound(
    filled, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(backups, "library_problems", lambda _: ["The library is damaged."])
    with pytest.raises(BackupInvalid):
        backup(filled.folder, tmp_path / "one.zip")
    assert list(tmp_path.glob("one*")) == []


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, StorageFull), (errno.EIO, StorageFailed)]
)
def test_a_disk_that_fails_leaves_no_half_backup(
    filled, tmp_path, monkeypatch, number, kind
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "disk")

    monkeypatch.setattr(backups, "_verify", fail)
    with pytest.raises(kind):
        backup(filled.folder, tmp_path / "one.zip")
    assert list(tmp_path.glob("one*")) == []


def test_a_sound_workspace(filled) -> None:
    report = examine(filled.folder)
    assert report.ok
    assert report.problems == ()


def test_damage_is_named(filled, monkeypatch) -> None:
    (filled.folder / "backups").rmdir()
    with filled.library.write() as unit:
        unit._connection.exec_driver_sql("DELETE FROM site")
    kinds = [p.kind for p in examine(filled.folder).problems]
    assert kinds == ["library-damaged", "folder-missing"]
    filled.close()
    raw = driver.connect(filled.workspace.library_path, write=True)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("UPDATE revision SET article = 'gone'")
    raw.close()
    assert any("point to" in p.message for p in examine(filled.folder).problems)
    filled.workspace.library_path.write_bytes(b"no database " * 500)
    assert examine(filled.folder).problems[0].kind == "library-damaged"
    assert "cannot be read" in soundness.library_problems(filled.workspace.library_path)[0]
    with pytest.raises(NotAWorkspace):
        examine(filled.folder / "media")


def test_an_old_sqlite_is_a_note_and_no_damage(filled, monkeypatch) -> None:
    monkeypatch.setattr(soundness, "wal_is_sound", lambda _: False)
    report = examine(filled.folder)
    assert report.ok
    assert report.problems[0].kind == "old-sqlite"
    assert doctoring.driver_note()
