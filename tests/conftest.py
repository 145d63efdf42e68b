"""Fixtures that every test may use: a clock that stands still, desks on private workspaces."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from tests.sample import Samples

_HOMES = count()
# Making the faces of the site takes seconds: all tests share those made once.
_FACES = Path(__file__).parent.parent / "build" / "faces"

# Each run tries other examples, so that half as many find as much in time; a busy machine is slow.
settings.register_profile("offstone", max_examples=50, deadline=None, database=None)
settings.load_profile("offstone")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


class FixedClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def advance(self, *, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    # Numbered folders would be counted anew for each of thousands of tests.
    home = tmp_path_factory.mktemp(f"home-{next(_HOMES)}", numbered=False)
    monkeypatch.setenv("OFFSTONE_HOME", str(with_faces(home)))


def with_faces(home: Path) -> Path:
    """Return a home in which the faces are made already."""
    _FACES.mkdir(parents=True, exist_ok=True)
    (home / "cache").mkdir()
    (home / "cache" / "faces").symlink_to(_FACES, target_is_directory=True)
    return home


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new library, migrated once for all tests of a worker."""
    from editor_app.store.library import create_library

    made = tmp_path_factory.mktemp("library") / "library.sqlite"
    create_library(made).close()
    return made


@pytest.fixture(autouse=True)
def new_libraries_are_copied(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copy a library where one would be made; folders about making one say otherwise."""
    if "tmp_path" not in request.fixturenames:
        return
    from editor_app.store import library

    made: Path = request.getfixturevalue("empty_library")
    migrate: Callable[[Path, int], None] = library.migrate

    def copied(path: Path, version: int) -> None:
        if version:
            migrate(path, version)
        else:
            shutil.copyfile(made, path)

    monkeypatch.setattr(library, "migrate", copied)


@pytest.fixture
def lasting_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every desk of a test share one host, for those that do not prove how a host ends."""
    from editor_app.services.desk import Desk
    from tests.ui.lasting_host import lasting_host

    shared = cached_property(lambda _: lasting_host())
    shared.__set_name__(Desk, "host")
    monkeypatch.setattr(Desk, "host", shared)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> "Samples":
    """The sample newsroom, made once for all tests of a worker and copied for each."""
    from tests.sample import Samples

    return Samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator["Desk"]:
    from editor_app.services.desk import new_desk

    opened = new_desk(tmp_path / "desk", name="The Gulf Courier", by="Ida Brandt", clock=clock)
    yield opened
    opened.close()
