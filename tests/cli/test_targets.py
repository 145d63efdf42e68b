"""`offstone targets`, `offstone verify`, `offstone publish` into a ZIP file and with --verify."""

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from editor_app.bootstrap import run
from editor_app.services.desk import new_desk, open_desk
from tests.services.press import Press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_desk(tmp_path / "desk", name="Courier", by="Ida") as desk:
        press = Press(desk, tmp_path / "site")
        press.furnish()
        press.story("Pilots vote")
    return tmp_path


def _json(capsys) -> dict:
    return json.loads(capsys.readouterr().out)


def test_targets_come_and_go(folder: Path, capsys) -> None:
    desk, site, file = (str(folder / name) for name in ("desk", "site", "site.zip"))
    assert run(["targets", desk, "list"]) == 0
    assert "no target yet" in capsys.readouterr().out
    assert run(["targets", desk, "add", site, "--name", "The web", "--json"]) == 0
    made = _json(capsys)["target"]
    assert (made["name"], made["kind"], made["path"], made["last"]) == (
        "The web",
        "folder",
        site,
        None,
    )
    assert run(["targets", desk, "add", file]) == 0
    assert "is a target now" in capsys.readouterr().out
    assert run(["targets", desk, "add", file]) == 1
    assert run(["targets", desk, "rename", file, "The web", "--json"]) == 0
    assert _json(capsys)["target"]["kind"] == "zip"
    assert run(["targets", desk, "remove", "The web"]) == 1
    assert "by its path" in capsys.readouterr().err
    assert run(["targets", desk, "rename", file, "Bundle"]) == 0
    assert "is called “Bundle”" in capsys.readouterr().out
    assert run(["publish", desk, "--to", file]) == 0
    capsys.readouterr()
    assert run(["targets", desk, "list", "--json"]) == 0
    listed = _json(capsys)["targets"]
    assert [(one["name"], one["last"] is not None) for one in listed] == [
        ("Bundle", True),
        ("The web", False),
    ]
    assert run(["targets", desk, "list"]) == 0
    assert "never" in capsys.readouterr().out
    assert run(["targets", desk, "remove", "Bundle", "--json"]) == 0
    assert _json(capsys)["removed"]["path"] == file
    assert run(["targets", desk, "remove", "The web"]) == 0
    assert "what stands there stays" in capsys.readouterr().out
    assert run(["targets", desk, "remove", "The web"]) == 1
    assert zipfile.is_zipfile(file)


def test_verified_at_once_and_later(folder: Path, capsys) -> None:
    desk, site = str(folder / "desk"), folder / "site"
    assert run(["verify", desk]) == 1
    assert "--to FILE.zip" in capsys.readouterr().err
    assert run(["publish", desk, "--to", str(site), "--verify", "--json"]) == 0
    published = _json(capsys)
    found = published["verified"]
    assert found["ok"]
    assert found["faults"] == []
    assert found["sizes"]["total"]["files"] == published["written"]
    assert len(found["largest"]) == 10
    assert run(["publish", desk, "--verify"]) == 0
    assert "is whole" in capsys.readouterr().out
    assert run(["verify", desk]) == 0
    said = capsys.readouterr().out
    assert "The largest file is" in said
    assert "in all" in said
    (site / "world/pilots-vote/index.html").unlink()
    assert run(["verify", desk, "--json"]) == 1
    faults = _json(capsys)["faults"]
    assert {fault["kind"] for fault in faults} == {"missing", "dead-link"}
    assert run(["verify", desk]) == 1
    said = capsys.readouterr().out
    assert "“world/pilots-vote/index.html” is not there." in said
    assert f"faults at {site}" in said
    assert run(["publish", desk, "--dry-run", "--verify", "--json"]) == 0
    assert "verified" not in _json(capsys)
    page = site / "404.html"
    more = "".join(f'<a href="gone-{n}/">x</a>' for n in range(200))
    page.write_text(page.read_text() + more)
    assert run(["verify", desk]) == 1
    assert "more; --json tells all" in capsys.readouterr().out
    assert run(["publish", desk]) == 1
    assert "changed “404.html”" in capsys.readouterr().err
    assert run(["publish", desk, "--adopt", "--verify"]) == 0
    assert "rescued" in capsys.readouterr().out


_SLOW = """
import sys, time
from pathlib import Path
from editor_app.services import making
from editor_app.__main__ import main
real = making.Maker._tell
def tell(self):
    real(self)
    if self._done == 2:
        Path(sign).touch()
        while not self._reporter.cancelled():
            time.sleep(0.01)
if __name__ == "__main__":
    making.Maker._tell = tell
    sign = sys.argv.pop(1)
    sys.exit(main())
"""


def test_ctrl_c_leaves_the_site_as_it_is(folder: Path) -> None:
    desk, site, sign = folder / "desk", folder / "site", folder / "making"
    with open_desk(desk, by="Ida") as opened:
        opened.publishing.publish(site)
        key = opened.articles.by_slug("pilots-vote")
        opened.articles.trash([key.id])
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    program = folder / "slow.py"
    program.write_text(_SLOW)
    child = subprocess.Popen(
        [sys.executable, program, sign, "publish", desk],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stderr=subprocess.PIPE,
        text=True,
    )
    while not sign.exists() and child.poll() is None:
        pass
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert child.returncode == 1
    assert "Stopped before anything was changed." in said
    assert {p: p.read_bytes() for p in site.rglob("*") if p.is_file()} == before
