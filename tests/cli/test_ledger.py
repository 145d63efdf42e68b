"""`offstone ledger`: four questions, in words, as a document, as a table, as a file."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from editor_app.bootstrap import run
from editor_app.services.desk import new_desk
from editor_app.store.driver import connect
from tests.services.press import Press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with new_desk(tmp_path / "desk", name="Courier", by="Ida") as desk:
        press = Press(desk, tmp_path / "site")
        press.furnish()
        press.story("Pilots vote")
        press.story("Ferry late")
        press.publish()
        general = desk.templates.by_name("General")
        desk.templates.save_wording(general.id, "For information, not advice.", "clearer")
        press.publish()
    return tmp_path


@pytest.fixture
def ask(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*arguments: str, code: int = 0) -> str:
        assert run(["ledger", str(folder / "desk"), *arguments]) == code
        told = capsys.readouterr()
        return told.out + told.err

    return asked


def test_what_ran_on_a_day(ask: Any) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    said = ask("--article", "pilots-vote", "--on", today)
    assert f"What ran with “pilots-vote” on {today} (times in UTC)" in said
    assert "General, version 1 (disclaimer), by rule" in said
    assert "| For information only." in said
    assert "when publication 2 was done." in said
    assert "| For information, not advice." in said
    assert "Proved: 2 rows are as they were written" in said
    told = json.loads(ask("--article", "/world/pilots-vote/", "--on", today, "--json"))
    assert [entry["publication"] for entry in told["entries"]] == [1, 2]
    assert "Nothing of it stood" in ask("--article", "pilots-vote", "--on", "2001-01-01")


def test_what_still_carries_a_wording(ask: Any) -> None:
    assert "No page carries it." in ask("--carrying", "General", "--version", "1")
    assert "2 pages:" in ask("--carrying", "general")
    assert json.loads(ask("--carrying", "General", "--older", "--json"))["entries"] == []


def test_what_changed_and_what_ran_under_a_template(ask: Any, folder: Path) -> None:
    said = ask("--between", "1", "2")
    assert "Pages: 0 new, " in said
    assert "changed  /world/ferry-late/  revision" in said
    assert "version 1 became version 2, on 2 pages" in said
    assert "In texts [-such words-] are gone" in said
    rows = list(csv.DictReader(io.StringIO(ask("--under", "General", "--csv"))))
    assert [(row["article"], row["version"]) for row in rows] == [
        *(("ferry-late", "1"), ("ferry-late", "2")),
        *(("pilots-vote", "1"), ("pilots-vote", "2")),
    ]
    assert "/world/ferry-late/  version 1  from" in ask("--under", "General", "--version", "1")
    file = folder / "under.json"
    assert "Wrote" in ask("--under", "General", "--out", str(file))
    assert len(json.loads(file.read_text(encoding="utf-8"))["entries"]) == 4


def test_the_plain_ledger_becomes_a_table_and_a_file(ask: Any, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("--article", "ferry-late", "--csv"))))
    assert {row["article"] for row in rows} == {"ferry-late"}
    ask("--out", str(folder / "all.csv"))
    assert "ferry-late" in (folder / "all.csv").read_text(encoding="utf-8-sig")
    assert "no article" in ask("--article", "nobody", "--csv", code=1)


def test_the_chain_is_proved_when_asked(ask: Any, folder: Path) -> None:
    assert "The chain holds:" in ask("--prove")
    assert json.loads(ask("--prove", "--json"))["ok"]
    raw = connect(folder / "desk/library.sqlite", write=True)
    raw.execute("DROP TRIGGER ledger_block_never_update")
    raw.execute("UPDATE ledger_block SET version = 7 WHERE version = 1 AND article_id <> ''")
    raw.close()
    assert "copies of row" in ask("--prove", code=1)
    assert json.loads(ask("--prove", "--json", code=1))["faults"]
    assert "copies of row" in ask("--under", "General", code=1)
    assert "copies of row" in ask("--article", "ferry-late", code=1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--on", "2026-11-24"), "needs --article"),
        (("--under", "General", "--prove"), "two questions"),
        (("--article", "a", "--under", "General"), "does not go with"),
        (("--version", "2"), "go with --carrying"),
        (("--under", "General", "--older"), "--older goes with"),
        (("--carrying", "General", "--csv", "--json"), "--csv goes"),
        (("--article", "a", "--on", "yesterday"), "yesterday"),
    ],
)
def test_half_questions_are_refused(ask: Any, arguments: tuple[str, ...], said: str) -> None:
    assert said in ask(*arguments, code=2)


def test_the_help_names_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "--help"]) == 0
    said = capsys.readouterr().out
    for option in ("--on", "--carrying", "--between", "--under", "--older", "--prove", "--out"):
        assert option in said
