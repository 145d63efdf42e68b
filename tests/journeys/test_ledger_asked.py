"""A disclaimer changes, one article is held back: years later the ledger gives both days' texts."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from editor_app.domain.errors import NotAllowed
from editor_app.domain.hold import Keep
from editor_app.domain.ids import PublicationId
from editor_app.services.desk import new_desk
from editor_app.services.doctoring import examine
from editor_app.store.driver import connect
from tests.services.press import Press

OLD, NEW = "For information only.", "For information, not advice."


@dataclass
class _Calendar:
    """A clock that a test turns."""

    time: datetime

    def now(self) -> datetime:
        return self.time


def test_both_days_are_answered_with_the_exact_texts(tmp_path: Path) -> None:
    clock = _Calendar(datetime(2026, 11, 20, 9, tzinfo=UTC))
    with new_desk(tmp_path / "desk", name="Courier", by="Ida", clock=clock) as desk:
        press = Press(desk, tmp_path / "site")
        press.furnish()
        keys = {slug: press.story(slug.replace("-", " ")) for slug in ("pilots-vote", "ferry-late")}
        press.publish()
        clock.time += timedelta(days=3)
        general = desk.templates.by_name("General")
        kept = Keep(keys["ferry-late"], "the court wants the old words")
        desk.templates.save_wording(general.id, NEW, "clearer", keep=(kept,))
        press.publish()
        clock.time += timedelta(days=4)

        def said(slug: str, day: int) -> list[list[tuple[int, str]]]:
            found = desk.ledger.ran_on(slug, date(2026, 11, day))
            return [
                [(t.version, t.text) for t in entry.page.templates if t.template == general.id]
                for entry in found.entries
            ]

        assert said("pilots-vote", 19) == []
        assert said("pilots-vote", 21) == [[(1, OLD)]]
        assert said("pilots-vote", 23) == [[(1, OLD)], [(2, NEW)]]
        assert said("pilots-vote", 27) == [[(2, NEW)]]
        assert {text for run in said("ferry-late", 27) for text in run} == {(1, OLD)}
        older = desk.ledger.carrying(general.id, older=True)
        assert [(p.article, p.version, p.kept) for p in older.pages] == [
            ("ferry-late", 1, "the court wants the old words")
        ]
        between = desk.ledger.between(PublicationId(1), PublicationId(2))
        assert [(t.before and t.before.text, t.after and t.after.text) for t in between.texts] == [
            (OLD, NEW)
        ]
        with desk.library.read() as unit:
            (rule,) = unit.rules.of(general.id)
        desk.rules.remove(rule.id)
        desk.templates.retire(general.id)
        with pytest.raises(NotAllowed):
            desk.templates.remove(general.id)
        press.publish()
        assert desk.ledger.carrying(general.id).pages == ()
        assert said("pilots-vote", 24) == [[(2, NEW)]]
        ran = {(s.article, s.version, s.until is None) for s in desk.ledger.under(general.id).spans}
        assert ran >= {("pilots-vote", 1, False), ("pilots-vote", 2, False)}
        assert desk.ledger.prove().faults == ()
        file = tmp_path / "ran.json"
        desk.ledger.export(desk.ledger.ran_on("pilots-vote", date(2026, 11, 23)), file)
        told = json.loads(file.read_text(encoding="utf-8"))
        assert [entry["templates"][0]["text"] for entry in told["entries"]] == [OLD, NEW]


@pytest.mark.parametrize(
    ("meddling", "said"),
    [
        ("UPDATE ledger SET facts = replace(facts, 'General', 'Special')", "was changed"),
        ("DELETE FROM ledger WHERE id = 3", "Row 3 of the ledger is missing"),
        ("DELETE FROM ledger WHERE id = (SELECT max(id) FROM ledger)", "is missing"),
        ("UPDATE ledger_block SET version = 9 WHERE version = 1", "The copies of row"),
        ("DELETE FROM ledger_block WHERE version = 1", "The copies of row"),
        ("UPDATE ledger_text SET text = text || '!'", "A filled text of the ledger was changed"),
        ("DELETE FROM ledger_text", "A filled text of the ledger is missing"),
    ],
)
def test_the_doctor_finds_what_somebody_did_to_the_ledger(
    tmp_path: Path, meddling: str, said: str
) -> None:
    with new_desk(tmp_path / "desk", name="Courier", by="Ida") as desk:
        press = Press(desk, tmp_path / "site")
        press.furnish()
        press.story("Pilots vote")
        press.publish()
    assert examine(tmp_path / "desk").ok
    raw = connect(tmp_path / "desk/library.sqlite", write=True)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
        if trigger.startswith("ledger"):
            raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute(meddling)
    raw.close()
    report = examine(tmp_path / "desk")
    assert not report.ok
    assert any(said in p.message for p in report.problems if p.kind == "ledger-changed")
