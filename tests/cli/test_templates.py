import json
from pathlib import Path

import pytest

from editor_app import bootstrap
from editor_app.domain.article import Content
from editor_app.domain.ids import SectionId
from editor_app.services.desk import open_desk


@pytest.fixture
def workspace(tmp_path: Path, capsys) -> Path:
    folder = tmp_path / "desk"
    assert bootstrap.run(["new", str(folder), "--name", "Gulf Desk"]) == 0
    with open_desk(folder) as desk:
        section = SectionId(desk.labels.add_section("Business").created)
        desk.articles.create(Content(headline="Rates hold", section=section))
        desk.articles.create(Content(headline="Night ferry returns"))
    capsys.readouterr()
    return folder


@pytest.fixture
def templates(workspace: Path, capsys):
    def run(*words: str, code: int = 0):
        assert bootstrap.run(["templates", str(workspace), *words]) == code
        return capsys.readouterr()

    return run


@pytest.fixture
def wording(tmp_path: Path) -> str:
    file = tmp_path / "wording.md"
    file.write_text("**Disclaimer.** {{ site.name }} informs.", encoding="utf-8")
    return str(file)


def _add(templates, wording: str) -> dict:
    added = templates("add", "General", "--kind", "disclaimer", "--file", wording, "--json")
    return json.loads(added.out)


def test_a_template_is_added_listed_and_shown(templates, wording: str) -> None:
    assert "No templates yet" in templates("list").out
    made = _add(templates, wording)
    assert made["version"] == 1
    (row,) = json.loads(templates("list", "--json").out)["templates"]
    assert {"id", "name", "kind", "version", "articles"} <= set(row)
    assert (row["id"], row["kind"], row["articles"]) == (made["id"], "disclaimer", 0)
    assert "0 articles" in templates("list").out
    assert templates("show", "general").out == "**Disclaimer.** {{ site.name }} informs.\n"


def test_each_wording_is_a_version(templates, wording: str) -> None:
    _add(templates, wording)
    Path(wording).write_text("**Note.** {{ site.name }} informs.", encoding="utf-8")
    edited = templates("edit", "General", "--file", wording, "--reason", "Shorter", "--json")
    assert json.loads(edited.out)["version"] == 2
    assert "version 2" in templates("edit", "General", "--file", wording).out
    told = json.loads(templates("show", "General", "--version", "1", "--json").out)
    assert told["text"].startswith("**Disclaimer.**")
    assert next((v["version"], v["reason"]) for v in told["versions"]) == (2, "Shorter")
    assert "no version 7" in templates("show", "General", "--version", "7", code=1).err


def test_a_mistake_names_its_line_and_the_old_wording_stays(templates, wording: str) -> None:
    _add(templates, wording)
    Path(wording).write_text("Fine.\n\n{% if article.section %}Open.", encoding="utf-8")
    refused = templates("edit", "General", "--file", wording, "--json", code=1)
    error = json.loads(refused.out)["error"]
    assert error["kind"] == "template-invalid"
    assert "Line 3" in error["message"]
    assert templates("show", "General").out.startswith("**Disclaimer.**")


def test_a_wording_in_another_encoding_is_refused(templates, wording: str) -> None:
    Path(wording).write_bytes("Hinweis: Gewähr".encode("latin-1"))
    refused = templates("add", "General", "--kind", "footer", "--file", wording, code=1)
    assert "UTF-8" in refused.err


def test_rules_say_where_a_template_stands(templates, wording: str) -> None:
    _add(templates, wording)
    assert "stands nowhere" in templates("rules", "General").out
    told = templates("set-rule", "General", "--effect", "add", "--scope", "site")
    assert "whole site: add" in told.out
    templates(
        "set-rule", "General", "--effect", "except", "--scope", "section", "--subject", "Business"
    )
    found = json.loads(templates("rules", "General", "--json").out)["rules"]
    assert [(rule["effect"], rule["articles"]) for rule in found] == [("add", 2), ("except", 1)]
    assert "2" in templates("rules", "General").out
    touched = json.loads(templates("impact", "General", "--json").out)
    assert [row["slug"] for row in touched["articles"]] == ["night-ferry-returns"]
    assert "1 article, 0 of them published." in templates("impact", "General").out
    blocks = json.loads(templates("resolve", "--article", "night-ferry-returns", "--json").out)
    assert blocks["blocks"][0]["why"] == "by rule “whole site: add”"
    assert "No template" in templates("resolve", "--article", "rates-hold").out
    assert "General v1" in templates("resolve", "--article", "night-ferry-returns").out


def test_a_rule_of_the_same_scope_is_replaced_and_can_be_removed(templates, wording: str) -> None:
    _add(templates, wording)
    templates("set-rule", "General", "--effect", "add", "--scope", "site")
    made = templates(
        "set-rule", "General", "--effect", "require", "--scope", "site", "--order", "3", "--json"
    )
    rule = json.loads(made.out)
    assert (rule["effect"], rule["order"]) == ("require", 3)
    assert len(json.loads(templates("rules", "General", "--json").out)["rules"]) == 1
    assert "is gone" in templates("remove-rule", "General", rule["id"]).out
    assert "no rule" in templates("remove-rule", "General", rule["id"], code=1).err
    again = json.loads(
        templates("set-rule", "General", "--effect", "add", "--scope", "site", "--json").out
    )
    gone = json.loads(templates("remove-rule", "General", again["id"], "--json").out)
    assert gone == {"removed": again["id"]}


def test_a_required_template_that_is_retired_is_missing(templates, wording: str) -> None:
    _add(templates, wording)
    templates("set-rule", "General", "--effect", "require", "--scope", "site")
    assert "retired" in templates("retire", "General").out
    assert ", retired" in templates("list").out
    told = templates("resolve", "--article", "rates-hold").out
    assert "missing: the template is retired" in told
    assert json.loads(templates("reinstate", "General", "--json").out)["version"] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "Moon"), "There is no template “Moon”."),
        (
            ("set-rule", "General", "--effect", "add", "--scope", "tag", "--subject", "moon"),
            "no tag “moon”",
        ),
        (("resolve", "--article", "moon"), "no article “moon”"),
    ],
)
def test_what_is_not_there_is_named(templates, wording: str, words, sentence: str) -> None:
    _add(templates, wording)
    assert sentence in templates(*words, code=1).err
