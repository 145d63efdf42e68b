"""Targets: folders that are made and kept, ZIP files, and times that stay when bytes do."""

import os
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.domain.errors import (
    AddressTaken,
    InvalidValue,
    NotFound,
    TargetUnusable,
)
from editor_app.domain.ids import PublicationId, TargetId
from editor_app.export.target_lock import held
from editor_app.services.desk import new_desk
from tests.conftest import FixedClock
from tests.services.press import Press, broken_links, tree


@pytest.fixture
def press(desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


@pytest.fixture
def zipped(press: Press, tmp_path: Path) -> Press:
    press.site = tmp_path / "site.zip"
    return press


def _unpacked(file: Path, goal: Path) -> Path:
    shutil.rmtree(goal, ignore_errors=True)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        archive.extractall(goal)
    return goal


def _times(site: Path) -> dict[str, int]:
    return {path: (site / path).stat().st_mtime_ns for path in tree(site)}


def test_a_zip_file_holds_the_same_site_as_a_folder(
    zipped: Press, tmp_path: Path, clock: FixedClock
) -> None:
    key = zipped.story("Pilots vote")
    zipped.story("Ferry returns")
    result = zipped.publish()
    site = _unpacked(zipped.site, tmp_path / "unpacked")
    assert result.written == len(tree(site))
    assert broken_links(site) == []
    pages = zipped.desk.ledger.publication(PublicationId(1)).pages
    assert {p.path: p.sha256 for p in pages} == {
        path: sha256(data).hexdigest() for path, data in tree(site).items()
    }
    assert zipped.desk.ledger.publications()[0].target == str(zipped.site)
    assert list(tmp_path.glob(".*.offstone")) == []
    stood = zipped.site.stat().st_mtime_ns, zipped.site.read_bytes()
    clock.advance(seconds=60)
    assert zipped.publish().publication == 0
    assert (zipped.site.stat().st_mtime_ns, zipped.site.read_bytes()) == stood
    zipped.edit(key, headline="Pilots strike")
    result = zipped.publish()
    assert 0 < result.written < len(tree(site))
    (tmp_path / "folder").mkdir()
    zipped.desk.publishing.publish(tmp_path / "folder")
    assert tree(_unpacked(zipped.site, tmp_path / "unpacked")) == tree(tmp_path / "folder")


def test_the_same_site_is_the_same_zip_file(
    zipped: Press, tmp_path: Path, clock: FixedClock
) -> None:
    gone = zipped.story("Ferry returns")
    zipped.story("Pilots vote")
    zipped.publish()
    clock.advance(seconds=600)
    zipped.desk.articles.trash([gone])
    zipped.publish()
    grown = zipped.site.read_bytes()
    clock.advance(seconds=600)
    zipped.desk.publishing.publish(tmp_path / "other.zip")
    assert (tmp_path / "other.zip").read_bytes() == grown
    zipped.site.unlink()
    zipped.publish()
    assert zipped.site.read_bytes() == grown
    with zipfile.ZipFile(zipped.site) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {m.create_system for m in archive.infolist()} == {3}


def test_what_others_put_into_the_zip_file_stays(
    zipped: Press, tmp_path: Path, clock: FixedClock
) -> None:
    key = zipped.story("Pilots vote")
    zipped.publish()
    with zipfile.ZipFile(zipped.site, "a") as archive:
        archive.writestr(".htaccess", "Require all granted")
    clock.advance(seconds=60)
    zipped.edit(key, body="Another text.")
    zipped.publish()
    site = _unpacked(zipped.site, tmp_path / "unpacked")
    assert (site / ".htaccess").read_text() == "Require all granted"
    with zipfile.ZipFile(zipped.site, "a") as archive:
        archive.writestr("world/storm-light", "a file where a folder must be")
    zipped.story("Storm light")
    with pytest.raises(AddressTaken, match="world/storm-light"):
        zipped.publish()
    zipped.publish(adopt=True)
    (rescued,) = zipped.desk.folder.rglob("rescued/*/world/storm-light")
    assert rescued.read_text() == "a file where a folder must be"
    assert broken_links(_unpacked(zipped.site, tmp_path / "unpacked")) == []


def test_a_file_of_others_in_place_of_the_zip_file(zipped: Press, tmp_path: Path) -> None:
    zipped.story("Pilots vote")
    with zipfile.ZipFile(zipped.site, "w") as archive:
        archive.writestr("index.html", "somebody's holidays")
    before = zipped.site.read_bytes()
    with pytest.raises(AddressTaken, match=r"site\.zip"):
        zipped.publish()
    assert zipped.site.read_bytes() == before
    zipped.publish(adopt=True)
    (rescued,) = zipped.desk.folder.rglob("rescued/*/site.zip")
    assert rescued.read_bytes() == before
    zipped.site.write_bytes(b"torn")
    with pytest.raises(AddressTaken):
        zipped.publish()
    assert zipped.publish(adopt=True).written > 10
    with new_desk(tmp_path / "second", name="Second") as other:
        with pytest.raises(AddressTaken, match="another workspace"):
            other.publishing.publish(zipped.site)


def test_a_member_that_somebody_changed(zipped: Press, tmp_path: Path) -> None:
    zipped.story("Pilots vote")
    zipped.publish()
    site = _unpacked(zipped.site, tmp_path / "unpacked")
    before = tree(site)
    (site / "index.html").write_text("Hacked")
    (site / "404.html").unlink()
    zipped.site.unlink()
    with zipfile.ZipFile(zipped.site, "w") as archive:
        for file in sorted(site.rglob("*")):
            archive.write(file, file.relative_to(site))
    with pytest.raises(AddressTaken, match=r"changed “index\.html”"):
        zipped.publish()
    zipped.publish(adopt=True)
    assert next(zipped.desk.folder.rglob("rescued/*/index.html")).read_text() == "Hacked"
    assert tree(_unpacked(zipped.site, tmp_path / "unpacked")) == before


def test_names_at_which_no_zip_file_can_be(zipped: Press, tmp_path: Path) -> None:
    (tmp_path / "folder.zip").mkdir()
    publish = zipped.desk.publishing.publish
    for path, why in (
        (tmp_path / "folder.zip", "is a folder"),
        (tmp_path / "gone" / "site.zip", "no folder"),
        (zipped.desk.folder / "site.zip", "within the workspace"),
    ):
        with pytest.raises(TargetUnusable, match=why):
            publish(path)
    (tmp_path / "file").write_text("a file")
    with pytest.raises(TargetUnusable, match="is not a folder"):
        publish(tmp_path / "file")
    with pytest.raises(TargetUnusable, match="no folder"):
        publish(tmp_path / "file" / "site.zip")


def test_a_folder_is_made_once_and_missed_later(press: Press, tmp_path: Path) -> None:
    press.story("Pilots vote")
    fresh = tmp_path / "fresh"
    publishing = press.desk.publishing
    publishing.plan(fresh)
    publishing.publish(fresh, dry_run=True)
    assert not fresh.exists()
    publishing.publish(fresh)
    shutil.rmtree(fresh)
    with pytest.raises(TargetUnusable, match="not there any more") as caught:
        publishing.publish(fresh)
    assert "connected" in caught.value.advice
    assert not fresh.exists()
    publishing.add_target(tmp_path / "added")
    assert (tmp_path / "added").is_dir()


def test_a_target_has_a_name(press: Press) -> None:
    publishing = press.desk.publishing
    key = TargetId(publishing.add_target(press.site).created)
    publishing.rename_target(key, "  The   web ")
    assert [t.name for t in publishing.targets()] == ["The web"]
    with pytest.raises(InvalidValue):
        publishing.rename_target(key, " ")
    with pytest.raises(NotFound):
        publishing.rename_target(TargetId("gone"), "Other")


def test_one_publication_at_a_time(press: Press) -> None:
    press.story("Pilots vote")
    with held(press.site), pytest.raises(TargetUnusable, match="on its way"):
        press.publish()
    assert press.publish().publication == 1


def test_times_stay_while_bytes_do(press: Press, tmp_path: Path, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.publish()
    first = _times(press.site)
    noon = int(clock.now().timestamp()) // 2 * 2 * 10**9
    assert set(first.values()) == {noon}
    clock.advance(seconds=601)
    press.edit(key, body="Another text.")
    changed = {p.path for p in press.publish().plan.pages if p.change.value == "changed"}
    second = _times(press.site)
    assert {path for path in second if second[path] != first.get(path)} == changed
    assert all(second[path] > first[path] for path in changed if path in first)
    # Built in full in an empty folder, on another day: the same bytes bear the same times.
    clock.advance(seconds=86_400)
    (tmp_path / "elsewhere").mkdir()
    press.desk.publishing.publish(tmp_path / "elsewhere")
    assert _times(tmp_path / "elsewhere") == _times(press.site)
    # A copy that has lost them gets them back, and so does a file that was lost.
    for path in second:
        os.utime(press.site / path)
    (press.site / "404.html").unlink()
    press.publish()
    assert _times(press.site) == _times(tmp_path / "elsewhere")
    assert press.publish().publication == 0


def test_two_publications_within_a_second_have_two_times(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.publish()
    first = _times(press.site)
    press.edit(key, body="Another text.")
    press.publish()
    path = "world/pilots-vote/index.html"
    assert _times(press.site)[path] == first[path] + 2 * 10**9


def test_a_page_that_goes_and_was_changed_by_hand(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.story("Ferry returns")
    press.publish()
    clock.advance(seconds=60)
    page = press.site / "world/pilots-vote/index.html"
    page.write_text("with a note by hand")
    press.desk.articles.trash([key])
    with pytest.raises(AddressTaken, match="pilots-vote"):
        press.publish()
    press.publish(adopt=True)
    assert not page.exists()
    (rescued,) = press.desk.folder.rglob("rescued/*/world/pilots-vote/index.html")
    assert rescued.read_text() == "with a note by hand"


def test_a_copy_of_the_site_that_was_brought_back_is_ours(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.publish()
    shutil.copytree(press.site, press.site.with_name("kept"))
    clock.advance(seconds=60)
    press.edit(key, body="Another text.")
    press.publish()
    whole = tree(press.site)
    shutil.rmtree(press.site)
    shutil.copytree(press.site.with_name("kept"), press.site)
    assert "as it was earlier" in " ".join(p.reason for p in press.plan().pages)
    press.publish()
    assert tree(press.site) == whole
    assert not (press.desk.folder / "rescued").exists()


def test_a_folder_in_place_of_a_page_that_goes(press: Press, clock: FixedClock) -> None:
    key = press.story("Pilots vote")
    press.publish()
    page = press.site / "world/pilots-vote/index.html"
    page.unlink()
    page.mkdir()
    (page / "theirs").touch()
    press.desk.articles.trash([key])
    press.publish()
    assert (page / "theirs").exists()
