"""Answers on paper: CSV that no spreadsheet runs, JSON that a third party can prove."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from editor_app.domain.errors import Cancelled, InvalidValue, StorageFailed
from editor_app.domain.ids import TemplateId
from editor_app.domain.ledger import Everything, Under
from editor_app.domain.progress import Silent
from editor_app.services.ledger_export import COLUMNS, export_for
from tests.services.ledgered import Ledgered, filled, ledgered_desk, page

EVIL = '=HYPERLINK("http://x","y")\n+1\n; -2,@SUM(A1)\tEnd - of it = all'
GENERAL = TemplateId("general")


@pytest.fixture
def ledgered(tmp_path: Path) -> Iterator[Ledgered]:
    with ledgered_desk(tmp_path) as made:
        yield made


def _proved(rows: list[dict[str, Any]]) -> None:
    """Prove rows as the document itself says, with nothing of ours."""
    for row in rows:
        chained = {
            "facts": row["facts"],
            "kind": row["kind"],
            "publication": row["publication"],
        }
        text = json.dumps(chained, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256((row["before"] + "\n" + text).encode()).hexdigest() == row["hash"]


def _json(ledgered: Ledgered, answer: Any) -> dict[str, Any]:
    out = io.StringIO()
    assert ledgered.ledger.write(answer, "json", out).faults == ()
    return json.loads(out.getvalue())


def _csv(ledgered: Ledgered, answer: Any) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    ledgered.ledger.write(answer, "csv", out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_a_third_party_can_prove_an_answer(ledgered: Ledgered) -> None:
    one = filled("general", 1, "Zürich – “news”\nand \\ more.")
    ledgered.publish(page("a", one), page("b"))
    ledgered.publish(page("a", filled("general", 2)))
    told = _json(ledgered, ledgered.ledger.ran_on("a", date(2026, 11, 21)))
    assert told["question"] == {"kind": "ran-on", "asked": "a", "day": "2026-11-21"}
    assert (told["site"], told["time_zone"], told["made_by"]) == (
        "Courier",
        "Pacific/Kiritimati",
        "Ida",
    )
    (entry,) = told["entries"]
    assert (entry["publication"], entry["by"], entry["target"]) == (1, "Ida", "/srv/live")
    assert (entry["path"], entry["article"], entry["revision"]) == ("world/a/index.html", "a", 1)
    assert entry["until"] == "2026-11-21T20:01:00+00:00"
    (text,) = entry["templates"]
    assert hashlib.sha256(text["text"].encode()).hexdigest() == text["sha256"]
    facts = json.loads(entry["row"]["facts"])
    assert facts["templates"][0]["sha256"] == text["sha256"]
    assert (facts["path"], facts["sha256"]) == (entry["path"], entry["sha256"])
    _proved([entry["row"], *told["publications"]])
    begun = json.loads(told["publications"][0]["facts"])
    assert (begun["time"], begun["by"]) == (entry["time"], "Ida")
    assert told["proved"] == {"rows": 5, "faults": []}
    assert len(told["chain"]["how"]) == 5
    assert told["chain"]["last"]["row"] == 7


def test_the_whole_ledger_is_a_chain_without_a_gap(ledgered: Ledgered) -> None:
    ledgered.publish(page("a", filled("general", 1)), page("b"))
    ledgered.publish(page("a"), removed=("world/b/index.html",))
    told = _json(ledgered, Everything())
    rows = [entry["row"] for entry in told["entries"]] + told["publications"]
    rows.sort(key=lambda row: row["row"])
    _proved(rows)
    assert [row["row"] for row in rows] == list(range(1, 8))
    assert [row["before"] for row in rows[1:]] == [row["hash"] for row in rows[:-1]]
    assert rows[-1]["hash"] == told["chain"]["last"]["hash"]


def test_every_question_has_its_table(ledgered: Ledgered) -> None:
    one, two = filled("general", 1), filled("general", 2)
    first = ledgered.publish(page("a", one, filled("footer", 1)), page("b", one))
    second = ledgered.publish(page("a", two), page("c"))
    between = _csv(ledgered, ledgered.ledger.between(first, second))
    assert [(row["path"][6], row["note"], row["template"]) for row in between] == [
        ("a", "changed: before", "General"),
        ("a", "changed: before", "Footer"),
        ("a", "changed: after", "General"),
        ("c", "new: after", ""),
    ]
    under = _csv(ledgered, Under(GENERAL, "General"))
    assert [(row["path"][6], row["version"], row["ended_by"], row["text"]) for row in under] == [
        ("a", "1", "2", one.text),
        ("a", "2", "", two.text),
        ("b", "1", "", one.text),
    ]
    assert {tuple(row) for row in under} == {COLUMNS}
    assert all(row["row_hash"] and row["sha256"] and row["why"] for row in under)
    assert [row["publication"] for row in _csv(ledgered, Everything("a"))] == ["1", "1", "2"]
    assert _csv(ledgered, Everything("nobody")) == []
    assert _json(ledgered, Under(GENERAL, "General", 2))["question"]["version"] == 2
    assert _json(ledgered, Everything())["question"] == {"kind": "everything", "article": ""}
    told = _json(ledgered, ledgered.ledger.between(first, second))
    assert told["question"] == {"kind": "between", "first": 1, "second": 2}


def test_pages_that_carry_a_wording_have_their_texts(ledgered: Ledgered) -> None:
    from editor_app.domain.template import TemplateKind

    desk = ledgered.desk
    key = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, "One.").created)
    one = filled(key, 1)
    ledgered.publish(page("a", one, filled("footer", 1)), page("b", one), page("c"))
    rows = _csv(ledgered, desk.ledger.carrying(key, 1))
    assert [(row["path"][6], row["text"]) for row in rows] == [("a", one.text), ("b", one.text)]
    assert _json(ledgered, desk.ledger.carrying(key))["question"]["in_force"] == [1]


def test_no_cell_is_a_formula(ledgered: Ledgered) -> None:
    ledgered.publish(page("a", filled("general", 1, EVIL)))
    out = io.StringIO(newline="")
    ledgered.ledger.write(Under(GENERAL, "General"), "csv", out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert row["text"] == (
        "'=HYPERLINK(\"http://x\",\"y\")\n'+1\n; '-2,'@SUM(A1)\tEnd - of it = all"
    )
    # Read with another separator, as spreadsheets do in half of Europe, no cell is one, either.
    for separator in (";", "\t", "|"):
        for cells in csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=separator):
            assert not any(cell.lstrip(' "').startswith(("=", "+", "-", "@")) for cell in cells)
    (entry,) = _json(ledgered, Under(GENERAL, "General"))["entries"]
    assert entry["templates"][0]["text"] == EVIL


def test_an_answer_becomes_a_file(ledgered: Ledgered, tmp_path: Path) -> None:
    ledgered.publish(page("a", filled("general", 1)))
    answer = Under(GENERAL, "General")
    table, document = tmp_path / "answer.CSV", tmp_path / "answer.json"
    assert ledgered.ledger.export(answer, table).rows == 3
    assert table.read_bytes().startswith(b'\xef\xbb\xbf"publication"')
    assert export_for(ledgered.desk.folder, "Ana", answer, document, Silent()).faults == ()
    assert json.loads(document.read_text(encoding="utf-8"))["made_by"] == "Ana"
    with pytest.raises(InvalidValue, match="neither"):
        ledgered.ledger.export(answer, tmp_path / "answer.pdf")
    with pytest.raises(StorageFailed):
        ledgered.ledger.export(answer, tmp_path / "nowhere" / "answer.csv")
    assert sorted(p.name for p in tmp_path.glob("*answer*")) == ["answer.CSV", "answer.json"]


def test_writing_can_be_stopped_and_leaves_nothing(ledgered: Ledgered, tmp_path: Path) -> None:
    class Impatient(Silent):
        def cancelled(self) -> bool:
            return True

    ledgered.publish(page("a", filled("general", 1)))
    with pytest.raises(Cancelled):
        ledgered.ledger.export(Everything(), tmp_path / "all.json", Impatient())
    assert list(tmp_path.glob("*all*")) == []


def test_work_in_a_process_of_its_own(ledgered: Ledgered, tmp_path: Path) -> None:
    ledgered.publish(page("a", filled("general", 1)))
    proof = ledgered.ledger.prove_apart(Silent())
    assert (proof.rows, proof.faults, proof.whole) == (3, (), True)
    file = tmp_path / "all.json"
    assert ledgered.ledger.export_apart(Everything(), file, Silent()).faults == ()
    assert json.loads(file.read_text(encoding="utf-8"))["proved"]["rows"] == 3
