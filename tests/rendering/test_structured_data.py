import json
from dataclasses import replace

import pytest

from editor_app.domain.article import Kind
from editor_app.domain.rendition import rendition_pattern
from editor_app.domain.site import HousePage
from editor_app.rendering import compose
from editor_app.rendering.open_graph import open_graph
from editor_app.rendering.page_values import ArticlePage, Page, ShownPicture
from editor_app.rendering.structured_data import structured_data
from tests.rendering.newsroom import edition
from tests.rendering.test_pages import article, every_page

BASE = "https://courier.example/gulf/"


def page_at(path: str) -> str:
    return BASE + path


def media_at(name: str) -> str:
    return BASE + "media/" + name


def nowhere(_: str) -> str:
    return ""


def graph(page: Page, at=page_at, media=media_at) -> list[dict]:
    return json.loads(structured_data(page, at, media))["@graph"]


def test_an_article_tells_who_when_what_and_what_was_corrected() -> None:
    data, crumbs = graph(article())
    assert data["@type"] == "AnalysisNewsArticle"
    assert data["url"] == BASE + "world/story-0/"
    assert data["datePublished"] == "2026-11-23T13:05:00+01:00"
    assert data["dateModified"] == "2026-11-23T14:05:00+01:00"
    assert data["author"][0] == {
        "@type": "Person",
        "name": "Lena Okafor",
        "url": BASE + "author/lena-okafor/",
        "jobTitle": "Reporter",
    }
    assert data["publisher"]["correctionsPolicy"] == BASE + "corrections-policy/"
    assert data["image"][0]["url"] == BASE + "media/boats.jpg"
    assert data["image"][0]["digitalSourceType"].endswith("/trainedAlgorithmicMedia")
    assert [c["text"] for c in data["correction"][:2]] == ["All of it.", "It is 508."]
    assert data["sourceOrganization"]["name"] == "Gulf News Agency"
    assert [c["item"] for c in crumbs["itemListElement"]] == [BASE, BASE + "world/"]


def test_without_an_address_there_are_no_addresses() -> None:
    text = structured_data(article(), nowhere, nowhere)
    assert "courier.example/gulf" not in text
    (data,) = json.loads(text)["@graph"]
    assert "image" not in data
    assert "url" not in data
    assert data["isAccessibleForFree"] is True


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_type(kind: Kind) -> None:
    (data, _) = graph(replace(article(), kind=kind))
    assert data["@type"].endswith(("Article", "LiveBlogPosting"))


def test_other_pages_tell_what_they_are() -> None:
    pages = dict(every_page())
    assert [item["@type"] for item in graph(pages["home"])] == ["WebSite", "NewsMediaOrganization"]
    assert graph(pages["author"])[0]["mainEntity"]["sameAs"] == ["https://lena.example"]
    assert graph(pages["section-0"])[0]["@type"] == "CollectionPage"
    for name in ("section-2", "not-found", "redirect"):
        assert structured_data(pages[name], page_at, media_at) == "", name


def shared_at(shown: ShownPicture) -> str:
    return media_at(rendition_pattern(shown.name).replace("*", "1200.jpg"))


def properties(page: Page, at=page_at, shared=shared_at) -> dict[str, str]:
    return {name: content for _, name, content in open_graph(page, at, shared)}


def test_a_shared_article_shows_headline_and_picture() -> None:
    told = properties(article())
    assert told["og:type"] == "article"
    assert told["og:title"] == "They voted!"
    assert told["og:description"] == "The vote of the pilots"
    assert told["og:locale"] == "en_GB"
    address = BASE + "media/boats-1200.jpg"
    assert (told["og:image"], told["og:image:type"]) == (address, "image/jpeg")
    assert (told["og:image:width"], told["og:image:alt"]) == ("1200", "Two boats")
    assert told["twitter:card"] == "summary_large_image"
    assert told["article:tag"] == "Ferries"


def test_a_shared_article_without_addresses_or_picture_shows_words() -> None:
    page: ArticlePage = replace(article(language="de"), section=None)
    told = properties(page, nowhere, lambda _shown: "")
    assert "og:url" not in told
    assert "og:image" not in told
    assert told["og:locale"] == "de"
    assert told["twitter:card"] == "summary"
    odd = replace(page, lead=replace(page.lead, name="boats", width=0, height=0))  # type: ignore[type-var]
    assert "og:image:width" not in properties(odd)
    assert "og:image:type" not in properties(odd, shared=lambda shown: media_at(shown.name))


def test_lists_and_the_front_can_be_shared_and_other_pages_say_nothing() -> None:
    pages = dict(every_page())
    assert properties(pages["home"])["og:title"] == "The Gulf Courier"
    assert properties(pages["section-0"])["og:description"] == "The Gulf and its neighbours."
    assert ("property", "og:title", "About") in open_graph(pages["house"], page_at, shared_at)


def test_a_page_of_the_house_says_what_it_is_for() -> None:
    paper = edition()
    frame = compose.frame(paper.facts)
    for slug, kind in (("about", "AboutPage"), ("kontakt", "ContactPage"), ("ethics", "WebPage")):
        page = compose.house_page(HousePage("“Us”", slug, "", "de-AT", "Who we are"), frame, "")
        data, crumbs = graph(page)
        assert (data["@type"], data["url"], data["inLanguage"]) == (
            kind,
            BASE + f"{slug}/",
            "de-AT",
        )
        assert (data["description"], data["isPartOf"]["@id"]) == ("Who we are", BASE + "#site")
        assert [step["item"] for step in crumbs["itemListElement"]] == [BASE, BASE + f"{slug}/"]
        assert ("property", "og:locale", "de_AT") in open_graph(page, page_at, shared_at)
