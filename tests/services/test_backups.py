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
from editor_app.domain.ids import TargetId
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.publication import PublishedPage
from editor_app.domain.site import Target
from editor_app.services import backups, doctoring
from editor_app.services.backups import backup, restore
from editor_app.services.desk import open_desk
from editor_app.services.doctoring import examine
from editor_app.store import driver, soundness
from tests.services.pictures import photograph


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
    # A file that no picture of the library names is no damage.
    assert [(p.kind, p.repairable) for p in report.problems] == [("media-orphan", True)]
    (filled.folder / "media" / "second.jpg").write_bytes(b"picture")
    assert "2 files" in examine(filled.folder).problems[0].message
    for file in (filled.folder / "media").iterdir():
        file.unlink()
    assert examine(filled.folder).problems == ()


def test_pictures_are_proved_by_their_hash(desk, tmp_path) -> None:
    for name, size in (("boats.jpg", (60, 40)), ("quay.jpg", (40, 60)), ("crane.jpg", (9, 9))):
        desk.pictures.add(photograph(size), name)
    kept, harmed, lost = (desk.pictures.path(n) for n in ("boats.jpg", "quay.jpg", "crane.jpg"))
    file = backup(desk.folder, tmp_path / "one.zip")
    harmed.write_bytes(harmed.read_bytes()[:-1] + b"x")
    lost.unlink()
    report = examine(desk.folder)
    assert not report.ok
    told = {(p.kind, "quay" in p.message, "crane" in p.message) for p in report.problems}
    assert told == {("picture-damaged", True, False), ("picture-missing", False, True)}
    again = restore(file, tmp_path / "again")
    assert examine(again).problems == ()
    assert (again / "media" / kept.name).read_bytes() == kept.read_bytes()


def test_the_ledger_is_proved_and_what_was_interrupted_is_told(desk, tmp_path) -> None:
    page = PublishedPage("index.html", "ab")
    with desk.library.write() as unit:
        first = unit.ledger.begin(desk.clock.now(), str(tmp_path), "Ida", (page,), ())
    (told,) = examine(desk.folder).problems
    assert (told.kind, told.repairable) == ("publication-unfinished", True)
    with desk.library.write() as unit:
        unit.ledger.finish(first, desk.clock.now())
    assert examine(desk.folder).problems == ()
    desk.close()
    raw = driver.connect(desk.workspace.library_path, write=True)
    raw.execute("DROP TRIGGER ledger_never_update")
    raw.execute("UPDATE ledger SET path = 'other.html' WHERE kind = 'page'")
    raw.close()
    report = examine(desk.folder)
    assert not report.ok
    assert {p.kind for p in report.problems} == {"ledger-changed"}


def test_a_target_that_differs_is_a_note(desk, tmp_path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    target = Target(TargetId("t"), "site", str(site))
    (site / "index.html").write_text("page")
    entries = [ManifestEntry(name, "ab", "cd", 4, 0) for name in ("index.html", "gone.html")]
    with desk.library.write() as unit:
        unit.targets.put(target)
        unit.targets.put_manifest(target.id, entries, [])
    report = examine(desk.folder)
    assert report.ok
    assert [(p.kind, "one file differs" in p.message) for p in report.problems] == [
        ("target-differs", True)
    ]
    (site / "index.html").write_text("another")
    assert "2 files differ" in examine(desk.folder).problems[0].message
    (site / "index.html").unlink()
    site.rmdir()
    assert examine(desk.folder).problems == ()


def test_a_workspace_without_its_library(desk) -> None:
    desk.close()
    desk.workspace.library_path.unlink()
    assert [p.kind for p in examine(desk.folder).problems] == ["not-a-workspace"]


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
    assert report.problems[-1].kind == "old-sqlite"
    assert doctoring.driver_note()
