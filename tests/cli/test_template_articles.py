"""Templates on single articles from the command line: resolved, put on, taken off, arranged,
held."""

import pytest

RATES, FERRY = ("--article", "rates-hold"), ("--article", "night-ferry-returns")


@pytest.fixture
def both(templates, wording) -> None:
    """Two templates on every article."""
    for name in ("General", "Second"):
        templates("add", name, "--kind", "disclaimer", "--file", wording(f"{name}."))
        templates("set-rule", name, "--effect", "add", "--scope", "site")


def _names(told, *article: str) -> list[str]:
    return [block["name"] for block in told("resolve", *article)["blocks"]]


def test_what_stands_on_an_article_says_why(both: None, templates, told) -> None:
    document = told("resolve", *RATES)
    first = document["blocks"][0]
    assert (document["article"], document["arranged"]) == ("rates-hold", False)
    assert (first["why"], first["version"], first["missing"]) == (
        "by rule “whole site: add”",
        1,
        "",
    )
    assert (first["language"], first["required"], first["held"]) == ("", False, None)
    assert "General v1, after the article, by rule" in templates("resolve", *RATES).out


def test_one_article_is_decided_by_itself(both: None, templates, told) -> None:
    off = told("take-off", "General", *RATES, "--reason", "Not about us")
    assert [one["name"] for one in off["kept_off"]] == ["General"]
    assert "General is kept off: Not about us" in templates("resolve", *RATES).out
    templates("take-off", "Second", *RATES, "--reason", "Neither")
    assert "No template stands" in templates("resolve", *RATES).out
    assert _names(told, *FERRY) == ["General", "Second"]
    back = told("add-to", "General", *RATES, "--reason", "After all")
    assert [block["name"] for block in back["blocks"]] == ["General"]


def test_the_order_on_one_article_is_arranged(both: None, templates, told) -> None:
    laid = told("arrange", "Second", "General", *RATES, "--reason", "The second matters more")
    assert [block["name"] for block in laid["blocks"]] == ["Second", "General"]
    assert laid["arranged"]
    assert _names(told, *FERRY) == ["General", "Second"]
    assert not told("arrange", *RATES)["arranged"]
    assert _names(told, *RATES) == ["General", "Second"]
    templates("take-off", "Second", *RATES, "--reason", "No")
    assert "does not stand" in templates("arrange", "Second", *RATES, code=1).err


def test_a_version_is_kept_on_an_article_and_released(both: None, templates, told, wording) -> None:
    keep = ("--keep", "rates-hold=Agreed with the bank")
    told("edit", "General", "--file", wording("Other."), "--reason", "Shorter", *keep)
    (held,) = told("holds", "General")["holds"]
    assert (held["article"], held["version"], held["reason"]) == (
        "rates-hold",
        1,
        "Agreed with the bank",
    )
    assert "rates-hold" in templates("holds", "General").out
    assert told("show", "General")["holds"][0]["version"] == 1
    assert told("resolve", *RATES)["blocks"][0]["held"] == "Agreed with the bank"
    assert told("resolve", *FERRY)["blocks"][0]["version"] == 2
    assert "as everywhere on 1 article" in templates("release", "General", *RATES).out
    assert "No version" in templates("release", "General", *RATES, code=1).err
    kept = ("hold", "General", *RATES, *FERRY, "--version", "1", "--reason", "For now")
    assert "kept on 2 articles" in templates(*kept).out
    assert "needs a reason" in templates("hold", "General", *RATES, "--version", "1", code=1).err
    assert told(*kept)["articles"] == ["rates-hold", "night-ferry-returns"]
    assert told("release", "General", *RATES, *FERRY)["articles"] == [
        "rates-hold",
        "night-ferry-returns",
    ]
    assert "No article keeps" in templates("holds", "General").out
