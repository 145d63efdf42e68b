from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor_app.domain.article import Content, Kind, PinnedArticle
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import (
    ArticleId,
    AuthorId,
    CorrectionId,
    RevisionId,
    SectionId,
    TagId,
)
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.site import Site
from editor_app.domain.status import Status
from editor_app.rendering.blanks import BLANKS, blanks_of
from editor_app.rendering.filling import check_template, fill
from editor_app.rendering.site_facts import SiteFacts

SITE = Site(
    "Gulf Courier", "From the harbour", "https://a.example", "en-GB", "Europe/Berlin", "d@a.example"
)
FACTS = SiteFacts(
    SITE,
    {SectionId("s"): Section(SectionId("s"), "World", "world")},
    {
        AuthorId(n): Author(AuthorId(n), n.title(), n, f"Role {n}", f"Bio {n}")
        for n in ("ann", "bo")
    },
    {TagId("t"): Tag(TagId("t"), "Ferries", "ferries")},
    {},
)
NIGHT = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
STORY = PinnedArticle(
    ArticleId("a"),
    RevisionId(1),
    Content(
        headline="Ferry",
        slug="",
        byline=(AuthorId("bo"), AuthorId("ann")),
        section=SectionId("s"),
        tags=(TagId("t"),),
        language="de",
    ),
    Status.READY,
    NIGHT,
    None,
    NIGHT,
)


def test_every_blank_is_known_and_has_a_value() -> None:
    for values in (blanks_of(FACTS, STORY, 2026), blanks_of(FACTS, None, 2026)):
        for blank in BLANKS:
            group, _, field = blank.name.partition(".")
            assert field in values[group]
            assert check_template("{{ " + blank.name + " }}") == []
        assert {f"{g}.{f}" for g, fs in values.items() for f in fs} == {b.name for b in BLANKS}


def test_values_are_those_of_the_article_in_the_zone_of_the_site() -> None:
    text = "{{ author.name }} {{ article.byline }} {{ article.tags }} {{ article.section }} {{ article.language }}"
    values = blanks_of(FACTS, STORY, 2026)
    assert fill(text, values, "de").markdown == "Bo Bo und Ann Ferries World de"
    dates = "Am {{ article.published }} um {{ article.published | time }}"
    assert fill(dates, values, "de").markdown == "Am 2. März 2026 um 00:30"


def test_without_a_story_all_but_the_site_is_empty() -> None:
    values = blanks_of(FACTS, None, 2025)
    made = fill(
        "© {{ site.year }} {{ site.name }}{{ article.headline }}{{ author.name }}", values, "en"
    )
    assert made.markdown == "© 2025 Gulf Courier"
    assert made.empty == ("article.headline", "author.name")


CORRECTION = Correction(
    CorrectionId("c"),
    STORY.id,
    CorrectionKind.CORRECTION,
    "Ten *boats*,\n\nnot nine.",
    NIGHT + timedelta(days=1),
    "Ida",
)
STRUCK = replace(CORRECTION, struck=True, struck_at=NIGHT + timedelta(days=3), after=RevisionId(1))


@pytest.mark.parametrize(
    ("language", "date", "full", "time", "names", "kind"),
    [
        ("en", "March 2, 2026", "Monday, March 2, 2026", "12:30", "Bo, Ann, and Ed", "Correction"),
        ("fr", "2 mars 2026", "lundi 2 mars 2026", "00:30", "Bo, Ann et Ed", "Correction"),
        (
            "es",
            "2 de marzo de 2026",
            "lunes, 2 de marzo de 2026",
            "0:30",
            "Bo, Ann y Ed",
            "Corrección",
        ),
        ("de-AT", "2. März 2026", "Montag, 2. März 2026", "00:30", "Bo, Ann und Ed", "Korrektur"),
        ("ar", "2 مارس 2026", "الاثنين، 2 مارس 2026", "12:30", "Bo وAnn وEd", "تصحيح"),
        ("xx", "March 2, 2026", "Monday, March 2, 2026", "12:30", "Bo, Ann, and Ed", "Correction"),
    ],
)
def test_dates_and_lists_are_in_the_language_of_the_article(
    language: str, date: str, full: str, time: str, names: str, kind: str
) -> None:
    story = replace(STORY, content=replace(STORY.content, language=language))
    values = blanks_of(FACTS, story, 2026, [CORRECTION])
    values["article"]["byline"] = ["Bo", "Ann", "Ed"]

    def filled(text: str) -> str:
        return fill(f"x {text}", values, language).markdown[2:].replace("\u200f", "")

    assert filled("{{ article.published }}") == date
    assert filled("{{ article.published | date }}") == date
    assert filled("{{ article.published | date('full') }}") == full
    assert filled("{{ article.published | time }}").startswith(time)
    assert filled("{{ article.byline }}") == filled("{{ article.byline | list }}") == names
    assert filled("{% for c in article.corrections %}{{ c.kind }}{% endfor %}") == kind


def test_corrections_that_stand_are_told_one_by_one() -> None:
    values = blanks_of(FACTS, STORY, 2026, [CORRECTION, STRUCK])
    text = (
        "{% for c in article.corrections %}{{ c.kind }}, {{ c.time | date }}: {{ c.text }}"
        "{% endfor %}; {{ article.corrected }}; {{ article.updated }}"
    )
    told = "Korrektur, 3. März 2026: Ten &#42;boats&#42;, not nine.; 3. März 2026; 5. März 2026"
    assert fill(text, values, "de").markdown == told
    shown = fill("{{ article.corrections }}", values, "de").markdown
    assert shown == "Ten &#42;boats&#42;, not nine."
    none = blanks_of(FACTS, STORY, 2026, [STRUCK])
    assert fill("{% if article.corrections %}x{% endif %}", none, "de").markdown == ""
    assert fill("{{ article.corrected }}", none, "de").empty == ("article.corrected",)
    assert fill("Am {{ article.updated }}", none, "de").markdown == "Am 5. März 2026"


def test_addresses_are_whole_or_empty() -> None:
    values = blanks_of(FACTS, STORY, 2026)
    text = "{{ article.address }} {{ site.corrections }}"
    told = "https://a.example/world// https://a.example/corrections/"
    assert fill(text, values, "en").markdown == told
    unknown = replace(FACTS, site=replace(SITE, address=""))
    assert fill(text, blanks_of(unknown, STORY, 2026), "en").markdown == " "


def test_kinds_are_told_in_the_language_where_the_pages_have_a_word() -> None:
    opinion = replace(STORY, content=replace(STORY.content, kind=Kind.OPINION))
    assert blanks_of(FACTS, opinion, 2026)["article"]["kind"] == "Meinung"
    assert blanks_of(FACTS, STORY, 2026)["article"]["kind"] == "Report"
