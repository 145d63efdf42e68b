"""What the checks see of a desk: its pictures, templates, links and addresses."""

from dataclasses import replace

import pytest

from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId, PictureId, RuleId, TemplateId
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk
from tests.services.pictures import photograph

SOUND = {"byline": ("a",), "section": "s", "body": "The vote came after a week."}


def written(desk: Desk, **fields: object) -> ArticleId:
    content = Content(**{"headline": "Harbour pilots vote", **SOUND, **fields})  # type: ignore[arg-type]
    return ArticleId(desk.articles.create(content).created)


def found(desk: Desk, key: ArticleId, content: Content | None = None) -> list[str]:
    return [finding.check for finding in desk.checks.article(key, content)]


def required(desk: Desk, text: str, **fields: object) -> TemplateId:
    made = TemplateId(desk.templates.add("General", TemplateKind.DISCLAIMER, text).created)
    desk.templates.save_details(replace(desk.templates.get(made), **fields))  # type: ignore[arg-type]
    desk.rules.set(Rule(RuleId("r"), made, Effect.REQUIRE, Scope.SITE))
    return made


def test_pictures_are_asked_for_on_the_disk(desk: Desk) -> None:
    picture = desk.pictures.get(PictureId(desk.pictures.add(photograph(), "boats.jpg").created))
    key = written(desk, lead_picture="boats.jpg")
    assert found(desk, key) == ["no-alt-text"]
    desk.pictures.save(replace(picture, alt="Boats at a quay"))
    assert found(desk, key) == []
    desk.pictures.save(replace(picture, alt="Boats at a quay", caption="TK"))
    assert found(desk, key) == ["placeholder-left"]
    desk.pictures.save(replace(picture, alt="Boats at a quay"))
    original = desk.media_folder / picture.file_name
    original.write_bytes(b"cut short")
    assert "damaged" in desk.checks.article(key)[0].message
    original.unlink()
    assert "missing" in desk.checks.article(key)[0].message
    assert found(desk, key, replace(desk.articles.get(key).content, lead_picture="")) == []


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"retired": True}, "retired"),
        ({"language": "de"}, "no wording in “en”"),
        ({"expires": "2026-11-22"}, "expired"),
    ],
)
def test_a_required_template_must_stand(desk: Desk, fields: dict[str, object], reason: str) -> None:
    from datetime import date

    if "expires" in fields:
        fields = {"expires": date.fromisoformat(str(fields["expires"]))}
    required(desk, "Text.", **fields)
    (finding,) = desk.checks.article(written(desk))
    assert finding.check == "template-missing"
    assert reason in finding.message


def test_a_required_template_must_say_something(desk: Desk) -> None:
    required(desk, "{% if article.credit %}By {{ article.credit }}{% endif %}")
    key = written(desk)
    assert "filled to nothing" in desk.checks.article(key)[0].message
    assert found(desk, key, replace(desk.articles.get(key).content, credit="Agency")) == []


def test_an_empty_blank_is_told(desk: Desk) -> None:
    required(desk, "Questions: {{ site.contact }}.")
    assert found(desk, written(desk)) == ["blank-empty"]


def test_links_are_looked_up(desk: Desk) -> None:
    goal = written(desk, headline="Night ferry")
    links = "[a](article:night-ferry) [b](article:gone) [c](/corrections/) [d](/nowhere/)"
    key = written(desk, headline="Links", body=links)
    assert found(desk, key) == ["broken-link"] * 3
    desk.articles.set_status(goal, Status.READY)
    assert found(desk, key) == ["broken-link"] * 2


def test_an_approved_slug_is_taken_until_another_is_approved(desk: Desk) -> None:
    goal = written(desk, headline="Night ferry")
    desk.articles.set_status(goal, Status.READY)
    desk.articles.save(goal, replace(desk.articles.get(goal).content, slug="other"))
    assert desk.articles.slug_trouble("night-ferry", None)
    assert desk.articles.slug_trouble("night-ferry", goal) == ""
    assert desk.articles.slug_for("Night ferry", None) == "night-ferry-2"
    key = written(desk, headline="Links", body="[a](article:night-ferry) [b](article:other)")
    typed = replace(desk.articles.get(key).content, slug="night-ferry")
    assert found(desk, key) == []
    assert found(desk, key, typed) == ["duplicate-slug"]


def test_all_articles_are_checked_in_batches(desk: Desk, monkeypatch) -> None:
    from editor_app.services import checking

    monkeypatch.setattr(checking, "_BATCH", 2)
    slugs = {
        desk.articles.get(written(desk, headline=f"Story {n} TK")).content.slug for n in range(5)
    }
    told = desk.checks.all()
    assert set(told) == slugs
    assert all(findings[0].check == "placeholder-left" for findings in told.values())
    assert set(desk.checks.all(("story-3-tk",))) == {"story-3-tk"}
    assert [finding.check for finding in desk.checks.site()] == ["no-site-address"]
