"""The ledger: append-only, chained, and read back as it was written."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.domain.errors import Cancelled, OffstoneError
from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.ledger import Proof
from editor_app.domain.progress import Silent
from editor_app.domain.publication import FilledText, PublishedPage
from editor_app.store.driver import connect
from editor_app.store.library import Library, create_library

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEXT = "**Disclaimer.** For information only."


def _page(slug: str) -> PublishedPage:
    digest = sha256(TEXT.encode()).hexdigest()
    filled = FilledText(TemplateId("t"), "General", "disclaimer", 2, digest, TEXT, "by rule")
    article = ArticleId(f"id-{slug}")
    return PublishedPage(f"world/{slug}/", "aa", slug, article, RevisionId(7), (filled,))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = create_library(tmp_path / "library.sqlite")
    with library.write() as unit:
        first = unit.ledger.begin(NOW, "/srv", "Ana", [_page("a"), _page("b")], ())
        unit.ledger.finish(first, NOW)
        home = PublishedPage("", "bb")
        unit.ledger.begin(NOW, "/srv", "Ben", [_page("a"), home], ("world/b/",))
    return library


def test_publications_are_read_back(library: Library) -> None:
    with library.read() as unit:
        second, first = unit.ledger.rows()
        assert (first.id, first.pages, first.finished, first.by) == (1, 2, NOW, "Ana")
        assert (second.id, second.removed, second.finished) == (2, 1, None)
        assert [row.id for row in unit.ledger.unfinished()] == [2]
        whole = unit.ledger.get(PublicationId(1))
        assert whole is not None
        assert whole.pages == (_page("a"), _page("b"))
        assert [p.id for p in unit.ledger.all()] == [1, 2]
        assert unit.ledger.get(PublicationId(9)) is None


def test_an_article_is_found_with_its_pages_alone(library: Library) -> None:
    with library.read() as unit:
        found = unit.ledger.of_article(ArticleId("id-a"))
        assert [p.pages for p in found] == [(_page("a"),), (_page("a"),)]
        assert found[1].removed == ("world/b/",)
        assert unit.ledger.names(ArticleId("id-a"))
        assert not unit.ledger.names(ArticleId("id-c"))
        assert unit.ledger.faults() == []


@pytest.mark.parametrize(
    "verb",
    [
        *("UPDATE ledger SET path = ''", "DELETE FROM ledger_text"),
        *("UPDATE ledger_block SET version = 1", "DELETE FROM ledger_block"),
    ],
)
def test_the_library_itself_refuses_changes(library: Library, verb: str) -> None:
    raw = connect(library.path, write=True)
    with pytest.raises(Exception, match="append-only"):
        raw.execute(verb)
    raw.close()


@pytest.mark.parametrize(
    ("meddling", "said"),
    [
        ("UPDATE ledger SET facts = replace(facts, 'General', 'Other') WHERE id = 2", "Row 2"),
        ("UPDATE ledger SET path = 'x' WHERE id = 3", "Row 3"),
        ("UPDATE ledger SET facts = '{' WHERE id = 3", "Row 3"),
        ("DELETE FROM ledger WHERE id = 4", "Row 4 of the ledger is missing"),
        ("DELETE FROM ledger WHERE id = 7", "Row 7 of the ledger is missing"),
        ("DELETE FROM ledger WHERE id = 1", "Row 1 of the ledger is missing"),
        ("UPDATE ledger SET hash = 'ab' WHERE id = 4", "Row 4"),
        ("UPDATE ledger SET hash = 'ab' WHERE id = 1", "Row 1 of the ledger was changed"),
        ("UPDATE ledger_text SET text = 'New wording.'", "text of the ledger was changed"),
        ("DELETE FROM ledger_text", "text of the ledger is missing"),
        ("UPDATE ledger_block SET version = 1 WHERE row = 3", "copies of row 3"),
        ("UPDATE ledger_block SET sha256 = 'ab' WHERE row = 2", "copies of row 2"),
        ("DELETE FROM ledger_block WHERE template = ''", "copies of row 5"),
        ("DELETE FROM ledger_block WHERE row = 6", "copies of row 6"),
        ("INSERT INTO ledger_block SELECT 99, 99, 1, '', '', 't', 2, ''", "Row 99"),
        ("UPDATE ledger SET facts = '[]' WHERE id = 3", "Row 3"),
        ("UPDATE ledger SET facts = json_remove(facts, '$.templates') WHERE id = 3", "Row 3"),
        (
            "UPDATE ledger SET facts = json_remove(facts, '$.templates[0].version') WHERE id = 3",
            "copies of row 3",
        ),
    ],
)
def test_meddling_is_found(library: Library, meddling: str, said: str) -> None:
    _unguarded(library, meddling)
    with library.read() as unit:
        assert any(said in fault for fault in unit.ledger.faults())


def _unguarded(library: Library, *statements: str) -> None:
    raw = connect(library.path, write=True)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_an_answer_proves_its_rows_and_those_that_follow(library: Library) -> None:
    with library.read() as unit:
        assert unit.ledger.proof((2, 3)) == Proof(2, ())
        assert unit.ledger.proof((1,)) == Proof(1, ())
        assert unit.ledger.proof((7,)) == Proof(1, ())
    _unguarded(
        library,
        "UPDATE ledger SET hash = 'ab' WHERE id = 2",
        "UPDATE ledger_text SET text = 'New.'",
        "DELETE FROM ledger WHERE id = 5",
    )
    with library.read() as unit:
        assert unit.ledger.proof((1,)).faults[0].startswith("Row 2 of the ledger does not follow")
        faults = unit.ledger.proof((2,)).faults
        assert [fault[:22] for fault in faults] == [
            "Row 2 of the ledger do",
            "Row 3 of the ledger do",
            "A filled text of the l",
        ]
        assert unit.ledger.proof((6,)).faults[0] == "Row 5 of the ledger is missing."
        assert "Row 5 of the ledger is missing." in unit.ledger.proof((4,)).faults
    _unguarded(library, "DELETE FROM ledger_text")
    with library.read() as unit:
        assert "A filled text of the ledger is missing" in unit.ledger.proof((6,)).faults[-1]


def test_proving_tells_how_far_it_is_and_can_be_stopped(library: Library) -> None:
    class Impatient(Silent):
        def cancelled(self) -> bool:
            return True

    with library.read() as unit, pytest.raises(Cancelled):
        unit.ledger.proof(reporter=Impatient())


def test_what_cannot_be_read_any_more_does_not_hide_the_rest(library: Library) -> None:
    _unguarded(library, "UPDATE ledger SET facts = '{' WHERE id = 2")
    with library.read() as unit:
        whole = unit.ledger.get(PublicationId(1))
        assert whole is not None
        assert whole.pages == (_page("b"),)
        assert list(unit.ledger.questions.pages((2, 3))) == [3]


def test_publications_are_read_piece_by_piece(library: Library) -> None:
    with library.read() as unit:
        assert [row.id for row in unit.ledger.rows(most=1)] == [2]
        assert [row.id for row in unit.ledger.rows(PublicationId(2), 5)] == [1]


def test_a_failed_publication_leaves_no_row(library: Library) -> None:
    with pytest.raises(OffstoneError), library.write() as unit:
        unit.ledger.begin(NOW, "/srv", "Ana", [_page("c")], ())
        raise OffstoneError("no")
    with library.read() as unit:
        assert len(unit.ledger.rows()) == 2
        assert unit.ledger.faults() == []
