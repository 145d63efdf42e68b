"""What a target must be, and what stands in it."""

import os
from pathlib import Path

import pytest

from editor_app.domain.errors import TargetUnusable
from editor_app.domain.manifest import ManifestEntry
from editor_app.export.target_folder import (
    Found,
    check_paths,
    check_target,
    in_the_way,
    is_as_written,
    look_at,
    make_parents,
    remove_empty_parents,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "desk").mkdir()
    return tmp_path / "site"


def _refused(folder: Path, desk: Path) -> str:
    with pytest.raises(TargetUnusable) as caught:
        check_target(folder, desk)
    return caught.value.message


def test_folders_that_cannot_be_targets(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = site.parent / "desk"
    check_target(site, desk)
    check_target(site / "fresh", desk)
    assert "no folder" in _refused(site / "gone" / "deep", desk)
    (site / "file").touch()
    assert "not a folder" in _refused(site / "file", desk)
    (desk / "site").mkdir()
    assert "within each other" in _refused(desk / "site", desk)
    assert "within each other" in _refused(site.parent, desk)
    assert "within each other" in _refused(desk, desk)
    (site / ".offstone").symlink_to(desk)
    assert "is a link" in _refused(site, desk)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "cannot be written" in _refused(site, desk)


def test_a_link_to_the_workspace_is_seen_through(site: Path) -> None:
    (site.parent / "link").symlink_to(site.parent / "desk")
    assert "within each other" in _refused(site.parent / "link", site.parent / "desk")


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["a/" + "x" * 256 + "/index.html"], "too long"),
        (["a/" * 3000 + "index.html"], "too long"),
        (["a/index.html", "A/index.html"], "one file on many disks"),
        (["a/index.html", "a/index.html"], "Two pages"),
    ],
)
def test_addresses_that_a_disk_cannot_hold(site: Path, paths: list[str], said: str) -> None:
    with pytest.raises(TargetUnusable, match=said):
        check_paths(site, paths)


def test_looking(site: Path) -> None:
    (site / "a.html").write_bytes(b"1234")
    (site / "folder").mkdir()
    (site / "link").symlink_to("a.html")
    found = look_at(site, "a.html")
    assert found is not None
    assert found.size == 4
    assert look_at(site, "folder") == look_at(site, "link") == Found(-1, 0)
    assert look_at(site, "gone") is look_at(site, "a.html/x") is None


def test_bytes_are_compared_when_only_the_time_differs(site: Path) -> None:
    (site / "a.html").write_bytes(b"1234")
    seen = look_at(site, "a.html")
    assert seen is not None
    digest = "03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4"
    entry = ManifestEntry("a.html", digest, "", 4, 17)
    assert is_as_written(site, entry, seen)
    (site / "a.html").write_bytes(b"1235")
    assert not is_as_written(site, entry, seen)
    assert not is_as_written(site, entry, Found(5, 17))
    assert is_as_written(site, entry, Found(4, 17))
    (site / "a.html").unlink()
    assert not is_as_written(site, entry, seen)


def test_what_stands_in_the_way(site: Path) -> None:
    assert in_the_way(site, "world/a/index.html") == ""
    (site / "world").mkdir()
    assert in_the_way(site, "world/a/index.html") == ""
    (site / "world" / "a").write_text("mine")
    assert in_the_way(site, "world/a/index.html") == "world/a"
    assert in_the_way(site, "world/a") == "world/a"
    (site / "dangling").symlink_to("nowhere")
    assert in_the_way(site, "dangling/index.html") == "dangling"


def test_links_are_never_followed_out_of_the_target(site: Path) -> None:
    (site / "world").symlink_to(site.parent / "desk")
    for act in (in_the_way, make_parents):
        with pytest.raises(TargetUnusable, match="leads out"):
            act(site, "world/a/index.html")
    assert list((site.parent / "desk").iterdir()) == []
    (site / "inside").mkdir()
    (site / "link").symlink_to("inside")
    assert in_the_way(site, "link/index.html") == ""
    make_parents(site, "link/b/index.html")
    assert (site / "inside" / "b").is_dir()


def test_only_folders_that_are_empty_go(site: Path) -> None:
    (site / "a/b/c").mkdir(parents=True)
    (site / "a/keep").touch()
    remove_empty_parents(site, "a/b/c/index.html")
    assert not (site / "a/b").exists()
    assert (site / "a/keep").exists()
    remove_empty_parents(site, "index.html")
    assert site.is_dir()
