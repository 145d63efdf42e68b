"""A desk whose ledger is written by hand, one publication a day."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from editor_app.domain.article import Article, Content
from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.publication import FilledText, PublishedPage
from editor_app.domain.status import Status
from editor_app.services.desk import Desk, new_desk

LIVE, STAGE = "/srv/live", "/srv/stage"
# The desk is in Kiritimati, fourteen hours ahead: its days are not those of UTC.
ZONE = "Pacific/Kiritimati"
FIRST = datetime(2026, 11, 20, 20, tzinfo=UTC)
DAY = timedelta(days=1)


def filled(template: str, version: int, text: str = "") -> FilledText:
    text = text or f"{template} as of {version}."
    digest = sha256(text.encode()).hexdigest()
    why = "by rule “whole site: add”"
    return FilledText(
        TemplateId(template), template.capitalize(), "disclaimer", version, digest, text, why
    )


def page(slug: str, *texts: FilledText, revision: int = 1, path: str = "") -> PublishedPage:
    seed = f"{slug} {revision} {[text.sha256 for text in texts]}"
    return PublishedPage(
        path or f"world/{slug}/index.html",
        sha256(seed.encode()).hexdigest(),
        slug,
        ArticleId(f"id-{slug}"),
        RevisionId(revision),
        texts,
    )


class Ledgered:
    """A desk whose ledger is written by hand, one publication a day."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.time = desk, FIRST
        self.ledger = desk.ledger

    def publish(
        self,
        *pages: PublishedPage,
        to: str = LIVE,
        removed: tuple[str, ...] = (),
        done: bool = True,
    ) -> PublicationId:
        with self.desk.library.write() as unit:
            number = unit.ledger.begin(self.time, to, "Ida", pages, removed)
            if done:
                unit.ledger.finish(number, self.time + timedelta(minutes=1))
        self.time += DAY
        return number

    def article(self, slug: str) -> None:
        content = Content(headline=slug, slug=slug)
        key = ArticleId(f"id-{slug}")
        with self.desk.library.write() as unit:
            unit.articles.add(
                Article(key, content, Status.DRAFT, FIRST, FIRST, RevisionId(1), None)
            )


@contextmanager
def ledgered_desk(folder: Path) -> Generator[Ledgered]:
    """Give such a desk, with an article of the slug *a*."""
    with new_desk(folder / "desk", name="Courier", by="Ida") as desk:
        site = desk.site.get()
        desk.site.save(replace(site, time_zone=ZONE, address="https://courier.example/gulf"))
        made = Ledgered(desk)
        made.article("a")
        yield made
