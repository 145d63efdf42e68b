import shutil
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from editor_app.domain.errors import (
    AlreadyThere,
    LibraryDamaged,
    NotAWorkspace,
    StorageFailed,
    StorageFull,
    WorkspaceLocked,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)
from editor_app.domain.ids import TagId
from editor_app.domain.labels import Tag
from editor_app.store import driver, migrate, read_only, schema
from editor_app.store.failures import named
from editor_app.store.library import Library, create_library, open_library
from editor_app.store.soundness import copy_library, library_problems


@pytest.fixture
def library(tmp_path: Path):
    made = create_library(tmp_path / "library.sqlite")
    yield made
    made.close()


def _texts(raw) -> set[str]:
    rows = raw.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {" ".join(row[0].split()) for row in rows if "sqlite_" not in row[0]}


def test_models_equal_migrations(library: Library) -> None:
    raw = driver.load_driver().connect(":memory:")
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    schema.metadata.create_all(engine)
    for statement in (schema.ARTICLE_INDEX, *schema.LEDGER_GUARDS):
        raw.execute(statement)
    with library._engine.connect() as connection:
        made = _texts(connection.connection.driver_connection)
    assert {t for t in made if "alembic_version" not in t} == _texts(raw)
    engine.dispose()
    raw.close()


def test_a_read_is_a_snapshot(library: Library) -> None:
    tag = Tag(TagId("1"), "Ports", "ports")
    with library.read() as before:
        assert before.tags.count() == 0
        with library.write() as unit:
            unit.tags.put(tag)
        assert before.tags.all() == []
    with library.read() as after:
        assert after.tags.all() == [tag]


def test_a_failed_write_leaves_nothing(library: Library) -> None:
    with pytest.raises(KeyError), library.write() as unit:
        unit.tags.put(Tag(TagId("1"), "Ports", "ports"))
        raise KeyError
    with library.read() as unit:
        assert unit.tags.get("1") is None


def test_settings_of_the_connection(library: Library) -> None:
    with library._engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_an_old_sqlite_keeps_to_the_rollback_journal(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(driver, "wal_is_sound", lambda _: False)
    made = create_library(tmp_path / "library.sqlite")
    with made._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    made.close()


def test_without_the_wheel_pythons_own_module_serves(monkeypatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(driver, "import_module", missing)
    assert driver.load_driver().__name__ == "sqlite3"


def test_on_macos_the_disk_is_told_to_mean_it(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(driver.sys, "platform", "darwin")
    create_library(tmp_path / "library.sqlite").close()
    raw = driver.connect(tmp_path / "library.sqlite", write=True)
    assert raw.execute("PRAGMA fullfsync").fetchone()[0] == 1
    raw.close()


def test_read_only_refuses_to_write(library: Library) -> None:
    reading = open_library(library.path, write=False)
    with pytest.raises(WorkspaceReadOnly), reading.write():
        pass
    reading.close()


@pytest.mark.parametrize("harm", [b"", b"not a database at all" * 100])
def test_a_damaged_library_is_refused_and_kept(tmp_path: Path, harm: bytes) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(harm)
    for write in (True, False):
        with pytest.raises(LibraryDamaged) as caught:
            open_library(path, write=write)
        assert "restore" in caught.value.advice
    assert path.read_bytes() == harm


def test_a_newer_library_names_both_versions(library: Library) -> None:
    library.close()
    raw = driver.connect(library.path, write=True)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(WorkspaceTooNew, match=rf"99.*{migrate.SCHEMA_VERSION}"):
        open_library(library.path, write=True)


def test_a_missing_library(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace):
        open_library(tmp_path / "library.sqlite", write=True)


def test_a_full_disk_is_named(library: Library) -> None:
    with pytest.raises(StorageFull), library.write() as unit:
        unit._connection.exec_driver_sql("PRAGMA max_page_count = 1")
        for number in range(2000):
            unit.tags.put(Tag(TagId(str(number)), "x" * 500, str(number)))


def test_two_things_with_one_slug(library: Library) -> None:
    with pytest.raises(AlreadyThere), library.write() as unit:
        unit.tags.put(Tag(TagId("1"), "Ports", "ports"))
        unit.tags.put(Tag(TagId("2"), "Ports", "ports"))


def test_what_the_driver_says_in_words() -> None:
    path = Path("desk/library.sqlite")
    assert isinstance(named(Exception("database is locked"), path), WorkspaceLocked)
    assert isinstance(named(Exception("disk I/O error"), path), StorageFailed)
    assert isinstance(named(Exception("database disk image is malformed"), path), LibraryDamaged)


def test_a_copy_is_kept_before_a_migration(library: Library, monkeypatch) -> None:
    library.close()
    today = migrate.SCHEMA_VERSION
    monkeypatch.setattr("editor_app.store.library.SCHEMA_VERSION", today + 1)
    monkeypatch.setattr(migrate, "SCHEMA_VERSION", today + 1)
    open_library(library.path, write=True).close()
    kept = library.path.parent / "backups" / f"library-before-schema-{today + 1}.sqlite"
    raw = driver.connect(kept, write=False)
    assert raw.execute("PRAGMA user_version").fetchone()[0] == today
    raw.close()


def test_a_folder_that_takes_no_files_is_read_as_it_is(library: Library, monkeypatch) -> None:
    library.close()
    on_a_disc(monkeypatch)
    reading = open_library(library.path, write=False)
    with reading.read() as unit:
        assert unit.tags.all() == []
    assert library_problems(library.path) == ["The library has lost the site's own fields."]
    reading.close()
    assert read_only.has_log(library.path) is False


def on_a_disc(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (read_only, driver):
        monkeypatch.setattr(module, "takes_files", lambda _: False)


def test_what_stands_in_the_log_is_read_from_a_copy(
    library: Library, monkeypatch, tmp_path: Path
) -> None:
    tag = Tag(TagId("1"), "Ports", "ports")
    with library.write() as unit:
        unit.tags.put(tag)
    disc = tmp_path / "disc"
    disc.mkdir()
    for name in ("library.sqlite", "library.sqlite-wal"):
        shutil.copyfile(tmp_path / name, disc / name)
    before = {file.name: file.read_bytes() for file in disc.iterdir()}
    on_a_disc(monkeypatch)
    reading = open_library(disc / "library.sqlite", write=False)
    with reading.read() as unit:
        assert unit.tags.all() == [tag]
    copy_library(disc / "library.sqlite", tmp_path / "copy.sqlite")
    reading.close()
    assert {file.name: file.read_bytes() for file in disc.iterdir()} == before
    assert list(Path(tempfile.gettempdir()).glob("offstone-*/library.sqlite")) == []


def test_a_copy_that_cannot_be_made_is_told(library: Library, monkeypatch) -> None:
    with library.write() as unit:
        unit.tags.put(Tag(TagId("1"), "Ports", "ports"))
    on_a_disc(monkeypatch)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(StorageFailed, match="No space left"):
        open_library(library.path, write=False)
