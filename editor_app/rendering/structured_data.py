"""What a page tells machines: schema.org as JSON-LD, safe inside a script element."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from editor_app.domain.archive import ARCHIVE
from editor_app.domain.article import Kind
from editor_app.rendering.page_values import (
    ArchivePage,
    ArticlePage,
    Frame,
    HomePage,
    ListPage,
    MonthPage,
    NamedLink,
    Page,
    ShownHousePage,
    ShownPicture,
)
from editor_app.rendering.words import page_word

Absolute = Callable[[str], str]
Data = dict[str, Any]
# A live blog needs its entries as LiveBlogPosting, and ours are one text: it is told as a report.
_TYPES = {
    Kind.REPORT: "ReportageNewsArticle",
    Kind.LIVE: "ReportageNewsArticle",
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.OPINION: "OpinionNewsArticle",
    Kind.REVIEW: "ReviewNewsArticle",
    Kind.BACKGROUND: "BackgroundNewsArticle",
    Kind.SPONSORED: "AdvertiserContentArticle",
    Kind.SATIRE: "SatiricalArticle",
}
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
# Slugs of pages of the house that schema.org has a property for.
_POLICIES = {
    "corrections-policy": "correctionsPolicy",
    "ethics": "ethicsPolicy",
    "ethics-policy": "ethicsPolicy",
    "fact-checking": "verificationFactCheckingPolicy",
    "unnamed-sources": "unnamedSourcesPolicy",
    "diversity": "diversityPolicy",
    "ownership": "ownershipFundingInfo",
    "masthead": "masthead",
}

# Slugs of pages of the house that say who writes, and how to reach them.
_KINDS = {
    "AboutPage": "about about-us who-we-are uber-uns ueber-uns a-propos qui-sommes-nous "
    "quienes-somos sobre-nosotros acerca-de chi-siamo over-ons sobre-nos om-oss من-نحن",
    "ContactPage": "contact contact-us kontakt nous-contacter contacto contatti contatto "
    "contato اتصل-بنا",
}
_KIND_OF = {slug: kind for kind, slugs in _KINDS.items() for slug in slugs.split()}


def structured_data(
    page: Page, page_at: Absolute, media_at: Absolute, mark_at: Callable[[], str] = str
) -> str:
    """Return the page's JSON-LD, empty when it has none.

    `page_at` and `media_at` give full addresses, empty ones where there are none; what has none
    is left out. `mark_at` gives that of the site's logo.
    """
    if isinstance(page, ArticlePage):
        data = [
            {
                **_article(page, page_at, media_at),
                "publisher": _publisher(page.frame, page_at, mark_at),
            },
            _breadcrumbs(page.frame, [page.section], page_at),
        ]
    elif isinstance(page, HomePage):
        data = [_site(page.frame, page_at), _publisher(page.frame, page_at, mark_at)]
    elif isinstance(page, ShownHousePage):
        step = NamedLink(page.title, page.path)
        data = [_house_page(page, page_at), _breadcrumbs(page.frame, [step], page_at)]
    elif isinstance(page, ListPage) and page.number == 0:
        data = [_list(page, page_at)]
    elif isinstance(page, ArchivePage) or (isinstance(page, MonthPage) and page.number == 0):
        data = _archive(page, page_at)
    else:
        return ""
    graph = [clean for item in data if (clean := _without_empty(item)) and len(clean) > 1]
    return as_script_text({"@context": "https://schema.org", "@graph": graph})


def as_script_text(data: Data) -> str:
    """Return JSON that no HTML parser can mistake for markup."""
    return no_markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def no_markup(text: str) -> str:
    """Return JSON without the marks that end a script or a line of it; it says the same."""
    for mark in "<>&\u2028\u2029":
        if mark in text:
            text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _article(page: ArticlePage, page_at: Absolute, media_at: Absolute) -> Data:
    address = page_at(page.path)
    return {
        "@type": _TYPES.get(page.kind, "NewsArticle"),
        "@id": address and f"{address}#article",
        "url": address,
        "mainEntityOfPage": address and {"@type": "WebPage", "@id": address},
        "headline": page.headline,
        "alternativeHeadline": page.standfirst,
        "description": page.machines.description or page.standfirst,
        "inLanguage": page.language,
        **_translations(page, page_at),
        "datePublished": page.published.iso,
        "dateModified": (page.updated or page.published).iso,
        "author": [_person(one, page_at) for one in page.byline],
        "image": [_image(page.lead, media_at)] if page.lead else [],
        "articleSection": page.section.name if page.section else "",
        "keywords": [tag.name for tag in page.tags],
        "genre": page.kind.label,
        "dateline": page.dateline,
        "creditText": page.credit,
        "sourceOrganization": page.source and {"@type": "Organization", "name": page.source},
        "isAccessibleForFree": True,
        "wordCount": page.words or "",
        "copyrightYear": page.published.year,
        "copyrightHolder": page_at("") and {"@id": f"{page_at('')}#publisher"},
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": " ".join(correction.paragraphs),
                "datePublished": correction.time.iso,
            }
            for correction in page.corrections
            if correction.struck is None
        ],
    }


def _translations(page: ArticlePage, page_at: Absolute) -> Data:
    """Return the story in other languages: what it was translated to, or from."""
    told = [
        {
            "@type": "NewsArticle",
            "@id": page_at(one.path) and f"{page_at(one.path)}#article",
            "url": page_at(one.path),
            "headline": one.headline,
            "inLanguage": one.language,
        }
        for one in page.translations
        if one.original is page.translated
    ]
    return {"translationOfWork": told[:1]} if page.translated else {"workTranslation": told}


def _person(one: NamedLink, page_at: Absolute) -> Data:
    address = page_at(one.path)
    return {"@type": "Person", "name": one.name, "url": address, "jobTitle": one.note}


def _image(picture: ShownPicture, media_at: Absolute) -> Data:
    address = media_at(picture.name)
    if not address:
        return {}
    return {
        "@type": "ImageObject",
        "url": address,
        "contentUrl": address,
        # Text, for schema.org knows no bare number here.
        "width": str(picture.width or ""),
        "height": str(picture.height or ""),
        "caption": picture.caption,
        "description": picture.alt,
        "creditText": picture.credit,
        "copyrightNotice": picture.rights,
        "digitalSourceType": picture.made and _SOURCE_TYPE + picture.made,
    }


def _publisher(frame: Frame, page_at: Absolute, mark_at: Callable[[], str] = str) -> Data:
    home = page_at("")
    mark = mark_at() if home else ""
    policies = {
        _POLICIES[slug]: page_at(page.path)
        for page in frame.pages
        if (slug := page.path.rstrip("/")) in _POLICIES
    }
    return {
        "@type": "NewsMediaOrganization",
        "@id": home and f"{home}#publisher",
        "name": frame.name,
        "url": home,
        "logo": mark and {"@type": "ImageObject", "url": mark},
        "email": frame.contact if "@" in frame.contact else "",
        "sameAs": [link.address for link in frame.social if link.address.startswith("http")],
        **policies,
    }


def _site(frame: Frame, page_at: Absolute) -> Data:
    home = page_at("")
    return {
        "@type": "WebSite",
        "@id": home and f"{home}#site",
        "url": home,
        "name": frame.name,
        "description": frame.tagline,
        "inLanguage": frame.language,
        "publisher": home and {"@id": f"{home}#publisher"},
    }


def _house_page(page: ShownHousePage, page_at: Absolute) -> Data:
    address, home = page_at(page.path), page_at("")
    return {
        "@type": _KIND_OF.get(page.path.rstrip("/"), "WebPage"),
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "isPartOf": home and {"@type": "WebSite", "@id": f"{home}#site", "url": home},
        "publisher": _publisher(page.frame, page_at),
    }


def _breadcrumbs(frame: Frame, links: Sequence[NamedLink | None], page_at: Absolute) -> Data:
    steps = [(frame.name, ""), *((link.name, link.path) for link in links if link)]
    if not page_at(""):
        return {}
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": page_at(path)}
            for at, (name, path) in enumerate(steps, 1)
        ],
    }


def _archive(page: ArchivePage | MonthPage, page_at: Absolute) -> list[Data]:
    """Return the archive, a year or a month of it, and the way to it."""
    trail = [NamedLink(page_word("archive", page.frame.language), ARCHIVE)]
    if isinstance(page, MonthPage):
        trail += [page.year, NamedLink(page.month.name, page.path)]
    elif page.year:
        trail.append(NamedLink(page.year, page.path))
    collection = {
        "@type": "CollectionPage",
        "url": page_at(page.path),
        "name": trail[-1].name,
        "inLanguage": page.frame.language,
    }
    return [collection, _breadcrumbs(page.frame, trail, page_at)]


def _list(page: ListPage, page_at: Absolute) -> Data:
    if page.shows == "author":
        return {
            "@type": "ProfilePage",
            "url": page_at(page.path),
            "mainEntity": {
                "@type": "Person",
                "name": page.name,
                "jobTitle": page.role,
                "description": page.description,
                "url": page_at(page.path),
                "sameAs": [to for _, to in page.links if to.startswith("http")],
            },
        }
    return {
        "@type": "CollectionPage",
        "url": page_at(page.path),
        "name": page.name,
        "description": page.description,
        "inLanguage": page.frame.language,
    }


def _without_empty(data: Mapping[str, Any]) -> Data:
    """Return the data without what is not known; 0 and false are known."""
    found: Data = {}
    for key, value in data.items():
        clean = _clean(value)
        if clean not in ("", None, [], {}):
            found[key] = clean
    return found


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_empty(value)  # pyright: ignore[reportUnknownArgumentType]
    if isinstance(value, list):
        items = [_clean(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
        return [item for item in items if item not in ("", None, {})]
    return value
