from dataclasses import replace

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import InvalidValue, NotAllowed
from editor_app.domain.ids import ArticleId
from editor_app.services.desk import Desk


def begin(desk: Desk, headline: str, language: str = "") -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline=headline, language=language)).created)


def test_languages_of_a_story_know_each_other(desk: Desk) -> None:
    english, french, arabic = (
        begin(desk, "Vote"),
        begin(desk, "Le vote", "fr"),
        begin(desk, "A", "ar"),
    )
    assert desk.translations.of(english) == ()
    assert desk.translations.link(french, english).articles == {french}
    # Who translates a translation translates its original.
    desk.translations.link(arabic, french)
    assert desk.articles.get(arabic).content.translates == english
    told = [(one.slug, one.language, one.original) for one in desk.translations.of(arabic)]
    assert told == [("vote", "en", True), ("le-vote", "fr", False)]
    assert {one.id for one in desk.translations.of(english)} == {french, arabic}
    desk.translations.unlink(french)
    assert [one.id for one in desk.translations.of(english)] == [arabic]
    with pytest.raises(InvalidValue, match="no translation"):
        desk.translations.unlink(french)


def test_what_stands_in_the_editor_counts_before_it_is_stored(desk: Desk) -> None:
    english, french = begin(desk, "Vote"), begin(desk, "Le vote", "fr")
    content = replace(desk.articles.get(french).content, translates=english)
    assert [one.id for one in desk.translations.of(french, content)] == [english]
    assert desk.translations.of(french) == ()


def test_links_that_cannot_be(desk: Desk) -> None:
    english, again, french = begin(desk, "Vote"), begin(desk, "Again"), begin(desk, "Le vote", "fr")
    with pytest.raises(NotAllowed, match="of itself"):
        desk.translations.link(english, english)
    with pytest.raises(NotAllowed, match="Both are in “en”"):
        desk.translations.link(again, english)
    desk.translations.link(french, english)
    with pytest.raises(NotAllowed, match="itself a translation"):
        desk.translations.link(english, french)
    second = begin(desk, "Encore", "fr")
    with pytest.raises(NotAllowed, match="“Le vote” is this story in “fr” already"):
        desk.translations.link(second, english)
    content = desk.articles.get(second).content
    assert "already" in desk.translations.trouble(second, content, english)
    assert desk.translations.trouble(second, replace(content, language="es"), english) == ""
    desk.articles.trash([english])
    assert desk.translations.of(french) == ()
    with pytest.raises(NotAllowed, match="in the trash"):
        desk.translations.link(second, english)


def test_a_copy_of_a_translation_is_none(desk: Desk) -> None:
    english, french = begin(desk, "Vote"), begin(desk, "Le vote", "fr")
    desk.translations.link(french, english)
    copy = ArticleId(desk.articles.duplicate(french).created)
    assert desk.articles.get(copy).content.translates is None
