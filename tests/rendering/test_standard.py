"""The story's page field by field, as the standards our exports meet list them."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from editor_app.domain.article import Kind
from editor_app.domain.ids import TemplateId
from editor_app.domain.template import Placement, TemplateKind, Topic
from editor_app.rendering.links import as_paid
from editor_app.rendering.page_values import ArticlePage, ForMachines, ShownBlock
from tests.rendering.test_pages import article, made

BASE = "https://courier.example/gulf/"
PAGE = BASE + "world/story-0/"

# Field of ours, where it stands in JSON-LD, and what stands there.
STRUCTURED = [
    ("permanent id", "@id", f"{PAGE}#article"),
    ("page", "url", PAGE),
    ("page", "mainEntityOfPage.@id", PAGE),
    ("headline", "headline", "Harbour pilots vote to end nine-week strike"),
    ("standfirst", "alternativeHeadline", "Deal brings a four-day roster"),
    ("summary", "description", None),
    ("author", "author.0.@type", "Person"),
    ("author", "author.0.name", "Lena Okafor"),
    ("author", "author.0.url", f"{BASE}author/lena-okafor/"),
    ("role", "author.0.jobTitle", "Reporter"),
    ("agency", "sourceOrganization.name", "Gulf News Agency"),
    ("credit", "creditText", None),
    ("dateline", "dateline", "Port Salem"),
    ("section", "articleSection", "World"),
    ("tags", "keywords.0", "Harbour"),
    ("kind", "@type", "AnalysisNewsArticle"),
    ("kind", "genre", "Analysis"),
    ("language", "inLanguage", "en-GB"),
    ("published", "datePublished", "2026-11-23T13:05:00+01:00"),
    ("modified", "dateModified", "2026-11-23T14:05:00+01:00"),
    ("lead", "image.0.@type", "ImageObject"),
    ("lead", "image.0.width", None),
    ("lead credit", "image.0.creditText", "Jo Marsh"),
    ("lead rights", "image.0.copyrightNotice", "© Jo Marsh"),
    ("lead caption", "image.0.caption", "Pilot boats on Sunday"),
    ("correction", "correction.0.@type", "CorrectionComment"),
    ("correction", "correction.0.datePublished", None),
    ("policies", "publisher.correctionsPolicy", f"{BASE}corrections-policy/"),
    ("publisher", "publisher.@type", "NewsMediaOrganization"),
    ("publisher", "publisher.sameAs.0", "https://social.example/@gulf"),
    ("free", "isAccessibleForFree", True),
    ("words", "wordCount", 7),
    ("copyright", "copyrightYear", 2026),
    ("copyright", "copyrightHolder.@id", f"{BASE}#publisher"),
]
META = [
    ('property="og:title"', "They voted!"),
    ('property="og:type"', "article"),
    ('property="og:url"', PAGE),
    ('property="og:locale"', "en_GB"),
    ('property="og:site_name"', "The Gulf Courier"),
    ('property="og:image:alt"', "Two boats"),
    ('property="article:published_time"', "2026-11-23T13:05:00+01:00"),
    ('property="article:modified_time"', "2026-11-23T14:05:00+01:00"),
    ('property="article:author"', f"{BASE}author/lena-okafor/"),
    ('property="article:section"', "World"),
    ('property="article:tag"', "Harbour"),
    ('name="twitter:card"', "summary_large_image"),
    ('name="author"', "Lena Okafor"),
    ('name="robots"', "max-image-preview:large, max-snippet:-1, max-video-preview:-1"),
]
KINDS = {
    Kind.REPORT: "ReportageNewsArticle",
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.OPINION: "OpinionNewsArticle",
    Kind.REVIEW: "ReviewNewsArticle",
    Kind.BACKGROUND: "BackgroundNewsArticle",
    Kind.INTERVIEW: "NewsArticle",
    Kind.FACT_CHECK: "NewsArticle",
    Kind.SPONSORED: "AdvertiserContentArticle",
    Kind.SATIRE: "SatiricalArticle",
    Kind.LIVE: "ReportageNewsArticle",
}


def full(**given: object) -> ArticlePage:
    return replace(article(), words=7, **given)  # type: ignore[arg-type]


def graph(page: ArticlePage) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', made(page), re.DOTALL)
    assert found
    return json.loads(found[1])["@graph"]


def value(data: Any, path: str) -> Any:
    found: Any = data
    for step in path.split("."):
        found = found[int(step) if step.isdigit() else step]
    return found


@pytest.mark.parametrize(("field", "path", "expected"), STRUCTURED)
def test_structured_data(field: str, path: str, expected: object) -> None:
    found = value(graph(full())[0], path)
    assert found not in ("", None, []), field
    if expected is not None:
        assert found == expected, field
    if path.endswith(("width", "height")):
        assert isinstance(found, str), field


@pytest.mark.parametrize(("attribute", "expected"), META)
def test_meta_elements(attribute: str, expected: str) -> None:
    found = [
        unescape(one) for one in re.findall(rf'<meta {attribute} content="([^"]*)">', made(full()))
    ]
    assert expected in found


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_its_type(kind: Kind) -> None:
    assert graph(full(kind=kind))[0]["@type"] == KINDS[kind]


def test_dates_on_the_page_are_those_for_machines() -> None:
    html = made(full())
    data = graph(full())[0]
    assert f'<time datetime="{data["datePublished"]}">' in html
    assert f'<time datetime="{data["dateModified"]}">' in html


def test_one_canonical_address_equal_to_that_for_networks() -> None:
    html = made(full())
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', html) == [PAGE]
    elsewhere = made(full(machines=ForMachines(canonical="https://a.example/x")))
    assert '<link rel="canonical" href="https://a.example/x">' in elsewhere
    assert '<meta property="og:url" content="https://a.example/x">' in elsewhere


def test_drafts_are_for_nobody() -> None:
    html = made(full(draft=True))
    assert '<meta name="robots" content="noindex">' in html
    assert "max-image-preview" not in html


def test_the_trail_leads_home() -> None:
    crumbs = graph(full())[1]
    assert crumbs["@type"] == "BreadcrumbList"
    assert [one["position"] for one in crumbs["itemListElement"]] == [1, 2]


def test_paid_links_say_so_by_kind_or_by_a_template_that_a_rule_puts_on() -> None:
    body = '<p><a href="https://shop.example">A</a> <a href="page:about/">B</a></p>'
    assert 'rel="sponsored"' not in made(full(body=body))
    assert '<a href="https://shop.example" rel="sponsored">' in made(
        full(body=body, kind=Kind.SPONSORED)
    )
    disclosure = ShownBlock(
        *(TemplateKind.DISCLOSURE, "Paid", 1, TemplateId("t9"), "<p>Paid.</p>", Placement.BEFORE),
        topic=Topic.AFFILIATE,
    )
    assert made(full(body=body, blocks=(disclosure,))).count('rel="sponsored"') == 1
    assert as_paid('<a href="https://a.example" rel="nofollow">A</a>') == (
        '<a href="https://a.example" rel="nofollow sponsored">A</a>'
    )
    said = '<a href="https://a.example" rel="sponsored ugc">A</a>'
    assert as_paid(said) == said
