"""An invented site as plain values, for tests of its pages."""

from datetime import UTC, datetime, timedelta
from typing import Any

from editor_app.domain.article import Content, Kind, PinnedArticle
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import (
    ArticleId,
    AuthorId,
    CorrectionId,
    PictureId,
    RevisionId,
    SectionId,
    TagId,
    TemplateId,
)
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.picture import Picture
from editor_app.domain.site import HousePage, Site, SocialLink
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.rendering.edition import Edition
from editor_app.rendering.page_values import ShownBlock
from editor_app.rendering.site_facts import SiteFacts

NOON = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)
WORLD, SCIENCE = SectionId("world"), SectionId("science")
LENA, ROSA = AuthorId("lena"), AuthorId("rosa")
HARBOUR, FERRIES = TagId("harbour"), TagId("ferries")
SITE = Site(
    "The Gulf Courier",
    "News from the harbour to the hills",
    "https://courier.example/gulf",
    "en-GB",
    "Europe/Berlin",
    "desk@courier.example",
    (
        SocialLink("mastodon", "https://social.example/@gulf"),
        SocialLink("odd", "https://o.example"),
    ),
    (
        HousePage("About", "about", "Us."),
        HousePage("Corrections policy", "corrections-policy", "We say."),
    ),
    (ArticleId("a2"), ArticleId("gone"), ArticleId("a1")),
    page_size=3,
)


def facts(**site: Any) -> SiteFacts:
    """Return the facts of the site; `site` changes its fields."""
    from dataclasses import replace

    return SiteFacts(
        replace(SITE, **site),
        {
            WORLD: Section(WORLD, "World", "world", "The Gulf and its neighbours.", 0),
            SCIENCE: Section(SCIENCE, "Science", "science", "", 1),
        },
        {
            LENA: Author(
                LENA,
                "Lena Okafor",
                "lena-okafor",
                "Reporter",
                "She covers the port.",
                "lena@courier.example",
                (("Her site", "https://lena.example"), ("", "javascript:alert(1)")),
                "boats.jpg",
            ),
            ROSA: Author(ROSA, "Rosa Teague", "rosa-teague"),
        },
        {HARBOUR: Tag(HARBOUR, "Harbour", "harbour"), FERRIES: Tag(FERRIES, "Ferries", "ferries")},
        {
            "boats.jpg": Picture(
                PictureId("p1"),
                "boats.jpg",
                "a" * 64,
                ".jpg",
                5120,
                2560,
                9,
                NOON,
                "Two boats",
                "Boats in the library",
                "Jo Marsh",
                "© Jo Marsh",
                "trainedAlgorithmicMedia",
            )
        },
    )


def story(number: int, **fields: Any) -> PinnedArticle:
    """Return story `a<number>`; the higher the number the older it is."""
    given = {
        "headline": f"Story number {number}",
        "standfirst": f"What number {number} is about",
        "section": WORLD,
        "byline": (LENA,),
        "tags": (HARBOUR,),
        "slug": f"story-{number}",
    } | fields
    dates = {n: given.pop(n) for n in ("published", "revised") if n in given}
    when = NOON - timedelta(hours=number)
    return PinnedArticle(
        ArticleId(f"a{number}"),
        RevisionId(number),
        Content(**given),
        Status.PUBLISHED,
        dates.get("published", when),
        dates.get("revised"),
        when,
    )


def correction(
    key: ArticleId, kind: CorrectionKind = CorrectionKind.CORRECTION, text: str = "It is 508."
) -> Correction:
    """Return a correction made an hour after noon."""
    return Correction(
        CorrectionId(f"{key}-{kind}"), key, kind, text, NOON + timedelta(hours=1), "I"
    )


def edition(*stories: PinnedArticle, corrections: Any = None, **site: Any) -> Edition:
    """Return an edition of these stories."""
    return Edition(facts(**site), stories, corrections or {})


def block(
    html: str = "<p>For information only.</p>",
    kind: TemplateKind = TemplateKind.DISCLAIMER,
    placement: Placement = Placement.AFTER,
    paragraphs: int = 0,
) -> ShownBlock:
    """Return a filled template."""
    return ShownBlock(kind, "General", 3, TemplateId("t1"), html, placement, paragraphs)


FULL: dict[str, Any] = {
    "headline": "Harbour pilots vote to end nine-week strike",
    "standfirst": "Deal brings a four-day roster",
    "byline": (LENA, ROSA),
    "dateline": "Port Salem",
    "tags": (HARBOUR, FERRIES),
    "kind": Kind.ANALYSIS,
    "lead_picture": "boats.jpg",
    "lead_caption": "Pilot boats on Sunday",
    "source": "Gulf News Agency",
    "credit": "With help from the desk",
    "seo_title": "Pilots vote",
    "seo_description": "The vote of the pilots",
    "social_title": "They voted!",
}
