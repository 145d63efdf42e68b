"""Packs on the command line: exported, looked at, taken once, and refused in sentences."""

import json
from pathlib import Path

import pytest

from editor_app import bootstrap


@pytest.fixture
def other(tmp_path: Path, capsys):
    """Run a command about the templates of another desk."""
    folder = tmp_path / "other"
    assert bootstrap.run(["new", str(folder), "--name", "Hill Post"]) == 0
    capsys.readouterr()

    def run(*words: str, code: int = 0):
        assert bootstrap.run(["templates", str(folder), *words]) == code
        return capsys.readouterr()

    return run


@pytest.fixture
def pack(templates, wording, tmp_path: Path) -> str:
    """A file with one template that a section requires, and an article has not."""
    templates("add", "General", "--kind", "disclaimer", "--file", wording("**Note.** Mind."))
    business = ("--scope", "section", "--subject", "Business")
    templates("set-rule", "General", "--effect", "add", *business)
    templates("take-off", "General", "--article", "rates-hold", "--reason", "Not here")
    file = tmp_path / "out" / "pack.json"
    written = templates("export", "--out", str(file))
    assert "holds 1 template: General." in written.out
    assert "about the article “rates-hold” stays here" in written.err
    return str(file)


def test_a_pack_is_printed_or_written(pack: str, templates, told) -> None:
    printed = templates("export").out
    assert printed == Path(pack).read_text(encoding="utf-8")
    document = told("export", "general")
    assert document["pack"] == json.loads(printed)
    assert (document["templates"], len(document["left"])) == (["General"], 1)
    assert told("export", "--out", pack)["file"] == pack


def test_a_pack_is_looked_at_and_taken_once(pack: str, other) -> None:
    plan = json.loads(other("import", pack, "--dry-run", "--json").out)
    assert (plan["pack"], plan["dry_run"], plan["made"]) == ("Gulf Desk", True, [])
    assert [(t["name"], t["step"]) for t in plan["templates"]] == [("General", "new")]
    assert plan["missing"] == [
        {"scope": "section", "slug": "business", "name": "Business", "templates": ["General"]}
    ]
    assert plan["impact"] == {"articles": [], "published": 0, "every_page": False}
    looked = other("import", pack, "--dry-run").out
    assert "would be taken: 1 new" in looked
    assert "0 articles, no published page." in looked
    assert "No templates yet" in other("list").out
    taken = other("import", pack, "--make-missing").out
    assert "which this desk does not have. It is made." in taken
    assert "Made: Business." in taken
    again = other("import", pack).out
    assert "Pack “Gulf Desk” taken: 0 new, 1 same, 0 changed, 0 refused." in again
    assert "section ‘Business’: add" in other("rules", "General").out


def test_rules_of_what_is_not_there_are_left_out(pack: str, other) -> None:
    taken = other("import", pack).out
    assert "The rule is left out; --make-missing makes it." in taken
    assert "stands nowhere" in other("rules", "General").out


def test_a_name_of_another_kind_is_refused_and_told(pack: str, other, wording) -> None:
    other("add", "GENERAL", "--kind", "bio", "--file", wording("Ours."))
    refused = other("import", pack, "--json", code=1).out
    (template,) = json.loads(refused)["templates"]
    assert template["step"] == "refused"
    assert template["tells"] == ["The desk has a bio of this name, and this is a disclaimer."]


def test_the_example_in_the_docs_is_a_pack(other, tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "templates.md"
    example = docs.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    file = tmp_path / "example.json"
    file.write_text(example, encoding="utf-8")
    assert "taken: 1 new" in other("import", str(file), "--make-missing").out


def test_the_starter_pack_is_taken(other) -> None:
    assert "taken: 6 new" in other("import", "--starter").out
    assert "taken: 0 new, 6 same" in other("import", "--starter").out
    rows = json.loads(other("list", "--json").out)["templates"]
    assert {len(row["languages"]) for row in rows} == {5}


def test_a_damaged_pack_ends_in_a_sentence(templates, tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    for content, sentence in (
        (b"{", "no sound JSON"),
        (b"\0\0\0", "NUL"),
        (b" " * 5_000_001, "larger than 5 MB"),
        (b"[" * 100_000, "nested too deeply"),
    ):
        file.write_bytes(content)
        assert sentence in templates("import", str(file), code=1).err
