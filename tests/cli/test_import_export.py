import json
from pathlib import Path

import pytest
from PIL import Image

from editor_app import bootstrap

STORY = "---\ntitle: Harbour opens\nsection: News\nauthor: Ann\ntags: [quay]\n---\n![b](b.png)\n"


@pytest.fixture
def desk(tmp_path: Path, capsys) -> Path:
    folder = tmp_path / "desk"
    assert bootstrap.run(["new", str(folder), "--name", "Gulf Desk"]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.md").write_text(STORY)
    Image.new("RGB", (9, 9), "red").save(folder / "b.png")
    return folder


def test_import_and_export_as_the_design_says(
    desk: Path, inbox: Path, tmp_path: Path, capsys
) -> None:
    command = ["import", str(desk), str(inbox), "--status", "ready", "--by", "Bo", "--json"]
    assert bootstrap.run(command) == 0
    done = capsys.readouterr()
    told = json.loads(done.out)
    assert done.err == ""
    made = {"sections": ["News"], "authors": ["Ann"], "tags": ["quay"], "templates": []}
    assert told["made"] == made
    (one,) = told["imported"]
    assert set(one) == {"id", "slug", "path"}
    assert (told["updated"], told["skipped"]) == ([], [])
    for form, ending in (("json", "json"), ("ninjs", "json"), ("markdown", "md")):
        out = tmp_path / form
        assert bootstrap.run(["export", str(desk), str(out), "--as", form, "--json"]) == 0
        written = json.loads(capsys.readouterr().out)["written"]
        assert written == ["media/b.png", f"harbour-opens.{ending}"]
        assert all((out / path).is_file() for path in written)
    assert bootstrap.run(["import", str(desk), str(tmp_path / "json")]) == 0
    assert "0 imported, 0 updated, 1 unchanged, 0 skipped." in capsys.readouterr().out


def test_import_in_words(desk: Path, inbox: Path, capsys) -> None:
    (inbox / "bad.md").write_bytes(b"a\0b")
    (inbox / "c.txt").write_bytes("Café".encode("cp1252"))
    assert bootstrap.run(["import", str(desk), str(inbox)]) == 1
    out = capsys.readouterr().out
    assert f"Skipped {inbox / 'bad.md'}: It holds NUL bytes" in out
    assert f"{inbox / 'c.txt'}: not UTF-8" in out
    assert "Made sections: News." in out
    assert "2 imported, 0 updated, 0 unchanged, 1 skipped." in out
    assert bootstrap.run(["import", str(desk)]) == 2
    assert bootstrap.run(["import", str(desk), "x", "--status", "published"]) == 2


def test_export_in_words(desk: Path, inbox: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "out"
    assert bootstrap.run(["export", str(desk), str(out), "--as", "json"]) == 0
    assert "No article is finished yet" in capsys.readouterr().out
    (inbox / "later.md").write_text("---\ntitle: Later\nembargo: 2099-01-01\n---\nText")
    assert bootstrap.run(["import", str(desk), str(inbox), "--status", "ready"]) == 0
    for original in (desk / "media").iterdir():
        original.unlink()
    capsys.readouterr()
    assert bootstrap.run(["export", str(desk), str(out), "--as", "json"]) == 0
    done = capsys.readouterr()
    assert done.out == "harbour-opens.json\n"
    assert "Left out “later”: Embargoed until 2099" in done.err
    assert "“b.png” is missing or damaged" in done.err
    command = ["export", str(desk), str(out), "--as", "json", "--include-embargoed"]
    assert bootstrap.run([*command, "--article", "later"]) == 0
    assert capsys.readouterr().out == "later.json\n"


@pytest.mark.parametrize(("article", "kind"), [("gone", "not-found"), ("later", "not-allowed")])
def test_refusals_are_sentences(
    desk: Path, tmp_path: Path, capsys, article: str, kind: str
) -> None:
    file = tmp_path / "later.md"
    file.write_text("---\ntitle: Later\nembargo: 2099-01-01\n---\nText")
    assert bootstrap.run(["import", str(desk), str(file)]) == 0
    capsys.readouterr()
    command = ["export", str(desk), str(tmp_path / "out"), "--as", "page", "--article", article]
    assert bootstrap.run([*command, "--json"]) == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["kind"] == kind
    assert error["advice"]
    assert bootstrap.run(["export", str(desk), str(desk), "--as", "json"]) == 1
    assert "Choose a folder outside the workspace." in capsys.readouterr().err
    assert bootstrap.run(["export", str(desk), "x"]) == 2
