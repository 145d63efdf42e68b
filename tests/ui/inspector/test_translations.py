"""A story in other languages, in Details: linked both ways and taken off again."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLabel

from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId
from editor_app.ui.inspector.room import InspectorRoom
from tests.ui.inspector.showing import details
from tests.ui.stage import Stage


def said(pane: Any) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if not label.isHidden())


def other(desk: Any, headline: str, language: str) -> ArticleId:
    return ArticleId(desk.articles.create(Content(headline=headline, language=language)).created)


def test_the_open_story_translates_another(room: InspectorRoom, desk: Any, stage: Stage) -> None:
    shown = details(room, stage).translations
    french = other(desk, "Le vote", "fr")
    stage.settle()
    assert shown.takes_off == []
    shown.original.chosen.emit(french, "Le vote")
    stage.settle()
    assert room._draft.content.translates == french
    assert "Le vote\nFrench, the original · Draft" in said(shown)
    assert shown.original.isHidden()
    shown.takes_off[0].click()
    stage.settle()
    assert room._draft.content.translates is None
    assert shown.takes_off == []
    assert not shown.original.isHidden()


def test_another_story_translates_the_open_one(
    room: InspectorRoom, desk: Any, stage: Stage
) -> None:
    shown = details(room, stage).translations
    own = room._draft.article.id if room._draft.article else ArticleId("")
    german = other(desk, "Die Wahl", "de")
    shown.translation.chosen.emit(german, "Die Wahl")
    stage.settle()
    assert desk.articles.get(german).content.translates == own
    assert "Die Wahl\nGerman · Draft" in said(shown)
    assert shown.stops()[0] is shown.takes_off[0]
    shown.takes_off[0].click()
    stage.settle()
    assert desk.articles.get(german).content.translates is None
    assert shown.takes_off == []


def test_what_cannot_be_is_told(room: InspectorRoom, desk: Any, stage: Stage) -> None:
    shown = details(room, stage).translations
    english = other(desk, "The vote", "")
    shown.original.chosen.emit(english, "The vote")
    stage.settle()
    assert room._draft.content.translates is None
    assert "Both are in “en”" in stage.context.toasts.label.text()


def test_a_link_made_elsewhere_is_shown(room: InspectorRoom, desk: Any, stage: Stage) -> None:
    shown = details(room, stage).translations
    own = room._draft.article.id if room._draft.article else ArticleId("")
    arabic = other(desk, "Vote", "ar")
    changes = desk.translations.link(arabic, own)
    stage.context.hub.announce(replace(changes), object())
    stage.settle()
    assert "Arabic · Draft" in said(shown)
