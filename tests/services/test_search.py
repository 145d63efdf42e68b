"""Searches over a desk: ranked, by facts, and kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor_app.domain.article import Content
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.errors import InvalidValue
from editor_app.domain.ids import ArticleId, PictureId
from editor_app.domain.listing import Listing
from editor_app.domain.status import Status
from editor_app.services.desk import Desk
from tests.services.pictures import photograph


def written(desk: Desk, headline: str, **fields: object) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline=headline, **fields)).created)  # type: ignore[arg-type]


def slugs(desk: Desk, query: str, limit: int = 50) -> list[str]:
    found = desk.search.find(query, limit)
    assert desk.search.count(query) == found.total
    return [hit.slug for hit in found.hits]


def test_the_best_come_first_and_the_newest_among_equals(desk, clock) -> None:
    written(desk, "Harbour", body="Talks.")
    clock.advance(seconds=60)
    written(desk, "Talks end", body="Harbour pilots. Harbour.")
    clock.advance(seconds=60)
    written(desk, "Late", body="The harbour.")
    clock.advance(seconds=60)
    written(desk, "Later", body="The harbour.")
    assert slugs(desk, "harbour") == ["harbour", "talks-end", "later", "late"]
    assert slugs(desk, "harbour", 2) == ["harbour", "talks-end"]
    assert slugs(desk, "harbour status:draft") == ["harbour", "talks-end", "later", "late"]
    assert slugs(desk, "harbour -pilots headline:harbour") == ["harbour"]
    assert slugs(desk, "") == ["later", "late", "talks-end", "harbour"]
    assert slugs(desk, "-harbour") == []


def test_the_trash_is_not_searched(desk) -> None:
    key = written(desk, "Harbour")
    written(desk, "Harbour again")
    desk.articles.trash([key])
    assert slugs(desk, "harbour") == ["harbour-again"]


def test_old_headlines_are_found_among_many_newer_texts(desk, monkeypatch) -> None:
    from editor_app.store import index

    monkeypatch.setattr(index, "CANDIDATES", 3)
    written(desk, "Harbour")
    for number in range(5):
        written(desk, f"Story {number}", body="harbour")
    assert slugs(desk, "harbour")[0] == "harbour"
    assert desk.search.find("harbour").total == 6


def test_facts(desk, clock) -> None:
    clock.time = datetime.now(UTC)
    picture = desk.pictures.get(PictureId(desk.pictures.add(photograph(), "boats.jpg").created))
    written(desk, "Bare")
    written(desk, "Lead", lead_picture="boats.jpg", standfirst="S", byline=("a",), tags=("t",))
    written(desk, "Inside", body="![](boats.jpg)", section="s")
    written(desk, "Described", body="![Boats](boats.jpg) and TK and tktk")
    written(desk, "Name", body="Tkachenko", embargo=clock.now() + timedelta(days=1))
    past = written(desk, "Past", embargo=clock.now() - timedelta(days=1), note_to_editors="Call")
    written(desk, "", slug="none")
    assert set(slugs(desk, "missing:alt")) == {"lead", "inside"}
    desk.pictures.save(replace(picture, decorative=True))
    assert slugs(desk, "missing:alt") == []
    assert slugs(desk, "has:tk") == ["described"]
    assert set(slugs(desk, "has:picture")) == {"lead", "inside", "described"}
    assert set(slugs(desk, "missing:picture -has:embargo")) == {"bare", "none"}
    assert slugs(desk, "is:embargoed") == ["name"]
    assert slugs(desk, "has:note") == ["past"]
    for query in ("has:standfirst", "has:byline", "has:tag"):
        assert slugs(desk, query) == ["lead"], query
    for query in ("-missing:standfirst", "-missing:byline", "-missing:tag"):
        assert slugs(desk, query) == ["lead"], query
    assert slugs(desk, "-missing:section") == ["inside"]
    assert slugs(desk, "missing:headline") == ["none"]
    desk.articles.correct(past, CorrectionKind.CORRECTION, "It was wrong.")
    assert slugs(desk, "is:corrected") == ["past"]
    desk.articles.set_status(past, Status.READY)
    desk.articles.save(past, replace(desk.articles.get(past).content, body="Other"))
    assert slugs(desk, "is:edited") == ["past"]
    assert "past" not in slugs(desk, "-is:edited")
    assert "described" not in slugs(desk, "-has:tk")
    assert [row.slug for row in desk.articles.rows(Listing(query="has:tk")).rows] == ["described"]


def test_searches_are_kept_by_name(desk) -> None:
    made = desk.search.save(" TK  left ", "has:tk")
    assert desk.search.save("tk  left", "has:tk is:draft").created == made.created
    (kept,) = desk.search.saved()
    assert (kept.name, kept.query) == ("tk  left", "has:tk is:draft")
    for name, query in (("", "x"), ("x", " ")):
        with pytest.raises(InvalidValue):
            desk.search.save(name, query)
    desk.search.remove(kept.id)
    assert desk.search.saved() == ()
