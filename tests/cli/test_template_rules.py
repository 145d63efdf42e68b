"""Rules on the command line: set, replaced, taken away, laid in order, and looked at first."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.status import Status
from editor_app.services.desk import open_desk


@pytest.fixture
def general(templates, wording) -> None:
    templates("add", "General", "--kind", "disclaimer", "--file", wording("**Note.** Mind."))


SITE = ("--scope", "site")
BUSINESS = ("--scope", "section", "--subject", "Business")


def test_rules_say_where_a_template_stands(general: None, templates, told) -> None:
    assert "stands nowhere" in templates("rules", "General").out
    assert "whole site: add" in templates("set-rule", "General", "--effect", "add", *SITE).out
    templates("set-rule", "General", "--effect", "except", *BUSINESS)
    found = told("rules", "General")
    assert [(r["effect"], r["articles"]) for r in found["rules"]] == [("add", 2), ("except", 1)]
    assert found["conflicts"] == []
    assert "after the article: 2" in templates("rules", "General").out
    touched = told("impact", "General")
    assert [row["slug"] for row in touched["articles"]] == ["night-ferry-returns"]
    assert "1 article, no published page." in templates("impact", "General").out


def test_rules_that_disagree_say_which_counts(general: None, templates, told) -> None:
    site = told("set-rule", "General", "--effect", "require", *SITE)["id"]
    business = told("set-rule", "General", "--effect", "except", *BUSINESS)["id"]
    (conflict,) = told("rules", "General")["conflicts"]
    assert (conflict["winner"], conflict["other"]) == (business, site)
    assert "a section is more specific" in conflict["sentence"]
    assert conflict["sentence"] in templates("rules", "General").out


def test_a_rule_about_the_same_is_replaced(general: None, templates, told) -> None:
    templates("set-rule", "General", "--effect", "add", *BUSINESS)
    rule = told(
        *("set-rule", "General", "--effect", "require", "--scope", "section"),
        *("--subject", "business", "--order", "3", "--reason", "Law", "--by", "Lena"),
        *("--placement", "after-paragraphs", "--paragraphs", "2"),
    )
    assert (rule["effect"], rule["order"], rule["reason"]) == ("require", 3, "Law")
    assert (rule["by"], rule["time"] is not None, rule["paragraphs"]) == ("Lena", True, 2)
    assert [one["id"] for one in told("rules", "General")["rules"]] == [rule["id"]]
    assert "after 2 paragraphs: 1 article" in templates("rules", "General").out


def test_a_rule_is_taken_away(general: None, templates, told) -> None:
    rule = told("set-rule", "General", "--effect", "add", *SITE)["id"]
    assert "is gone" in templates("remove-rule", "General", rule).out
    assert "no rule" in templates("remove-rule", "General", rule, code=1).err
    again = told("set-rule", "General", "--effect", "add", *SITE)["id"]
    assert told("remove-rule", "General", again) == {"removed": again}


def test_rules_are_laid_in_order(general: None, templates, told, wording) -> None:
    templates("add", "Second", "--kind", "disclaimer", "--file", wording("Second."))
    first, second = (
        told("set-rule", name, "--effect", "add", *SITE)["id"] for name in ("General", "Second")
    )
    laid = told("order", second, first)
    assert (laid["order"], laid["changed"]) == ([second, first], [first])
    blocks = told("resolve", "--article", "rates-hold")["blocks"]
    assert [block["name"] for block in blocks] == ["Second", "General"]
    assert "0 of 2 rules" in templates("order", second, first).out
    assert "does not exist" in templates("order", "moon", code=1).err


def test_what_a_rule_names_must_be_there(general: None, templates) -> None:
    refused = templates(
        "set-rule", "General", "--effect", "add", "--scope", "tag", "--subject", "moon", code=1
    )
    assert "no tag “moon”" in refused.err


def test_a_single_article_is_held_back_from_a_rule(general: None, templates, told) -> None:
    keep = ("--keep", "rates-hold=Agreed otherwise")
    templates("set-rule", "General", "--effect", "add", *SITE, *keep)
    assert told("resolve", "--article", "rates-hold")["blocks"] == []
    (other,) = told("resolve", "--article", "night-ferry-returns")["blocks"]
    assert other["name"] == "General"
    wrong = ("--keep", "moon=Why")
    assert (
        "no article “moon”"
        in templates("set-rule", "General", "--effect", "add", *SITE, *wrong, code=1).err
    )


def test_a_change_is_looked_at_before_it_is_made(general: None, templates, told, wording) -> None:
    new_rule = ("impact", "General", "--effect", "add", *BUSINESS)
    (row,) = told(*new_rule)["articles"]
    assert (row["slug"], row["section"], row["change"]) == ("rates-hold", "Business", "appears")
    assert (row["version_before"], row["version_after"], row["status"]) == (None, 1, "draft")
    assert told("rules", "General")["rules"] == []
    rule = told("set-rule", "General", "--effect", "add", *SITE)["id"]
    shown = templates("impact", "General", "--file", wording("Other.")).out
    assert shown.splitlines()[0] == "Business"
    assert "No section" in shown
    assert "changes v1 → v2" in shown
    gone = told("impact", "General", "--gone", rule)["articles"]
    assert {one["change"] for one in gone} == {"goes"}
    retired = told("impact", "General", "--retired")["articles"]
    assert [(one["slug"], one["may_hold"]) for one in retired] == [
        (one["slug"], False) for one in gone
    ]
    assert "retired" in retired[0]["why_not"]
    assert "stands v1" in templates("impact", "General").out
    assert "no rule “moon”" in templates("impact", "General", "--gone", "moon", code=1).err
    spoken = ("impact", "General", "--file", wording("Anders."), "--language", "de")
    assert told(*spoken)["articles"] == []


def test_a_page_is_looked_at_before_and_after(
    general: None, templates, told, wording, tmp_path: Path
) -> None:
    templates("set-rule", "General", "--effect", "add", *SITE)
    look = ("--article", "rates-hold", "--out", str(tmp_path / "look"))
    change = ("impact", "General", "--file", wording("**Note.** Be careful."))
    written = told(*change, *look)["written"]
    assert written == ["rates-hold-before.html", "rates-hold-after.html"]
    before, after = ((tmp_path / "look" / name).read_text(encoding="utf-8") for name in written)
    assert ("Mind." in before, "Be careful." in before) == (True, False)
    assert ("Mind." in after, "Be careful." in after) == (False, True)
    assert "They do." in before
    assert ' href="/' not in before
    templates("edit", "General", "--file", wording("Third."))
    said = templates("impact", "General", "--retired", *look).out
    assert said == "Wrote rates-hold-before.html and rates-hold-after.html.\n"
    assert "Third." not in (tmp_path / "look" / written[1]).read_text(encoding="utf-8")
    for words in (look, change[2:] + look[:2], ("--out", str(tmp_path))):
        assert "Error" in templates("impact", "General", *words, code=2).err


def test_what_was_approved_is_looked_at(general: None, templates, newsroom, tmp_path) -> None:
    templates("set-rule", "General", "--effect", "add", *SITE)
    with open_desk(newsroom) as desk:
        article = desk.articles.by_slug("rates-hold")
        desk.articles.set_status(article.id, Status.READY)
        desk.articles.save(article.id, replace(article.content, body="Not approved."))
    look = ("--article", "rates-hold", "--out", str(tmp_path / "look"))
    templates("impact", "General", "--retired", *look)
    page = (tmp_path / "look" / "rates-hold-before.html").read_text(encoding="utf-8")
    assert ("They do." in page, "Not approved." in page) == (True, False)


def test_a_required_template_that_is_retired_is_missing(general: None, templates) -> None:
    templates("set-rule", "General", "--effect", "require", *SITE)
    templates("retire", "General")
    assert "missing: the template is retired" in templates("resolve", "--article", "rates-hold").out
