"""`offstone correct`: on the command line from the record to its striking."""

import json
from pathlib import Path

import pytest

from editor_app.cli.root import run_command


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run_command([str(one) for one in arguments], lambda *_: 0)
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "desk"
    assert _run(capsys, "new", folder, "--name", "Courier", "--url", "https://c.example")[0] == 0
    for name in ("ferry", "storm"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\nText.\n", "utf-8")
    files = (tmp_path / "ferry.md", tmp_path / "storm.md")
    assert _run(capsys, "import", folder, *files, "--status", "ready")[0] == 0
    return folder


def test_recorded_listed_and_struck(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    _run(capsys, "publish", workspace, "--to", site)
    code, out, _ = _run(
        capsys,
        *("correct", workspace, "ferry", "--kind", "correction", "--text", "Ten, not nine."),
        *("--by", "Ida", "--json"),
    )
    made = json.loads(out)
    assert code == 0
    assert {k: made[k] for k in ("article", "kind", "text", "by", "after", "struck")} == {
        "article": "ferry",
        "kind": "correction",
        "text": "Ten, not nine.",
        "by": "Ida",
        "after": None,
        "struck": False,
    }
    assert made["before"] > 0
    (tmp_path / "note.txt").write_text("The wind fell.", "utf-8")
    code, out, _ = _run(
        capsys,
        *("correct", workspace, "storm", "--kind", "retraction", "--file", tmp_path / "note.txt"),
    )
    assert (code, out) == (
        0,
        "Retraction of “storm” recorded; readers see it once published.\n",
    )
    _run(capsys, "publish", workspace, "--to", site)
    assert "Ten, not nine." in (site / "corrections" / "feed.xml").read_text("utf-8")
    code, out, _ = _run(capsys, "correct", workspace, "--list", "--json")
    listed = json.loads(out)["corrections"]
    assert [(one["article"], one["before"] == one["after"]) for one in listed] == [
        ("ferry", True),
        ("storm", True),
    ]
    code, out, _ = _run(
        capsys, "correct", workspace, "--strike", made["id"], "--reason", "Nine it was"
    )
    assert (code, out) == (
        0,
        "Correction of “ferry” struck; readers see it gone once published.\n",
    )
    code, out, _ = _run(capsys, "correct", workspace, "ferry", "--list")
    assert "ferry: Ten, not nine.  (struck by " in out
    assert "Nine it was" in out
    assert "storm" not in out
    code, _, err = _run(capsys, "correct", workspace, "--strike", made["id"], "--reason", "Again")
    assert (code, "struck already" in err) == (1, True)


def test_an_empty_list(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "correct", workspace, "--list")[:2] == (0, "There are no corrections.\n")
    assert json.loads(_run(capsys, "correct", workspace, "--list", "--json")[1]) == {
        "corrections": []
    }
    code, _, err = _run(capsys, "correct", workspace, "none", "--list")
    assert (code, "There is no article “none”." in err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ferry",),
        ("ferry", "--kind", "update"),
        ("ferry", "--text", "x"),
        ("--kind", "update", "--text", "x"),
        ("ferry", "--kind", "update", "--text", "x", "--list"),
        ("--list", "--strike", "x"),
        ("ferry", "--kind", "update", "--text", "x", "--file", "-"),
    ],
)
def test_wrong_usage(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert _run(capsys, "correct", workspace, *arguments)[0] == 2


def test_refused(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = _run(
        capsys, "correct", workspace, "ferry", "--kind", "update", "--text", " ", "--json"
    )
    assert code == 1
    assert json.loads(out)["error"]["message"] == "The correction has no text."
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    code, _, err = _run(
        capsys, "correct", workspace, "ferry", "--kind", "update", "--file", tmp_path / "bad.txt"
    )
    assert (code, "not written in UTF-8" in err) == (1, True)
    code, _, err = _run(capsys, "correct", workspace, "--strike", "x", "--reason", "y")
    assert (code, "does not exist" in err) == (1, True)
