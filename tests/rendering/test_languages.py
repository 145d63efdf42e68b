from dataclasses import replace

from editor_app.rendering.compose import article_page, frame
from editor_app.rendering.languages import alternates, own_name, own_names
from editor_app.rendering.page_values import ArticlePage, ForMachines
from tests.rendering.newsroom import edition, facts, story

ENGLISH = story(1)
FRENCH = story(2, language="fr", translates=ENGLISH.id, headline="Les pilotes")
ARABIC = story(3, language="ar", translates=FRENCH.id)
ALONE = story(4)


def page_of(one: object, *others: object) -> ArticlePage:
    paper = edition(*others)  # type: ignore[arg-type]
    return article_page(paper, one, "<p>A</p>", frame=frame(facts()))  # type: ignore[arg-type]


def at(path: str) -> str:
    return f"https://courier.example/gulf/{path}"


def test_languages_are_told_in_their_own_words() -> None:
    assert own_name("fr-CA") == "français"
    assert own_name("ar") == "العربية"
    assert own_name("tlh") == "tlh"
    assert own_names(["pt-BR", "pt-PT", "de"], "fr") == [
        "português (Brasil)",
        "português (Portugal)",
        "Deutsch",
    ]
    assert own_names(["en-US"], "en-GB") == ["English (United States)"]


def test_a_story_leads_to_itself_in_other_languages() -> None:
    every = (ENGLISH, FRENCH, ARABIC, ALONE)
    english, french, arabic, alone = (page_of(one, *every) for one in every)
    assert [(t.language, t.named, t.original) for t in english.translations] == [
        ("fr", "français", False),
        ("ar", "العربية", False),
    ]
    assert [(t.language, t.original) for t in french.translations] == [
        ("en-GB", True),
        ("ar", False),
    ]
    assert [t.language for t in arabic.translations] == ["en-GB", "fr"]
    assert (english.translated, french.translated, arabic.translated) == (False, True, True)
    assert (alone.translations, alone.translated) == ((), False)


def test_only_what_is_on_the_site_is_named() -> None:
    french = page_of(FRENCH, FRENCH, ALONE)
    assert (french.translations, french.translated) == ((), True)
    # Two translations of an original that is not there know of each other.
    spanish = story(5, language="es", translates=ENGLISH.id)
    assert [t.language for t in page_of(spanish, FRENCH, spanish).translations] == ["fr"]
    assert page_of(ENGLISH, ENGLISH).translations == ()


def test_a_language_is_named_once_and_never_the_own_one() -> None:
    again = story(6, language="fr", translates=ENGLISH.id)
    assert [t.slug for t in page_of(ENGLISH, ENGLISH, FRENCH, again).translations] == ["story-2"]
    assert [t.language for t in page_of(again, ENGLISH, FRENCH, again).translations] == ["en-GB"]


def test_alternates_are_the_same_on_all_pages_of_a_story() -> None:
    every = (ENGLISH, FRENCH, ARABIC)
    found = [set(alternates(page_of(one, *every), at)) for one in every]
    assert found[0] == found[1] == found[2]
    assert found[0] == {
        ("en-GB", at("world/story-1/")),
        ("fr", at("world/story-2/")),
        ("ar", at("world/story-3/")),
        ("x-default", at("world/story-1/")),
    }


def test_alternates_need_addresses_and_pages_that_stand_here() -> None:
    page = page_of(ENGLISH, ENGLISH, FRENCH)
    assert alternates(page, lambda _path: "") == ()
    elsewhere = replace(page, machines=ForMachines(canonical="https://other.example/a"))
    assert alternates(elsewhere, at) == ()
    assert alternates(page_of(ALONE, ALONE), at) == ()
    spanish = story(5, language="es", translates=ENGLISH.id)
    orphans = alternates(page_of(spanish, FRENCH, spanish), at)
    assert [language for language, _ in orphans] == ["es", "fr"]


def test_nobody_is_led_to_the_same_story_again() -> None:
    paper = (FRENCH, ENGLISH, ARABIC, ALONE, story(7))
    page = page_of(FRENCH, *paper)
    assert page.following is not None
    assert page.following.slug == "story-4"
    assert [teaser.slug for teaser in page.related] == ["story-7"]
