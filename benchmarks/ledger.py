"""Measures the questions of the ledger over 1,000,000 rows: years of a busy newsroom."""

import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.figures import milliseconds, tell
from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId, PublicationId, RevisionId, TemplateId
from editor_app.domain.publication import FilledText, PublishedPage
from editor_app.domain.template import TemplateKind

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

ROWS, STORIES, SECTIONS, AUTHORS = 1_000_000, 10_000, 5, 40
# So many publications pass between two that write every story anew, for a changed disclaimer.
BETWEEN_SWEEPS, AT_ONCE = 1_500, 200
ASKED, TARGET = "story-004321", "/srv/courier"
_FIRST = datetime(2016, 1, 4, 6, tzinfo=UTC)
_STEP = timedelta(minutes=95)


class Newsroom:
    """Publishes the same ten years at every run."""

    def __init__(self, disclaimer: TemplateId, footer: TemplateId, notice: TemplateId) -> None:
        self._keys = {"disclaimer": disclaimer, "footer": footer, "notice": notice}
        self._chance = random.Random(11)
        self._revisions = 0
        self._version = 1

    def publications(self) -> Iterator[list[PublishedPage]]:
        """Give the pages of each publication in turn."""
        yield self._sweep()
        turn = 0
        while True:
            turn += 1
            if turn % BETWEEN_SWEEPS == 0:
                self._version += 1
                yield self._sweep()
            else:
                yield list(self._edition(self._chance.sample(range(STORIES), 2)))

    def _sweep(self) -> list[PublishedPage]:
        return list(self._edition(range(STORIES)))

    def _edition(self, stories: "range | list[int]") -> Iterator[PublishedPage]:
        for number in stories:
            self._revisions += 1
            slug = f"story-{number:06}"
            path = f"section-{number % SECTIONS}/{slug}/index.html"
            yield self._page(path, slug, number, RevisionId(self._revisions))
        for section in sorted({number % SECTIONS for number in stories}):
            yield self._page(f"section-{section}/index.html")
        for author in sorted({number % AUTHORS for number in stories}):
            yield self._page(f"author/reporter-{author}/index.html")
        for path in ("index.html", "feed.xml", "sitemap.xml"):
            yield self._page(path)

    def _page(
        self, path: str, slug: str = "", number: int = 0, revision: RevisionId | None = None
    ) -> PublishedPage:
        digest = sha256(f"{path} {self._revisions} {self._version}".encode()).hexdigest()
        texts = [self._text("footer", 1, "© 2026 The Bench Courier. All rights reserved.")]
        if slug:
            section = number % SECTIONS
            text = f"**Disclaimer {self._version}.** Our coverage of section {section} is news."
            texts.insert(0, self._text("disclaimer", self._version, text))
        if slug and number % 10 == 0:
            texts.append(self._text("notice", 1, f"*{slug}* was made with the help of machines."))
        key = ArticleId(f"article-{number:06}") if slug else None
        return PublishedPage(path, digest, slug, key, revision, tuple(texts))

    def _text(self, kind: str, version: int, text: str) -> FilledText:
        digest = sha256(text.encode()).hexdigest()
        why = "by rule “whole site: add”"
        return FilledText(self._keys[kind], kind.capitalize(), kind, version, digest, text, why)


def main() -> int:
    """Print how long each question takes."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"making a ledger of {ROWS:,} rows", flush=True)
        with make_ledger(Path(folder) / "desk") as desk:
            measure(desk)
    return 0


def make_ledger(folder: Path) -> "Desk":
    """Return a desk with ten years in its ledger."""
    from editor_app.services.desk import new_desk

    desk = new_desk(folder, name="The Bench Courier", address="https://bench.example", by="Bench")
    keys = [
        TemplateId(desk.templates.add(kind.value, kind, "Words.").created)
        for kind in (TemplateKind.DISCLAIMER, TemplateKind.FOOTER, TemplateKind.NOTICE)
    ]
    _add_story(desk)
    began = perf_counter()
    rows, time, room = 0, _FIRST, Newsroom(*keys).publications()
    while rows < ROWS:
        with desk.library.write() as unit:
            for _ in range(AT_ONCE):
                pages = next(room)
                number = unit.ledger.begin(time, TARGET, "Bench", pages, ())
                unit.ledger.finish(number, time + timedelta(seconds=9))
                rows, time = rows + len(pages) + 2, time + _STEP
                if rows >= ROWS:
                    break
    made, size = desk.ledger.publications(most=1)[0].id, (folder / "library.sqlite").stat().st_size
    print(
        f"{rows:,} rows, {made:,} publications, {size / 1e6:,.0f} MB, made in "
        f"{perf_counter() - began:.0f} s",
        flush=True,
    )
    return desk


def measure(desk: "Desk") -> None:
    """Ask every question."""
    ledger = desk.ledger
    disclaimer, footer, notice = (
        desk.templates.by_name(name).id for name in ("disclaimer", "footer", "notice")
    )
    newest = ledger.publications(most=1)[0]
    old = ledger.versions_that_ran(disclaimer)[0].version
    day = date(2020, 5, 4)
    rows = [entry.link.row for entry in ledger.ran_on(ASKED, day).entries]
    last = newest.id
    # Between two sweeps, and over several of them.
    quiet = last - last % BETWEEN_SWEEPS - BETWEEN_SWEEPS // 2
    ten, hundred = PublicationId(quiet + 10), PublicationId(quiet + 110)
    asked = {
        "one article on a day": lambda: ledger.ran_on(ASKED, day),
        "the proof of that answer": lambda: ledger.proof(rows),
        "the home page on a day": lambda: ledger.ran_on("/", day),
        "all publications of one article": lambda: ledger.of_article(ASKED),
        "pages that carry an old version": lambda: ledger.carrying(disclaimer, old),
        "pages that carry anything not in force": lambda: ledger.carrying(disclaimer, older=True),
        "pages that carry the footer": lambda: ledger.carrying(footer),
        "between two publications next to each other": lambda: ledger.between(
            PublicationId(ten - 1), ten
        ),
        "between two publications, 100 apart": lambda: ledger.between(ten, hundred),
        "between the first and the last, 10,000 pages": lambda: ledger.between(
            PublicationId(1), last
        ),
        "under a template, the first pages": lambda: ledger.under(disclaimer),
        "under a rare template, the first pages": lambda: ledger.under(notice),
        "under a template's old version, all": lambda: ledger.under(disclaimer, old, most=10**9),
        "versions that ran": lambda: ledger.versions_that_ran(footer),
        "newest 200 publications": lambda: ledger.publications(most=200),
    }
    for name, question in asked.items():
        tell(name, milliseconds(question, 9), 100 if name.startswith("one article") else None)
    began = perf_counter()
    proof = ledger.prove()
    taken = perf_counter() - began
    print(f"the whole chain, {proof.rows:,} rows: {taken:.1f} s, {len(proof.faults)} faults")


def _add_story(desk: "Desk") -> None:
    """Keep the one article that is asked for; the others are in the ledger alone."""
    from editor_app.domain.article import Article
    from editor_app.domain.status import Status

    key = ArticleId("article-004321")
    content = Content(headline="Bench", slug=ASKED)
    with desk.library.write() as unit:
        unit.articles.add(Article(key, content, Status.DRAFT, _FIRST, _FIRST, RevisionId(1), None))


if __name__ == "__main__":
    raise SystemExit(main())
