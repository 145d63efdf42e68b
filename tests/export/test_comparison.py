"""The plan: what is new, changed, removed and the same, and what stands in its way."""

import os
from pathlib import Path

import pytest

from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import PageChange
from editor_app.export.comparison import compare
from editor_app.export.folder_place import FolderPlace
from editor_app.export.recipe import differing, digest, read, written
from editor_app.export.site_file import Shows, SiteFile


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def _file(path: str, shows: Shows = Shows.ARTICLE, recipe: str = "1") -> SiteFile:
    return SiteFile(path, shows, {"text": recipe})


def _write(site: Path, *paths: str) -> dict[str, ManifestEntry]:
    found: dict[str, ManifestEntry] = {}
    for path in paths:
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.encode())
        stat = place.stat()
        from hashlib import sha256

        digested = sha256(path.encode()).hexdigest()
        found[path] = ManifestEntry(path, digested, "text=1", stat.st_size, stat.st_mtime_ns)
    return found


def test_every_change_is_seen_in_writing_order(site: Path) -> None:
    manifest = _write(site, "a/index.html", "b/index.html", "old.html", "kept.html", "index.html")
    files = [
        _file("index.html", Shows.LIST, "2"),
        _file("feed.xml", Shows.FEED),
        _file("a/index.html"),
        _file("b/index.html", recipe="2"),
        _file("media/x.jpg", Shows.MEDIA),
    ]
    found = compare(FolderPlace(site), files, manifest, frozenset({"kept.html"}))
    assert [(s.path, s.change.value) for s in found.steps] == [
        ("media/x.jpg", "new"),
        ("a/index.html", "same"),
        ("b/index.html", "changed"),
        ("index.html", "changed"),
        ("feed.xml", "new"),
        ("kept.html", "same"),
        ("old.html", "removed"),
    ]
    assert found.taken == ()
    assert found.by_path["b/index.html"].by_hand == ""


def test_a_hand_at_the_target_is_named(site: Path) -> None:
    manifest = _write(site, "a.html", "b.html", "c.html", "d.html")
    (site / "a.html").write_text("edited by hand")
    (site / "b.html").unlink()
    os.utime(site / "c.html", ns=(5, 5))
    (site / "d.html").unlink()
    (site / "d.html").mkdir()
    files = [_file(f"{name}.html") for name in "abcd"]
    found = compare(FolderPlace(site), files, manifest)
    assert [s.by_hand for s in found.steps] == ["changed", "deleted", "", "changed"]
    same = found.by_path["c.html"]
    assert same.change is PageChange.SAME
    assert same.fresh is not None
    assert same.fresh.mtime_ns == 5
    assert found.taken == ("d.html",)


def test_files_of_others_are_named_once(site: Path) -> None:
    _write(site, "index.html", "world", "other.txt")
    files = [_file("index.html"), _file("world/a/index.html"), _file("world/b/index.html")]
    assert compare(FolderPlace(site), files, {}).taken == ("index.html", "world")


def test_recipes_tell_what_differs() -> None:
    before = written({"text": "a", "frame": "b", "template:x": "2"})
    assert read(before) == {"text": "a", "frame": "b", "template:x": "2"}
    assert differing(before, {"text": "a", "frame": "c", "tags": "d"}) == {
        "frame": ("b", "c"),
        "tags": ("", "d"),
        "template:x": ("2", ""),
    }
    assert read("") == {}
    assert digest("a", 1) == digest("a", 1) != digest("a", "1x")
    assert _file("a").recipe == "text=1"
