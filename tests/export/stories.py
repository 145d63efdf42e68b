"""Articles for tests of documents: one that has everything, and strategies for any."""

import hashlib
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from editor_app.domain.article import Content, Kind
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.ids import (
    ArticleId,
    AuthorId,
    CorrectionId,
    PictureId,
    SectionId,
    TagId,
    TemplateId,
)
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.picture import Picture
from editor_app.domain.publication import FilledText
from editor_app.domain.site import Site
from editor_app.domain.status import Status
from editor_app.domain.template import Placement
from editor_app.domain.tidy import sound_content
from editor_app.export.article_facts import (
    ArticleFacts,
    FactBlock,
    FactTranslation,
    FilePicture,
    StateFacts,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ADDRESS = "https://courier.example"


def an_id(number: int) -> str:
    """Return a UUID that says its number."""
    return f"00000000-0000-4000-8000-{number:012}"


PICTURE = Picture(
    PictureId(an_id(20)),
    "boats.jpg",
    "a" * 64,
    ".jpg",
    60,
    40,
    900,
    NOW,
    alt="Boats",
    caption="At dawn",
    credit="Ann Smith",
    rights="© Ann Smith",
    source_type="digitalCapture",
)
CORRECTION = Correction(
    CorrectionId(an_id(30)),
    ArticleId(an_id(1)),
    CorrectionKind.CORRECTION,
    "Ten boats, not nine.",
    NOW,
    "Ida Brandt",
)
CONTENT = Content(
    headline="Harbour opens",
    standfirst="At last",
    body="One.\n\n![b](boats.jpg)\n\nTwo & *three*.\n",
    dateline="Port Salem",
    kind=Kind.OPINION,
    language="en-GB",
    slug="harbour-opens",
    lead_picture="boats.jpg",
    lead_caption="The quay",
    seo_title="Harbour",
    seo_description="Short",
    social_title="Open!",
    canonical="https://example.org/a",
    source="AP",
    credit="© AP",
    note_to_editors="Call Ann.\nThen Bo.",
    translates=ArticleId(an_id(2)),
    embargo=NOW + timedelta(days=1),
    extra=(("layout", '"post"'), ("title", '"other"'), ("weight", "3")),
)


def facts(content: Content = CONTENT, **given: object) -> ArticleFacts:
    """Return an article that has everything, with some of it given."""
    text = "About *it*."
    digest = hashlib.sha256(text.encode()).hexdigest()
    filled = FilledText(
        TemplateId(an_id(40)), "Disclaimer", "disclaimer", 2, digest, text, "by rule"
    )
    told: dict[str, object] = {
        "id": ArticleId(an_id(1)),
        "content": content,
        "status": Status.PUBLISHED,
        "state": StateFacts(4, NOW, "Ida Brandt", "Approved"),
        "created": NOW - timedelta(days=3),
        "updated": NOW,
        "published": NOW - timedelta(days=2),
        "revised": NOW - timedelta(days=1),
        "site": Site("The Gulf Courier", address=ADDRESS, language="en"),
        "address": f"{ADDRESS}/world/harbour-opens/",
        "byline": (
            Author(AuthorId(an_id(10)), "Lena Okafor", "lena-okafor", role="Reporter"),
            Author(AuthorId(an_id(11)), "Smith, Ann", "smith-ann"),
        ),
        "section": Section(SectionId(an_id(12)), "World", "world"),
        "tags": (Tag(TagId(an_id(13)), "no", "no"), Tag(TagId(an_id(14)), "häfen", "häfen")),
        "pictures": (
            FilePicture(
                PICTURE,
                *("media/boats.jpg", "image/jpeg", 60, 40, 800, f"{ADDRESS}/media/boats.jpg"),
            ),
        ),
        "corrections": (CORRECTION,),
        "blocks": (FactBlock(filled, Placement.AFTER, "<p>About <em>it</em>.</p>", None, "en-GB"),),
        "html": '<p>One.</p><figure><img src="media/boats.jpg" alt="b"></figure><p>Two &amp; 3.</p>',
        "translates": "hafen-offen",
        "translations": (
            FactTranslation(
                ArticleId(an_id(2)),
                *("hafen-offen", "Hafen offen", "de", f"{ADDRESS}/world/hafen-offen/"),
                original=True,
            ),
            FactTranslation(
                ArticleId(an_id(3)), *("port", "Port ouvert", "fr", ""), original=False
            ),
        ),
    }
    return ArticleFacts(**(told | given))  # type: ignore[arg-type]


_TRAPS = ["no", "yes", "on", "null", "~", "10:30", "1e3", "@home", "- x", "a: b", "# c", "'", '"']
LINES = st.one_of(st.sampled_from(_TRAPS), st.text(max_size=30))
_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.floats(allow_nan=False, allow_infinity=False),
        LINES,
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(LINES, inner, max_size=3)),
    max_leaves=6,
)
EXTRA = st.dictionaries(LINES, _JSON, max_size=4)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw any content that the desk would store; labels are drawn by the caller."""
    body = st.one_of(
        st.text(max_size=60),
        st.sampled_from(["---\ntitle: x\n---\n", "\n\n", "ROME — Text", "# Heading\n\nText", ""]),
    )
    words = {
        name: draw(LINES)
        for name in (
            *("headline", "standfirst", "dateline", "lead_caption", "seo_title"),
            *("seo_description", "social_title", "canonical", "source", "credit"),
        )
    }
    slug = draw(st.sampled_from(["harbour-opens", "no", "2026-01-02", "häfen"]))
    return sound_content(
        Content(
            body=draw(body),
            kind=draw(st.sampled_from(Kind)),
            language=draw(st.sampled_from(["", "no", "en-GB", "zh-Hant"])),
            slug=slug,
            note_to_editors=draw(st.text(max_size=30)),
            embargo=draw(st.sampled_from([None, NOW, NOW + timedelta(days=400)])),
            **words,
        )
    )
