"""Fixtures that every test may use: a clock that stands still, desks on private workspaces."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

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
    monkeypatch.setenv("OFFSTONE_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator["Desk"]:
    from editor_app.services.desk import new_desk

    opened = new_desk(tmp_path / "desk", name="The Gulf Courier", by="Ida Brandt", clock=clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sample workspace, made once; tests copy it."""
    from editor_app.services.desk import new_desk

    folder = tmp_path_factory.mktemp("sample") / "sample"
    os.environ["OFFSTONE_HOME"] = str(tmp_path_factory.mktemp("sample-home"))
    new_desk(
        folder, name="The Gulf Courier", sample=True, by="Ida Brandt", clock=FixedClock()
    ).close()
    return folder


@pytest.fixture
def sample(sample_folder: Path, tmp_path: Path, clock: FixedClock) -> Iterator["Desk"]:
    import shutil

    from editor_app.services.desk import open_desk

    shutil.copytree(sample_folder, tmp_path / "sample")
    opened = open_desk(tmp_path / "sample", by="Ida Brandt", clock=clock)
    yield opened
    opened.close()
