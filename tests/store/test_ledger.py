"""The ledger: append-only, chained, and read back as it was written."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from editor_app.domain.errors import OffstoneError
from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
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


@pytest.mark.parametrize("verb", ["UPDATE ledger SET path = ''", "DELETE FROM ledger_text"])
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
        ("UPDATE ledger_text SET text = 'New wording.'", "filled text"),
    ],
)
def test_meddling_is_found(library: Library, meddling: str, said: str) -> None:
    raw = connect(library.path, write=True)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type='trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute(meddling)
    raw.close()
    with library.read() as unit:
        assert any(said in fault for fault in unit.ledger.faults())


def test_a_failed_publication_leaves_no_row(library: Library) -> None:
    with pytest.raises(OffstoneError), library.write() as unit:
        unit.ledger.begin(NOW, "/srv", "Ana", [_page("c")], ())
        raise OffstoneError("no")
    with library.read() as unit:
        assert len(unit.ledger.rows()) == 2
        assert unit.ledger.faults() == []
