"""Staging, the swap and its journal: whole or not begun, and finished from anywhere."""

import errno
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.domain.errors import OffstoneError, StorageFailed, StorageFull, TargetUnusable
from editor_app.domain.manifest import ManifestEntry
from editor_app.export.disk import writing_at
from editor_app.export.folder_place import FolderPlace
from editor_app.export.rescuing import rescue
from editor_app.export.run import Run, read_run, write_run
from editor_app.export.staging import Staging, clear_staging, staging_of
from editor_app.export.swapping import swap_in
from editor_app.export.target_manifest import TargetManifest, proved, read_manifest, write_manifest

NOON = 1_764_000_000_000_000_000
NOTHING = TargetManifest("desk", "Courier", ())
PAGES = {"world/a/index.html": b"A", "index.html": b"Home", "feed.xml": b"<rss/>"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def _staged(site: Path, pages: dict[str, bytes] = PAGES, **given: tuple[str, ...]) -> Run:
    with Staging(site) as staging:
        files = tuple(
            staging.put(path, data, sha256(data).hexdigest(), NOON) for path, data in pages.items()
        )
        run = Run("desk", "2026-11-23T09:00:00+00:00", files, **given)
        staging.seal(run, NOTHING)
    return run


def _tree(site: Path) -> dict[str, bytes]:
    return {
        p.relative_to(site).as_posix(): p.read_bytes()
        for p in site.rglob("*")
        if p.is_file() and ".offstone" not in p.parts
    }


def test_staged_files_come_in_with_what_was_written_down(site: Path) -> None:
    run = _staged(site)
    assert _tree(site) == {}
    told: list[int] = []
    assert swap_in(site, run, told.append) == []
    assert _tree(site) == PAGES
    assert told == [1, 2, 3]
    for file in run.files:
        found = (site / file.path).stat()
        assert (found.st_size, found.st_mtime_ns) == (file.size, file.mtime_ns)


def test_many_files_are_synced_at_once(site: Path) -> None:
    pages = {f"{n}/index.html": b"x" for n in range(40)}
    swap_in(site, _staged(site, pages))
    assert _tree(site) == pages


def test_a_swap_is_finished_from_any_place(site: Path) -> None:
    run = _staged(site, removed=("old/index.html",))
    (site / "old").mkdir()
    (site / "old/index.html").write_text("old")

    def crash(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        swap_in(site, run, crash)
    again = read_run(staging_of(site))
    assert again == run
    assert swap_in(site, again) == []
    assert swap_in(site, again) == []
    assert _tree(site) == PAGES
    assert not (site / "old").exists()


def test_what_was_lost_is_named(site: Path) -> None:
    run = _staged(site)
    (staging_of(site) / "1").unlink()
    assert swap_in(site, run) == ["index.html"]


def test_a_failure_before_the_seal_leaves_nothing(site: Path) -> None:
    with pytest.raises(OffstoneError):
        with Staging(site) as staging:
            staging.put("index.html", b"x", sha256(b"x").hexdigest(), NOON)
            raise OffstoneError("no")
    assert not staging_of(site).exists()
    assert _tree(site) == {}


def test_others_give_way_only_where_they_stood(site: Path, tmp_path: Path) -> None:
    (site / "world").write_text("a file where a folder must be")
    (site / "index.html").mkdir()
    (site / "index.html" / "theirs.txt").write_text("theirs")
    (site / "feed.xml").symlink_to(tmp_path)
    taken = ("world", "index.html", "feed.xml")
    rescue(site, taken, tmp_path / "rescued")
    run = _staged(site, displaced=taken)
    assert swap_in(site, run) == []
    assert _tree(site) == PAGES
    # A second time, as after a crash, ours stands there and stays.
    assert swap_in(site, run) == []
    assert _tree(site) == PAGES
    assert (tmp_path / "rescued/world").read_text().startswith("a file")
    assert (tmp_path / "rescued/index.html/theirs.txt").read_text() == "theirs"
    assert (tmp_path / "rescued/feed.xml").is_symlink()
    assert tmp_path.is_dir()


def test_the_staging_folder_is_never_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/a").touch()
    (site / ".offstone").mkdir()
    staging_of(site).symlink_to(tmp_path / "precious")
    clear_staging(site)
    assert (tmp_path / "precious/a").exists()
    assert not staging_of(site).exists()


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x", "a\\b", "C:/x", "", "a//b", "."])
def test_a_journal_cannot_lead_out(site: Path, path: str) -> None:
    place = staging_of(site)
    place.mkdir(parents=True)
    write_run(place, Run("desk", "t", (), removed=(path,)))
    assert read_run(place) is None


def test_a_journal_that_is_not_whole(site: Path) -> None:
    assert read_run(staging_of(site)) is None
    staging_of(site).mkdir(parents=True)
    (staging_of(site) / "journal.json").write_text('{"workspace": "x"')
    assert read_run(staging_of(site)) is None
    (staging_of(site) / "journal.json").write_text("[]")
    assert read_run(staging_of(site)) is None


def test_the_copy_of_the_manifest(site: Path) -> None:
    assert read_manifest(site) is None
    swap_in(site, run := _staged(site))
    entries = tuple(
        ManifestEntry(f.path, f.sha256, "recipe", f.size, f.mtime_ns) for f in run.files
    )
    whole = TargetManifest("desk", "Courier", tuple(sorted(entries, key=lambda e: e.path)))
    write_manifest(site, whole)
    assert read_manifest(site) == whole
    os.utime(site / "index.html", ns=(1, 1))
    (site / "feed.xml").write_text("<rss>")
    (site / "world/a/index.html").unlink()
    kept = proved(FolderPlace(site), entries)
    assert kept == {"index.html": replace(entries[1], mtime_ns=1)}
    (site / ".offstone/manifest.json").write_text("{}")
    assert read_manifest(site) is None


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EACCES, TargetUnusable),
        (errno.ENOENT, TargetUnusable),
        (errno.ENAMETOOLONG, TargetUnusable),
        (errno.EIO, StorageFailed),
    ],
)
def test_what_a_disk_refuses_is_named(site: Path, number: int, kind: type[OffstoneError]) -> None:
    with pytest.raises(kind) as caught, writing_at(site):
        raise OSError(number, os.strerror(number))
    assert str(site) in caught.value.message
    with pytest.raises(StorageFull, match="full") as full, writing_at(site, begun=True):
        raise OSError(errno.ENOSPC, "")
    assert "finished at the next" in full.value.advice


def test_a_name_that_differs_in_capitals_only_takes_ours_not_away(site: Path) -> None:
    # Two names of one file, as on a disk that hears no capitals.
    run = _staged(site, {"media/ferry.jpg": b"new"}, removed=("media/Ferry.jpg",))
    swap_in(site, run)
    os.link(site / "media/ferry.jpg", site / "media/Ferry.jpg")
    swap_in(site, run)
    assert (site / "media/ferry.jpg").read_bytes() == b"new"
    assert (site / "media/Ferry.jpg").exists()
