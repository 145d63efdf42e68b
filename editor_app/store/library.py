"""The library: library.sqlite, opened soundly or not at all."""

from collections.abc import Generator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from editor_app.domain.errors import (
    LibraryDamaged,
    NotAWorkspace,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)
from editor_app.store.driver import connect, load_driver
from editor_app.store.failures import named, refused
from editor_app.store.migrate import SCHEMA_VERSION, migrate
from editor_app.store.read_only import readable
from editor_app.store.soundness import copy_library

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from editor_app.store.unit import Unit


class Library:
    """An open library; each read is a snapshot of its own, each write one transaction."""

    def __init__(self, path: Path, *, write: bool, version: int = SCHEMA_VERSION) -> None:
        self.path = path
        self.read_only = not write
        self._kept = ExitStack()
        shown = path if write else self._kept.enter_context(_shown(path, version))
        self._engine = _engine(shown, write=write)

    @contextmanager
    def read(self) -> "Generator[Unit]":
        """Give a snapshot; what others write meanwhile is not seen."""
        with self._transaction("BEGIN") as unit:
            yield unit

    @contextmanager
    def write(self) -> "Generator[Unit]":
        """Give a transaction that is kept whole or not at all."""
        if self.read_only:
            raise WorkspaceReadOnly("This workspace is open for reading only.")
        with self._transaction("BEGIN IMMEDIATE") as unit:
            yield unit

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        self._kept.close()

    @contextmanager
    def _transaction(self, begin: str) -> "Generator[Unit]":
        from editor_app.store.unit import Unit

        try:
            with self._engine.connect() as connection:
                connection.info["begin"] = begin
                with connection.begin():
                    yield Unit(connection)
        except DBAPIError as error:
            raise named(error.orig or error, self.path) from error
        except UnicodeDecodeError as error:
            raise named(error, self.path) from error


def create_library(path: Path) -> Library:
    """Make a new library; FileExistsError when one stands there."""
    path.touch(exist_ok=False)
    _migrate(path, 0)
    return Library(path, write=True)


def open_library(path: Path, *, write: bool) -> Library:
    """Open a library; an older one is migrated when writing, a newer or damaged one refused."""
    if not path.is_file():
        raise NotAWorkspace(f"There is no library in “{path.parent}”.")
    version = _schema_version(path)
    if version > SCHEMA_VERSION:
        raise WorkspaceTooNew(
            f"“{path.parent.name}” has schema {version}; "
            f"this Offstone knows up to {SCHEMA_VERSION}."
        )
    if write and version < SCHEMA_VERSION:
        _migrate(path, version)
        version = SCHEMA_VERSION
    return Library(path, write=write, version=version)


@contextmanager
def _shown(path: Path, version: int) -> Generator[Path]:
    """Give a path to read at; an older library is read from a copy with today's schema."""
    if version == SCHEMA_VERSION:
        with readable(path) as shown:
            yield shown
        return
    with TemporaryDirectory(prefix="offstone-") as scratch:
        copy = Path(scratch) / path.name
        copy_library(path, copy)
        _migrate(copy, version)
        yield copy


def _migrate(path: Path, version: int) -> None:
    """Migrate; what the driver or the disk refuses gets its name."""
    try:
        migrate(path, version)
    except DBAPIError as error:
        raise named(error.orig or error, path) from error
    except load_driver().Error as error:
        raise named(error, path) from error
    except OSError as error:
        raise refused(error, path.parent) from error


def _schema_version(path: Path) -> int:
    driver = load_driver()
    try:
        with readable(path) as shown, closing(connect(shown, write=False)) as raw:
            version = raw.execute("PRAGMA user_version").fetchone()[0]
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except (driver.Error, UnicodeDecodeError) as error:
        raise named(error, path) from error
    if version == 0:
        raise LibraryDamaged(f"“{path.name}” in “{path.parent}” holds no library.")
    return version


def _engine(path: Path, *, write: bool) -> "Engine":
    engine = create_engine(
        "sqlite://",
        module=load_driver(),
        creator=lambda: connect(path, write=write),
        poolclass=QueuePool,
    )

    def begin(connection: "Connection") -> None:
        connection.exec_driver_sql(str(connection.info.get("begin", "BEGIN")))

    def leave_alone(raw: Any, _record: Any) -> None:
        raw.isolation_level = None

    event.listen(engine, "connect", leave_alone)
    event.listen(engine, "begin", begin)
    return engine
