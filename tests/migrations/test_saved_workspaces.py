"""A small saved workspace of every released schema is opened, read and written by today's code."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.resolution import Block
from editor_app.domain.status import Status
from editor_app.services.backups import restore
from editor_app.services.desk import Desk, open_desk
from editor_app.services.doctoring import examine
from editor_app.store.migrate import SCHEMA_VERSION

HERE = Path(__file__).parent
SAVED = sorted(HERE.glob("schema-*.zip"))


@pytest.mark.parametrize("saved", SAVED, ids=lambda file: file.stem)
def test_a_saved_workspace_is_whole_in_todays_hands(saved: Path, tmp_path: Path) -> None:
    folder = restore(saved, tmp_path / "desk")
    before = (folder / "library.sqlite").read_bytes()
    with open_desk(folder, write=False) as desk:
        assert desk.articles.by_slug("harbour-pilots-vote")
        assert desk.templates.rows()
    assert (folder / "library.sqlite").read_bytes() == before
    with open_desk(folder) as desk:
        article = desk.articles.by_slug("harbour-pilots-vote")
        assert article.status is Status.READY
        assert (article.edited, article.corrected) == (True, True)
        assert article.content.extra == (("source-id", '"7"'),)
        assert article.published is not None
        rows = desk.history.rows(article.id)
        assert [row.pinned for row in rows] == [False, True]
        assert "a week" in desk.history.get(rows[1].id).content.body
        (correction,) = desk.articles.corrections(article.id)
        assert correction.text == "It was two weeks."
        (block,) = desk.rules.blocks(article.id)
        assert (block.template.name, block.template.version) == ("General disclaimer", 2)
        if saved.stem != "schema-1":
            _check_schema_2(desk, block)
        if saved.stem not in {"schema-1", "schema-2"}:
            assert (
                desk.articles.by_slug("les-pilotes-du-port-votent").content.translates == article.id
            )
        assert desk.pictures.soundness(desk.pictures.all()[0]) == ""
        assert [hit.slug for hit in desk.search.find("weeks of talks").hits] == [
            article.content.slug
        ]
        assert [search.query for search in desk.search.saved()] == ["has:tk"]
        (publication,) = desk.ledger.of_article("harbour-pilots-vote")
        assert publication.pages[0].templates[0].text == "The Gulf Courier informs only."
        assert desk.articles.slug_trouble("pilots-vote", None)
        desk.articles.save(article.id, replace(article.content, body="Another text."))
    assert [p for p in examine(folder).problems if p.kind != "old-sqlite"] == []


def test_there_is_a_workspace_of_every_schema() -> None:
    assert [f"schema-{number + 1}" for number in range(SCHEMA_VERSION)] == [f.stem for f in SAVED]


def _check_schema_2(desk: Desk, block: Block) -> None:
    assert (block.version, block.hold and block.hold.reason) == (1, "Settled in court")
    french = block.template.wording_in("fr-CA")
    assert french is not None
    assert (french.version, french.text) == (3, "Le Courrier informe.")
    assert [v.language for v in desk.templates.versions(block.template.id)] == ["fr", "", ""]
