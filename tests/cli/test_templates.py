"""Templates on the command line: made, listed, said anew, retired, and taken away."""

from pathlib import Path

import pytest

from editor_app.cli.templates import command
from editor_app.services.desk import open_desk

NOTE = "**Note.** {{ site.name }} informs."


@pytest.fixture
def general(templates, wording) -> None:
    templates("add", "General", "--kind", "disclaimer", "--file", wording(NOTE))


def test_a_template_is_added_listed_and_shown(templates, told, wording) -> None:
    assert "import --starter" in templates("list").out
    made = told("add", "General", "--kind", "disclaimer", "--file", wording(NOTE))
    assert made["version"] == 1
    (row,) = told("list")["templates"]
    assert {"id", "name", "kind", "version", "articles"} <= set(row)
    assert (row["id"], row["kind"], row["articles"]) == (made["id"], "disclaimer", 0)
    assert (row["topic"], row["languages"], row["review_due"]) == (None, [""], False)
    assert "0 articles" in templates("list").out
    assert templates("show", "general").out == f"{NOTE}\n"


def test_topics_and_languages_are_told(templates, told, wording) -> None:
    paid = ("add", "Paid", "--kind", "disclosure", "--topic", "sponsored", "--language", "en")
    templates(*paid, "--file", wording("Paid."))
    told("edit", "Paid", "--file", wording("Bezahlt."), "--language", "de", "--reason", "For Graz")
    (row,) = told("list")["templates"]
    assert (row["topic"], row["languages"]) == ("sponsored", ["en", "de"])
    assert (row["version"], row["newest"]) == (1, 2)
    line = templates("list").out
    assert "Sponsored v2" in line
    assert "en, de" in line
    assert templates("show", "Paid", "--language", "de").out == "Bezahlt.\n"
    refused = templates("show", "Paid", "--language", "fr", code=1).err
    assert "has no wording in “fr”" in refused
    assert "“en”, “de”" in refused
    wrong = templates(
        "add", "X", "--kind", "footer", "--topic", "sponsored", "--file", wording("x"), code=1
    )
    assert wrong.err
    removed = told("remove", "Paid", "--language", "de")
    assert removed["language"] == "de"
    assert told("list")["templates"][0]["languages"] == ["en"]
    templates("edit", "Paid", "--file", wording("Payé."), "--language", "fr")
    assert "speaks “fr” no longer" in templates("remove", "Paid", "--language", "fr").out


def test_what_is_due_is_told(general: None, templates, told) -> None:
    told("details", "General", "--review-by", "2020-01-01", "--expires", "2020-01-02")
    (row,) = told("list")["templates"]
    assert (row["review_due"], row["expired"]) == (True, True)
    line = templates("list").out
    assert "expired on 2020-01-02, review due since 2020-01-01" in line


def test_details_are_shown_and_changed(general: None, templates, told) -> None:
    changed = told(
        *("details", "General", "--name", "Common", "--owner", "Ida", "--notes", "Ask first."),
        *("--review-by", "2027-03-31", "--expires", "2028-01-01", "--language", "en"),
        *("--placement", "before", "--order", "4"),
    )
    assert (changed["name"], changed["owner"], changed["notes"]) == ("Common", "Ida", "Ask first.")
    assert (changed["review_by"], changed["expires"]) == ("2027-03-31", "2028-01-01")
    assert (changed["placement"], changed["order"], changed["language"]) == ("before", 4, "en")
    assert told("details", "Common") == changed
    emptied = told("details", "Common", "--review-by", "none", "--expires", "none", "--owner", "")
    assert (emptied["review_by"], emptied["expires"], emptied["owner"]) == (None, None, "")
    shown = templates("details", "Common").out
    assert "Placement:  before the article" in shown
    assert "Expires:    none" in shown


def test_a_topic_is_changed_and_taken_back(templates, told, wording) -> None:
    templates("add", "Paid", "--kind", "disclosure", "--file", wording("Paid."))
    assert told("details", "Paid", "--topic", "affiliate")["topic"] == "affiliate"
    assert "Topic:      Affiliate" in templates("details", "Paid").out
    assert told("details", "Paid", "--topic", "none")["topic"] is None


@pytest.mark.parametrize(
    "words",
    [
        ("details", "General", "--review-by", "soon"),
        ("details", "General", "--language", "two words"),
        ("show", "General", "--language", "two words"),
        ("restore", "General", "0"),
        ("add", "Other", "--kind", "poem"),
        ("remove-rule", "General", "x", "--keep", "rates-hold"),
        ("remove-rule", "General", "x", "--keep", "=why"),
        ("order",),
        ("import",),
        ("import", "--starter", "file.json"),
        ("impact", "General", "--effect", "add"),
        ("impact", "General", "--gone", "x", "--retired"),
    ],
)
def test_wrong_usage_is_told(general: None, templates, words: tuple[str, ...]) -> None:
    assert "Error" in templates(*words, code=2).err


def test_a_mistake_names_its_line_and_the_old_wording_stays(
    general: None, templates, told, wording
) -> None:
    file = wording("Fine.\n\n{% if article.section %}Open.")
    error = told("edit", "General", "--file", file, code=1)["error"]
    assert error["kind"] == "template-invalid"
    assert "Line 3" in error["message"]
    assert templates("show", "General").out == f"{NOTE}\n"


def test_a_wording_in_another_encoding_is_refused(templates, wording) -> None:
    file = wording("")
    Path(file).write_bytes("Hinweis: Gewähr".encode("latin-1"))
    assert "UTF-8" in templates("add", "X", "--kind", "footer", "--file", file, code=1).err


def test_a_retired_template_is_listed_and_reinstated(general: None, templates, told) -> None:
    assert "retired" in templates("retire", "General").out
    assert ", retired" in templates("list").out
    assert told("list")["templates"][0]["retired"]
    assert told("reinstate", "General")["version"] == 1
    assert not told("list")["templates"][0]["retired"]


def test_what_never_ran_and_is_not_in_use_can_go(general: None, templates, told, wording) -> None:
    templates("set-rule", "General", "--effect", "add", "--scope", "site")
    assert "retire" in templates("remove", "General", code=1).err.lower()
    templates("add", "Other", "--kind", "notice", "--file", wording("x"))
    assert "is gone" in templates("remove", "Other").out
    assert [row["name"] for row in told("list")["templates"]] == ["General"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "Moon"), "There is no template “Moon”."),
        (("resolve", "--article", "moon"), "no article “moon”"),
        (("holds", "Moon"), "There is no template “Moon”."),
        (("add-to", "General", "--article", "moon"), "no article “moon”"),
        (("add-to", "General", "--article", "rates-hold"), "needs a reason"),
        (("take-off", "General", "--article", "rates-hold"), "needs a reason"),
        (("export", "Moon"), "There is no template “Moon”."),
        (("import", "moon.json"), "is not there"),
        (("diff", "General", "1", "7"), "no version 7"),
        (("restore", "General", "7"), "no version 7"),
    ],
)
def test_what_is_not_there_is_named(
    general: None, templates, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in templates(*words, code=1).err


def test_each_command_is_told_in_its_order(templates) -> None:
    shown = templates("--help").out
    names = ("list", "show", "edit", "rules", "impact", "resolve", "export", "import")
    places = [shown.index(f"\n  {name} ") for name in names]
    assert places == sorted(places)


def test_the_docs_tell_of_each_command() -> None:
    docs = Path(__file__).parents[2] / "docs" / "templates.md"
    table = docs.read_text(encoding="utf-8").rpartition("## The command line")[2]
    for name, told in command.commands.items():
        assert f"`{name}" in table, name
        for option in told.params:
            flags = [flag for flag in option.opts if flag.startswith("--")]
            common = {"--json", "--by"} & set(flags)
            assert not flags or common or name in {"impact", "take-off"} or flags[0] in table


def test_who_did_it_is_kept(templates, newsroom: Path, wording) -> None:
    templates("add", "X", "--kind", "footer", "--file", wording("x"), "--by", "Lena")
    with open_desk(newsroom, write=False) as desk:
        (version,) = desk.templates.versions(desk.templates.by_name("X").id)
    assert version.by == "Lena"
