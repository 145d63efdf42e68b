"""Verifying: a whole site is found whole, and whatever is wrong is named."""

import zipfile
from pathlib import Path

import pytest

from editor_app.domain.errors import Cancelled, NotFound
from editor_app.domain.progress import Silent
from editor_app.domain.verification import Fault, FaultKind
from tests.services.press import Press, photograph, tree


@pytest.fixture
def press(desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    picture = made.desk.pictures.get(made.desk.pictures.add(photograph(), "ferry.jpg").created)
    made.story(
        "Pilots vote",
        "See [the ferry](article:ferry-returns) and [us](/corrections/).[^1]\n\n[^1]: A note.",
    )
    made.story("Ferry returns", lead_picture=picture.name)
    made.publish()
    return made


def _faults(press: Press) -> set[Fault]:
    return set(press.desk.publishing.verify(press.site).faults)


def test_a_whole_site_is_whole_and_weighed(press: Press) -> None:
    found = press.desk.publishing.verify(press.site)
    assert found.faults == ()
    assert found.ok
    assert found.links > 100
    files = tree(press.site)
    assert (found.total.files, found.total.size) == (len(files), sum(map(len, files.values())))
    assert found.pictures.files == sum(path.startswith("media/") for path in files)
    assert found.pages.files == sum(path.endswith(".html") for path in files)
    assert found.largest[0][1] == max(map(len, files.values()))
    assert found.target == str(press.site)


def test_what_is_wrong_is_named(press: Press) -> None:
    page = press.site / "world/pilots-vote/index.html"
    text = page.read_text()
    more = (
        '<a href="../gone/">x</a><a href="#nowhere">x</a><a href="../../corrections/#never">x</a>'
        '<img src="https://else.example/p.png" alt=""><img src="data:image/png;base64,AA" alt="">'
        '<a href="https://else.example/">x</a><a href="/gulf/theirs.txt">x</a>'
        '<a href="https://courier.example/gulf/lost/">x</a>'
        '<a href="https://courier.example/gulfstream/">x</a>'
    )
    page.write_text(text.replace("</body>", more + "</body>"))
    (press.site / "theirs.txt").write_text("theirs")
    (press.site / "author/ana-okafor/index.html").unlink()
    path = "world/pilots-vote/index.html"
    found = _faults(press)
    assert {
        Fault(FaultKind.CHANGED, path),
        Fault(FaultKind.DEAD_LINK, path, "../gone/"),
        Fault(FaultKind.DEAD_ANCHOR, path, "#nowhere"),
        Fault(FaultKind.DEAD_ANCHOR, path, "../../corrections/#never"),
        Fault(FaultKind.FROM_ELSEWHERE, path, "https://else.example/p.png"),
        Fault(FaultKind.DEAD_LINK, path, "https://courier.example/gulf/lost/"),
        Fault(FaultKind.MISSING, "author/ana-okafor/index.html"),
        Fault(FaultKind.DEAD_LINK, path, "../../author/ana-okafor/"),
    } <= found
    assert not any("theirs" in f.address or "gulfstream" in f.address for f in found)
    told = {fault.told for fault in found}
    assert f"“{path}” leads to “../gone/”, which is not there." in told


def test_a_zip_file_is_read_as_it_is(press: Press, tmp_path: Path) -> None:
    press.site = tmp_path / "site.zip"
    press.publish()
    assert press.desk.publishing.verify(press.site).ok
    with zipfile.ZipFile(press.site) as archive:
        size = sum(
            member.file_size for member in archive.infolist() if "offstone" not in member.filename
        )
    assert press.desk.publishing.verify(press.site).total.size == size
    press.site.unlink()
    assert {fault.kind for fault in _faults(press)} == {FaultKind.MISSING}


def test_nothing_to_verify(press: Press, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFound, match="Nothing was published"):
        press.desk.publishing.verify(tmp_path / "empty")


def test_a_publication_that_waits(press: Press, monkeypatch) -> None:
    from editor_app.services import press_run

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    press.story("Storm light")
    monkeypatch.setattr(press_run, "close_run", die)
    with pytest.raises(KeyboardInterrupt):
        press.publish()
    monkeypatch.undo()
    (fault,) = [f for f in _faults(press) if f.kind is FaultKind.UNFINISHED]
    assert fault.told == "Publication 2 was begun and is not finished."
    press.publish()
    assert _faults(press) == set()


def test_reading_can_be_stopped(press: Press) -> None:
    class Stop(Silent):
        def cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        press.desk.publishing.verify(press.site, Stop())


def test_in_a_process_of_its_own(press: Press) -> None:
    assert press.desk.publishing.verify_apart(press.site, Silent()).ok
