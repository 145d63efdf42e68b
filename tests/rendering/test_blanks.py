from datetime import UTC, datetime

from editor_app.domain.article import Content, PinnedArticle
from editor_app.domain.ids import ArticleId, AuthorId, RevisionId, SectionId, TagId
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
