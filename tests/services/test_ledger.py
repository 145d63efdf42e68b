"""The ledger asked: days, standing pages, what changed, and what ran under a template."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from editor_app.domain.errors import NotFound
from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, HoldId, PublicationId, TemplateId
from editor_app.domain.ledger import Everything, Under
from editor_app.domain.plan import PageChange
from editor_app.domain.publication import PublishedPage
from editor_app.domain.template import TemplateKind
from editor_app.services import ledger_answers
from tests.services.ledgered import DAY, FIRST, LIVE, STAGE, Ledgered, filled, ledgered_desk, page


@pytest.fixture
def ledgered(tmp_path: Path) -> Iterator[Ledgered]:
    with ledgered_desk(tmp_path) as made:
        yield made


def _texts(found: Any) -> list[list[str]]:
    return [[text.text for text in entry.page.templates] for entry in found.entries]


def test_what_ran_with_an_article_on_a_day(ledgered: Ledgered) -> None:
    one, two = filled("general", 1), filled("general", 2)
    ledgered.publish(page("a", one), page("b", one))
    ledgered.publish(page("b", two))
    ledgered.publish(page("a", two, revision=2))
    ledger = ledgered.ledger
    # 20:00 in UTC is ten in the morning of the next day at the desk.
    assert _texts(ledger.ran_on("a", date(2026, 11, 20))) == []
    (entry,) = ledger.ran_on("a", date(2026, 11, 21)).entries
    assert entry.page == page("a", one)
    assert (entry.until, entry.ended_by) == (FIRST + 2 * DAY + timedelta(minutes=1), 3)
    assert entry.link.holds
    assert _texts(ledger.ran_on("a", date(2026, 11, 22))) == [[one.text]]
    # On the day of the change both stood.
    assert _texts(ledger.ran_on("a", date(2026, 11, 23))) == [[one.text], [two.text]]
    (entry,) = ledger.ran_on("a", date(2027, 11, 23)).entries
    assert (entry.page.revision, entry.until, entry.ended_by) == (2, None, None)


def test_an_address_is_asked_for_as_readers_know_it(ledgered: Ledgered) -> None:
    ledgered.publish(page("a", filled("general", 1)), PublishedPage("index.html", "ab"))
    day = date(2026, 11, 21)
    asked = ("/world/a/", "world/a/index.html", "/world/a", "https://courier.example/gulf/world/a/")
    for address in asked:
        assert len(ledgered.ledger.ran_on(address, day).entries) == 1, address
    (home,) = ledgered.ledger.ran_on("/", day).entries
    assert home.page.path == "index.html"
    (home,) = ledgered.ledger.ran_on("https://courier.example/gulf/", day).entries
    assert home.page.path == "index.html"
    assert ledgered.ledger.ran_on("/world/nobody/", day).entries == ()


def test_an_article_is_found_by_the_slug_it_had(ledgered: Ledgered) -> None:
    ledgered.publish(page("a", path="world/old-name/index.html"))
    with pytest.raises(NotFound, match="no article “old-name”") as told:
        ledgered.ledger.ran_on("old-name", date(2026, 11, 21))
    assert "/section/slug/" in told.value.advice
    with ledgered.desk.library.write() as unit:
        unit.redirects.put("world/old-name/", "id-a")
        unit.redirects.put("author/ana/", "author/anna/")
    assert len(ledgered.ledger.ran_on("old-name", date(2026, 11, 21)).entries) == 1


def test_a_page_that_was_removed_stood_until_then(ledgered: Ledgered) -> None:
    ledgered.publish(page("a", filled("general", 1)))
    ledgered.publish(page("b"), removed=("world/a/index.html",))
    ledgered.publish(page("a", filled("general", 1)), to=STAGE)
    assert len(ledgered.ledger.ran_on("a", date(2026, 11, 22)).entries) == 1
    found = ledgered.ledger.ran_on("a", date(2026, 11, 23)).entries
    assert [entry.head.target for entry in found] == [STAGE]


def test_a_publication_that_was_never_finished_ends_nothing_for_certain(
    ledgered: Ledgered,
) -> None:
    one, two = filled("general", 1), filled("general", 2)
    ledgered.publish(page("a", one))
    ledgered.publish(page("a", two), done=False)
    found = ledgered.ledger.ran_on("a", date(2027, 1, 1)).entries
    assert [(entry.head.finished is None, entry.until) for entry in found] == [
        (False, None),
        (True, None),
    ]
    said = "\n".join(ledgered.ledger.lines(ledgered.ledger.ran_on("a", date(2027, 1, 1))))
    assert "begun and never finished" in said
    general = TemplateId("general")
    assert [span.until for span in ledgered.ledger.under(general).spans] == [None, None]
    ledgered.publish(page("a", two))
    first, second = ledgered.ledger.under(general).spans
    assert (first.ended_by, second.ended_by, second.publications) == (3, None, 2)


def test_which_pages_still_carry_a_wording(ledgered: Ledgered) -> None:
    desk = ledgered.desk
    general = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, "One.").created)
    one, two = filled(general, 1), filled(general, 2)
    ledgered.publish(page("a", one), page("b", one), page("c"), page("d", one))
    ledgered.publish(page("a", one), to=STAGE)
    desk.templates.save_wording(general, "Two.", "clearer")
    ledgered.publish(page("a", two), removed=("world/d/index.html",))
    carrying = desk.ledger.carrying
    assert {(p.target, p.article, p.version) for p in carrying(general).pages} == {
        (LIVE, "a", 2),
        (LIVE, "b", 1),
        (STAGE, "a", 1),
    }
    found = carrying(general, 1)
    assert [(p.target, p.path, p.since.id) for p in found.pages] == [
        (LIVE, "world/b/index.html", 1),
        (STAGE, "world/a/index.html", 2),
    ]
    older = carrying(general, older=True)
    assert (older.in_force, older.pages) == ((2,), found.pages)
    with desk.library.write() as unit:
        key = ArticleId("id-a")
        unit.holds.put(Hold(HoldId("h"), general, key, 1, "a court order", "Ida", FIRST))
    kept = [page.kept for page in carrying(general).pages]
    assert kept == ["", "", "a court order"]
    assert "kept on purpose: a court order" in "\n".join(desk.ledger.lines(carrying(general)))
    desk.templates.retire(general)
    assert carrying(general, older=True).in_force == ()
    assert len(carrying(general, older=True).pages) == 3


def test_what_changed_between_two_publications(ledgered: Ledgered) -> None:
    one, two, footer = filled("general", 1), filled("general", 2), filled("footer", 1)
    first = ledgered.publish(page("a", one), page("b", one, footer), page("c", one), page("d"))
    second = ledgered.publish(
        page("a", two), page("b", two), page("e"), removed=("world/c/index.html",)
    )
    ledgered.publish(page("a", one), page("f"), to=STAGE)
    between = ledgered.ledger.between
    found = between(second, first)
    assert (found.first.id, found.second.id) == (first, second)
    assert [(p.path[6], p.change, p.before, p.after) for p in found.pages] == [
        ("a", PageChange.CHANGED, 2, 8),
        ("b", PageChange.CHANGED, 3, 9),
        ("c", PageChange.REMOVED, 4, None),
        ("e", PageChange.NEW, None, 10),
    ]
    general, gone = found.texts
    assert (general.before, general.after, len(general.pages)) == (one, two, 2)
    assert (gone.name, gone.after, gone.pages) == ("Footer", None, ("world/b/index.html",))
    said = "\n".join(ledgered.ledger.lines(found))
    assert "1 new, 2 changed, 1 removed" in said
    assert "general as of [-1-]{+2+}." in said
    assert "version 1 went" in said
    assert between(first, first).pages == ()
    assert "Nothing changed." in "\n".join(ledgered.ledger.lines(between(first, first)))
    with pytest.raises(NotFound, match="no publication 9"):
        between(first, PublicationId(9))


def test_two_targets_are_compared_as_they_stand(ledgered: Ledgered) -> None:
    one, anew = filled("general", 1), filled("general", 1, "Filled anew.")
    first = ledgered.publish(page("a", one), page("b", one))
    second = ledgered.publish(page("a", one), page("b", anew), page("c"), to=STAGE)
    found = ledgered.ledger.between(first, second)
    assert [(p.path[6], p.change) for p in found.pages] == [
        ("b", PageChange.CHANGED),
        ("c", PageChange.NEW),
    ]
    said = "\n".join(ledgered.ledger.lines(found))
    assert f"the site at {LIVE}, compared with that at {STAGE}" in said
    assert "version 1 filled anew" in said


def test_a_text_that_comes_is_told(ledgered: Ledgered) -> None:
    first = ledgered.publish(page("a"))
    second = ledgered.publish(page("a", filled("general", 1)))
    said = "\n".join(ledgered.ledger.lines(ledgered.ledger.between(first, second)))
    assert "General, version 1 came, on 1 page" in said


def test_everything_that_ran_under_a_template(ledgered: Ledgered) -> None:
    one, two = filled("general", 1), filled("general", 2)
    ledgered.publish(page("a", one), page("b", one))
    ledgered.publish(page("a", one, revision=2), page("c"), to=LIVE)
    ledgered.publish(page("a", two))
    ledgered.publish(page("b"))
    ledgered.publish(page("b", one))
    ledgered.publish(page("d", one), to=STAGE)
    general, ledger = TemplateId("general"), ledgered.ledger
    told = [
        (s.path[6], s.target, s.version, s.publications, s.since, s.ended_by)
        for s in ledger.under(general).spans
    ]
    assert told == [
        ("a", LIVE, 1, 2, FIRST, 3),
        ("a", LIVE, 2, 1, FIRST + 2 * DAY, None),
        ("b", LIVE, 1, 1, FIRST, 4),
        ("b", LIVE, 1, 1, FIRST + 4 * DAY, None),
        ("d", STAGE, 1, 1, FIRST + 5 * DAY, None),
    ]
    first = ledger.under(general, most=2)
    assert ({s.path[6] for s in first.spans}, first.next) == ({"a", "b"}, "world/b/index.html")
    rest = ledger.under(general, after=first.next, most=2)
    assert ([s.path[6] for s in rest.spans], rest.next) == (["d"], "")
    assert [s.version for s in ledger.under(general, 2).spans] == [2]
    assert [(v.version, v.pages) for v in ledger.versions_that_ran(general)] == [(1, 5), (2, 1)]
    said = list(ledger.lines(Under(general, "General")))
    assert said[0].startswith("Everything that ran under “General” (times in Pacific")
    assert "written 2 times" in said[1]
    assert "until now" in said[2]
    assert len(list(ledger.lines(Under(general, "General", 2)))) == 2


def test_two_texts_of_a_template_in_one_feed(ledgered: Ledgered) -> None:
    one, other = filled("general", 1, "For a."), filled("general", 1, "For b.")
    feed = PublishedPage("feed.xml", "ab", templates=(one, other))
    ledgered.publish(feed)
    ledgered.publish(replace(feed, sha256="cd", templates=(other,)))
    spans = ledgered.ledger.under(TemplateId("general")).spans
    assert {(s.sha256, s.publications, s.ended_by) for s in spans} == {
        (one.sha256, 1, 2),
        (other.sha256, 2, None),
    }


def test_an_answer_proves_itself_and_a_page_is_found_by_its_row(ledgered: Ledgered) -> None:
    first = ledgered.publish(page("a", filled("general", 1)), page("b"))
    second = ledgered.publish(page("a", filled("general", 2)))
    ledger, general = ledgered.ledger, TemplateId("general")
    answers = (
        *(ledger.ran_on("a", date(2026, 11, 21)), ledger.between(first, second)),
        *(Under(general, "General"), Everything("a")),
    )
    assert [ledger.proof_of(answer).rows for answer in answers] == [1, 2, 2, 2]
    assert ledger.proof_of(Everything("a")).faults == ()
    assert ledger.page(2).article == "a"
    with pytest.raises(NotFound, match="Row 1"):
        ledger.page(1)
    assert ledger.prove().whole
    assert ledger.publications(most=1)[0].id == second


def test_an_address_that_every_publication_writes_is_asked_around_the_day(
    ledgered: Ledgered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_answers, "_FEW", 1)
    for number in range(1, 7):
        home = PublishedPage("index.html", f"{number}", templates=(filled("footer", number),))
        ledgered.publish(home, to=STAGE if number == 3 else LIVE, done=number != 5)
    found = ledgered.ledger.ran_on("/", date(2026, 11, 22)).entries
    assert [(entry.page.sha256, entry.ended_by) for entry in found] == [("1", 2), ("2", 4)]
    found = ledgered.ledger.ran_on("/", date(2027, 1, 1)).entries
    assert [entry.page.sha256 for entry in found] == ["6", "3"]
    assert ledgered.ledger.ran_on("/", date(2026, 11, 1)).entries == ()
    assert len(ledgered.ledger.under(TemplateId("footer")).spans) == 6


def test_what_a_publication_wrote_in_a_list(ledgered: Ledgered) -> None:
    first = ledgered.publish(page("a", filled("general", 1), filled("footer", 1)), page("b"))
    second = ledgered.publish(page("a"), removed=("world/b/index.html",))
    shown = ledgered.ledger.contents(first)
    assert [(line.path[6], line.first, line.texts) for line in shown.pages] == [
        ("a", "General v1", 2),
        ("b", "", 0),
    ]
    assert ledgered.ledger.contents(second, "nobody").pages == ()
    assert ledgered.ledger.contents(second).removed == ("world/b/index.html",)
    with pytest.raises(NotFound, match="no publication 7"):
        ledgered.ledger.contents(PublicationId(7))
    with pytest.raises(NotFound, match="no publication 7"):
        ledgered.ledger.publication(PublicationId(7))
    assert [p.id for p in ledgered.ledger.of_article("a")] == [2, 1]
    assert ledgered.ledger.templates() == ()
