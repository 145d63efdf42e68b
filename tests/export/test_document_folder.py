import errno
import os
from pathlib import Path

import pytest

from editor_app.domain.errors import StorageFull, TargetUnusable
from editor_app.export.document_folder import DocumentFolder


@pytest.fixture
def out(tmp_path: Path) -> DocumentFolder:
    folder = DocumentFolder(tmp_path / "deep" / "out")
    folder.prepare(tmp_path / "workspace")
    return folder


def test_files_are_written_and_left_alone_when_equal(out: DocumentFolder) -> None:
    assert out.write("media/a.jpg", b"1") == "media/a.jpg"
    file = out.folder / "media/a.jpg"
    os.utime(file, ns=(1, 1))
    out.write("media/a.jpg", b"1")
    assert file.stat().st_mtime_ns == 1
    out.write("media/a.jpg", b"2")
    assert file.read_bytes() == b"2"
    assert [path.name for path in file.parent.iterdir()] == ["a.jpg"]


def test_a_folder_that_may_not_be_written_to(
    out: DocumentFolder, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(TargetUnusable, match="cannot be written to"):
        out.prepare(tmp_path / "workspace")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(TargetUnusable, match="cannot be made"):
        DocumentFolder(tmp_path / ("x" * 300)).prepare(tmp_path / "workspace")


@pytest.mark.parametrize(
    ("number", "error", "sentence"),
    [(errno.ENOSPC, StorageFull, "no room"), (errno.EIO, TargetUnusable, "cannot be written")],
)
def test_a_disk_that_fails_leaves_the_file_as_it_was(
    out: DocumentFolder, monkeypatch, number: int, error: type[Exception], sentence: str
) -> None:
    out.write("a.html", b"before")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error, match=sentence):
        out.write("a.html", b"after")
    assert [path.name for path in out.folder.iterdir()] == ["a.html"]
    assert (out.folder / "a.html").read_bytes() == b"before"


def test_what_is_in_the_way(out: DocumentFolder) -> None:
    (out.folder / "a.html").mkdir()
    with pytest.raises(TargetUnusable, match="A folder stands where"):
        out.check(["b.html", "a.html"])
    with pytest.raises(TargetUnusable, match="cannot be written"):
        out.write("a.html", b"x")
