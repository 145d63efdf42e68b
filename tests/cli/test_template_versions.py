"""Versions on the command line: each wording is one, compared word by word, and put back."""

import pytest

FIRST, SECOND = "**Note.** We inform.", "**Note.** We only inform you."


@pytest.fixture
def twice(templates, wording) -> None:
    """A template with two versions."""
    templates("add", "General", "--kind", "disclaimer", "--file", wording(FIRST))
    templates("edit", "General", "--file", wording(SECOND), "--reason", "Clearer")


def test_each_wording_is_a_version(twice: None, templates, told, wording) -> None:
    assert told("edit", "General", "--file", wording("Third."))["version"] == 3
    assert "stands at version 3" in templates("edit", "General", "--file", wording("Third.")).out
    shown = told("show", "General", "--version", "1")
    assert (shown["text"], shown["version"], shown["holds"]) == (FIRST, 1, [])
    assert [(v["version"], v["reason"]) for v in shown["versions"][:2]] == [(3, ""), (2, "Clearer")]
    assert "no version 7" in templates("show", "General", "--version", "7", code=1).err


def test_two_versions_are_compared_word_by_word(twice: None, templates, told, monkeypatch) -> None:
    parts = told("diff", "General", "1", "2")
    assert (parts["name"], parts["from"], parts["to"]) == ("General", 1, 2)
    assert "".join(p["text"] for p in parts["parts"] if p["fate"] != "new") == FIRST
    assert "".join(p["text"] for p in parts["parts"] if p["fate"] != "gone") == SECOND
    assert {part["fate"] for part in parts["parts"]} == {"same", "new"}
    assert templates("diff", "General", "1", "2").out == ("**Note.** We {+only +}inform{+ you+}.\n")
    back = templates("diff", "General", "2", "1")
    assert (back.out, back.err) == ("**Note.** We [-only -]inform[- you-].\n", "")
    same = templates("diff", "General", "1", "1")
    assert (same.out, "are the same" in same.err) == (f"{FIRST}\n", True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[32m" in templates("diff", "General", "1", "2").out
    assert "\x1b[31m\x1b[9m" in templates("diff", "General", "2", "1").out


def test_an_earlier_wording_comes_back_as_a_new_version(twice: None, templates, told) -> None:
    assert (
        "stands at version 3"
        in templates("restore", "General", "1", "--reason", "It was right").out
    )
    shown = told("show", "General")
    assert (shown["version"], shown["text"]) == (3, FIRST)
    assert shown["versions"][0]["reason"].endswith("It was right")
    assert len(shown["versions"]) == 3


def test_a_language_s_own_wording_comes_back(twice: None, templates, told, wording) -> None:
    for text in ("Hinweis.", "Anmerkung."):
        templates("edit", "General", "--file", wording(text), "--language", "de")
    assert told("restore", "General", "3", "--reason", "Usual")["version"] == 5
    assert told("show", "General", "--language", "de")["text"] == "Hinweis."
    assert told("show", "General")["text"] == SECOND
