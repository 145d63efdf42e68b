import os
from pathlib import Path

import pytest

from editor_app.domain.errors import (
    NotAWorkspace,
    StorageFailed,
    WorkspaceExists,
    WorkspaceLocked,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)
from editor_app.store.lock import WorkspaceLock
from editor_app.store.workspace_files import create_workspace, read_workspace


def test_a_workspace_is_read_as_it_was_made(tmp_path: Path) -> None:
    made = create_workspace(tmp_path / "desk", "Gulf Desk")
    assert read_workspace(tmp_path / "desk") == made
    assert made.library_path == tmp_path / "desk" / "library.sqlite"
    assert (tmp_path / "desk" / "media").is_dir()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(WorkspaceExists):
        create_workspace(tmp_path, "Gulf Desk")
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("mine")
    with pytest.raises(StorageFailed):
        create_workspace(tmp_path / "desk", "Gulf Desk")


def test_a_folder_we_may_not_write_to(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(WorkspaceReadOnly):
        create_workspace(tmp_path / "desk", "Gulf Desk")


@pytest.mark.parametrize(
    "text", [None, "not json", "[]", '{"id": "1"}', '{"id":1,"name":2,"format":"x"}']
)
def test_a_folder_that_is_none(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "workspace.json").write_text(text)
    with pytest.raises(NotAWorkspace):
        read_workspace(tmp_path)


def test_no_folder_and_a_newer_one(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace, match="no folder"):
        read_workspace(tmp_path / "gone")
    (tmp_path / "workspace.json").write_text('{"id": "1", "name": "x", "format": 2}')
    with pytest.raises(WorkspaceTooNew, match=r"2.*1"):
        read_workspace(tmp_path)


def test_the_lock_names_its_holder(tmp_path: Path) -> None:
    first, second = WorkspaceLock(tmp_path), WorkspaceLock(tmp_path)
    first.acquire(0)
    with pytest.raises(WorkspaceLocked, match=str(os.getpid())):
        second.acquire(0)
    (tmp_path / ".lock-holder").unlink()
    with pytest.raises(WorkspaceLocked, match="another process"):
        second.acquire(0)
    first.release()
    second.acquire(0)
    second.release()


def test_a_lock_that_cannot_be_signed_is_given_back(tmp_path: Path) -> None:
    (tmp_path / ".lock-holder").mkdir()
    with pytest.raises(WorkspaceReadOnly):
        WorkspaceLock(tmp_path).acquire(0)
    (tmp_path / ".lock-holder").rmdir()
    free = WorkspaceLock(tmp_path)
    free.acquire(0)
    free.release()


def test_a_folder_that_cannot_be_locked(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("a file, no folder")
    with pytest.raises(WorkspaceReadOnly):
        WorkspaceLock(tmp_path / "desk").acquire(0)
