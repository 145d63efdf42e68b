"""Holds: an earlier version stays on single articles, with a reason, until it is released."""

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound, TemplateInvalid
from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk


@pytest.fixture
def key(desk: Desk) -> TemplateId:
    made = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, "First.").created)
    desk.rules.set(Rule(RuleId(new_id()), made, Effect.ADD, Scope.SITE))
    return made


def written(desk: Desk, headline: str = "Vote", language: str = "") -> ArticleId:
    content = Content(headline=headline, language=language)
    return ArticleId(desk.articles.create(content).created)


def block(desk: Desk, article: ArticleId) -> Block:
    (found,) = desk.rules.blocks(article)
    return found


def test_a_version_is_kept_until_it_is_released(desk: Desk, key: TemplateId) -> None:
    vote, other = written(desk), written(desk, "Other")
    changes = desk.holds.hold(key, [vote], 1, " the court’s\nwords ")
    assert (changes.articles, changes.templates) == ({vote}, {key})
    desk.templates.save_wording(key, "Second.")
    assert (block(desk, vote).version, block(desk, vote).text) == (1, "First.")
    assert block(desk, vote).why == (
        "by rule “whole site: add”, version 1 kept here: the court’s words"
    )
    assert (block(desk, other).version, block(desk, other).hold) == (2, None)
    (held,) = desk.holds.of(key)
    assert (held.slug, held.headline, held.hold.by) == ("vote", "Vote", "Ida Brandt")
    assert desk.holds.on(vote) == (held.hold,)
    assert desk.holds.release(key, [vote, other]).articles == {vote}
    assert (block(desk, vote).version, desk.holds.of(key)) == (2, ())
    with pytest.raises(NotFound, match="No version"):
        desk.holds.release(key, [vote])


def test_another_version_takes_the_place_of_the_one_kept(desk: Desk, key: TemplateId) -> None:
    vote = written(desk)
    desk.templates.save_wording(key, "Second.")
    desk.holds.hold(key, [vote], 2, "for now")
    desk.holds.hold(key, [vote], 1, "after all")
    (held,) = desk.holds.on(vote)
    assert (held.version, held.reason, block(desk, vote).version) == (1, "after all", 1)


def test_what_stands_is_kept_in_one_act_with_the_new_wording(desk: Desk, key: TemplateId) -> None:
    vote, other = written(desk), written(desk, "Other")
    changes = desk.templates.save_wording(key, "Second.", keep=[Keep(vote, "under review")])
    assert changes.articles == {vote}
    assert [block(desk, one).version for one in (vote, other)] == [1, 2]
    desk.templates.restore(key, 1, keep=[Keep(other, "as it ran")])
    assert [block(desk, one).text for one in (vote, other)] == ["First.", "Second."]
    assert block(desk, written(desk, "Third")).version == 3


def test_nothing_is_kept_when_the_whole_is_refused(desk: Desk, key: TemplateId) -> None:
    vote, gone = written(desk), written(desk, "Gone")
    for wrong, error in (
        ([Keep(vote, "")], InvalidValue),
        ([Keep(vote, "ok"), Keep(ArticleId("none"), "x")], NotFound),
    ):
        with pytest.raises(error):
            desk.templates.save_wording(key, "Second.", keep=wrong)
    with pytest.raises(TemplateInvalid):
        desk.templates.save_wording(key, "{{ x", keep=[Keep(vote, "ok")])
    desk.rules.take_off(gone, key, "no need")
    with pytest.raises(NotAllowed, match="does not stand on “Gone”"):
        desk.templates.save_wording(key, "Second.", keep=[Keep(vote, "ok"), Keep(gone, "ok")])
    assert (desk.templates.get(key).version, desk.holds.of(key)) == (1, ())
    assert not desk.templates.save_wording(key, "First.", keep=[Keep(vote, "ok")])
    assert desk.holds.of(key) == ()


def test_what_is_kept_must_exist_and_be_readable(desk: Desk, key: TemplateId) -> None:
    vote, french = written(desk), written(desk, "Scrutin", "fr-CA")
    desk.templates.save_wording(key, "Note.", language="fr")
    with pytest.raises(NotFound, match="no version 7"):
        desk.holds.hold(key, [vote], 7, "x")
    with pytest.raises(InvalidValue, match="needs a reason"):
        desk.holds.hold(key, [vote], 1, "  ")
    with pytest.raises(NotAllowed, match="written in “fr”, and “Vote” in “en”"):
        desk.holds.hold(key, [french, vote], 2, "x")
    assert desk.holds.of(key) == ()
    desk.holds.hold(key, [french], 2, "x")
    desk.holds.hold(key, [french], 1, "every language may keep it")
    desk.templates.retire(key)
    with pytest.raises(NotAllowed, match="does not stand"):
        desk.holds.hold(key, [vote], 1, "x")


def test_what_was_approved_decides_where_it_stands(desk: Desk, key: TemplateId) -> None:
    vote = written(desk)
    desk.articles.set_status(vote, Status.READY)
    desk.articles.save(vote, Content(headline="Scrutin", language="fr"))
    desk.templates.save_wording(key, "Note.", language="fr")
    with pytest.raises(NotAllowed, match="written in “fr”"):
        desk.holds.hold(key, [vote], 2, "x")
    desk.templates.save_wording(key, "Second.", keep=[Keep(vote, "as approved")])
    (held,) = desk.holds.on(vote)
    assert held.version == 1
