"""How articles are filed: as they were approved, or else as they are typed."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from editor_app.domain.article import Content, Kind
from editor_app.domain.errors import LibraryDamaged
from editor_app.domain.ids import ArticleId, AuthorId, SectionId, TagId
from editor_app.domain.listing import Filing
from editor_app.domain.resolution import Subject
from editor_app.domain.status import Status
from editor_app.services.desk import Desk
from editor_app.store import schema


def filed(desk: Desk) -> dict[str, Filing]:
    with desk.library.read() as unit:
        return {one.headline: one for one in unit.articles.filings()}


def written(desk: Desk, headline: str, **fields: object) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline=headline, **fields)).created)  # type: ignore[arg-type]


def test_what_is_approved_counts_and_else_what_is_typed(desk: Desk, clock) -> None:
    world = SectionId(desk.labels.add_section("World").created)
    tag = TagId(desk.labels.add_tag("Ports").created)
    lena = AuthorId(desk.labels.add_author("Lena Okafor").created)
    typed = Content(headline="Vote", section=world, tags=(tag,), byline=(lena,), slug="vote")
    approved = ArticleId(desk.articles.create(typed).created)
    desk.articles.set_status(approved, Status.READY)
    clock.advance(seconds=1)
    written(desk, "Draft", language="de", kind=Kind.OPINION)
    clock.advance(seconds=1)
    desk.articles.save(approved, replace(typed, headline="Later", section=None, tags=()))
    found = filed(desk)
    assert list(found) == ["Vote", "Draft"]
    assert found["Vote"] == Filing(
        approved, "vote", "Vote", Status.READY, world, (tag,), (lena,), "report", "", None
    )
    assert (found["Draft"].kind, found["Draft"].language, found["Draft"].section) == (
        "opinion",
        "de",
        "",
    )
    with desk.library.read() as unit:
        subjects = {one.article: one for one in unit.articles.subjects()}
    assert subjects[approved] == Subject(approved, "", "report", world, (tag,), (lena,))


def test_the_trash_is_not_filed(desk: Desk) -> None:
    key = written(desk, "Gone")
    desk.articles.trash([key])
    assert filed(desk) == {}


def test_what_cannot_be_read_is_told(desk: Desk) -> None:
    written(desk, "Vote")
    with desk.library.write() as unit:
        unit._connection.execute(update(schema.article).values(tags="[tag"))
    with pytest.raises(LibraryDamaged, match="names that an article bears"):
        filed(desk)
