from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.article import Content
from editor_app.domain.errors import NotFound
from editor_app.domain.ids import ArticleId
from editor_app.domain.picture import Picture
from editor_app.domain.status import Status
from editor_app.domain.template import TemplateKind
from editor_app.isolation.host import Host
from editor_app.rendering.links import strip_markers
from editor_app.rendering.markdown_body import BodyContext
from editor_app.services import texts
from editor_app.services.desk import Desk
from editor_app.services.previewing import Rendition
from tests.conftest import FixedClock
from tests.sample import Samples

FERRY = "night-ferry-returns"


@pytest.fixture
def newsroom(samples: Samples, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with samples.open(tmp_path / "desk", clock=clock) as desk:
        yield desk


def whole(desk: Desk, slug: str = FERRY, **fields: object) -> tuple[ArticleId, Content, Rendition]:
    article = desk.articles.by_slug(slug)
    content = replace(article.content, **fields)
    return article.id, content, desk.previewing.render(article.id, content, previous=None)


def changed(
    desk: Desk, before: tuple[ArticleId, Content, Rendition], **fields: object
) -> Rendition:
    key, content, previous = before
    return desk.previewing.render(key, replace(content, **fields), previous=previous)


def regions(rendition: Rendition) -> list[str]:
    return [patch.region for patch in rendition.patches]


def test_the_first_rendition_is_a_whole_page(newsroom: Desk) -> None:
    _, content, first = whole(newsroom)
    assert first.page is not None
    assert first.patches == ()
    assert first.message == ""
    assert content.headline in first.page
    assert 'data-src="1-1"' in first.page
    assert 'href="/assets/site.css"' in first.page
    assert 'src="/media/night-ferry.jpg"' in first.page


def test_only_changed_regions_come_back(newsroom: Desk) -> None:
    before = whole(newsroom)
    first = changed(newsroom, before, body="One")
    # A published story says *Updated* as soon as its text differs.
    assert regions(first) == ["head", "body"]
    key, content, _ = before
    body = newsroom.previewing.render(key, replace(content, body="One\n\n*Two*"), previous=first)
    assert body.page is None
    assert regions(body) == ["body"]
    assert '<p data-src="3-3"><em>Two</em></p>' in body.patches[0].html
    assert body.serial > before[2].serial
    assert regions(changed(newsroom, before)) == []
    assert "head" in regions(changed(newsroom, before, headline="Another"))


def test_patches_lead_to_the_page_that_a_fresh_start_would_show(newsroom: Desk) -> None:
    before = whole(newsroom)
    patched = changed(newsroom, before, body="New words", headline="New")
    fresh = whole(newsroom, body="New words", headline="New")[2]
    assert patched.regions == fresh.regions


def test_another_article_or_none_before_starts_over(newsroom: Desk) -> None:
    before = whole(newsroom)
    other = newsroom.articles.by_slug("night-clinic")
    assert newsroom.previewing.render(other.id, other.content, previous=before[2]).page is not None
    assert changed(newsroom, before).page is None
    assert newsroom.previewing.render(before[0], before[1], previous=None).page is not None


def test_a_picture_that_appears_beside_the_regions_is_a_new_page(newsroom: Desk) -> None:
    before = whole(newsroom)
    assert "Deutsch" not in (before[2].page or "")
    assert changed(newsroom, before, language="de").page is not None


def test_a_text_over_its_limits_is_plain_and_the_next_key_works(
    newsroom: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "TYPING", 0.5)
    newsroom.host.warm()
    before = whole(newsroom)
    stuck = changed(newsroom, before, body="[" * 19_000)
    assert "seconds" in stuck.message
    assert "[[[[" in stuck.patches[-1].html
    after = newsroom.previewing.render(before[0], replace(before[1], body="*a*"), previous=stuck)
    assert after.message == ""
    assert "<em>a</em>" in "".join(patch.html for patch in after.patches)


def test_a_draft_is_shown_as_if_it_left_now(newsroom: Desk) -> None:
    world = newsroom.articles.by_slug(FERRY).content
    made = newsroom.articles.create(
        Content(headline="Fresh", section=world.section, byline=world.byline, tags=world.tags)
    )
    article = newsroom.articles.get(ArticleId(made.created))
    page = newsroom.previewing.render(article.id, article.content, previous=None).page or ""
    assert "Fresh" in page
    assert "23 November 2026" in page
    assert "Updated" not in page


def test_a_published_text_that_changed_says_updated(newsroom: Desk) -> None:
    article = next(
        a
        for slug in (FERRY, "harbour-pilots-end-strike", "island-that-runs-on-wind")
        if (a := newsroom.articles.by_slug(slug)).published and not a.edited and not a.revised
    )
    same = newsroom.previewing.render(article.id, article.content, previous=None)
    other = newsroom.previewing.render(
        article.id, replace(article.content, body="Rewritten"), previous=same
    )
    head = next((patch.html for patch in other.patches if patch.region == "head"), "")
    assert "pdated" in head


def test_a_template_is_on_the_page_as_soon_as_it_is_saved(newsroom: Desk) -> None:
    before = whole(newsroom)
    template = newsroom.templates.by_name("General disclaimer")
    newsroom.templates.save_wording(template.id, "Brand new words for {{ article.section }}.")
    assert "Brand new words" not in (changed(newsroom, before).page or "")
    assert "Brand new words for World." in (whole(newsroom)[2].page or "")
    assert template.kind is TemplateKind.DISCLAIMER


def test_markers_alone_make_the_difference(newsroom: Desk) -> None:
    key, content, first = whole(newsroom)
    kept = newsroom.previewing._stage
    assert kept is not None
    plain, _ = kept[1].page(content, markers=False)
    assert strip_markers(first.page or "") == plain
    assert "data-src" not in plain
    assert key == kept[0]


def test_filing_it_elsewhere_moves_it(newsroom: Desk) -> None:
    before = whole(newsroom)
    sections = newsroom.labels.sections()
    other = next(s for s in sections if s.id != before[1].section)
    moved = changed(newsroom, before, section=other.id)
    shown = moved.page or "".join(patch.html for patch in moved.patches)
    assert f">{other.name}<" in shown


def test_assets_without_an_article_on_screen(newsroom: Desk) -> None:
    assert b"{" in newsroom.previewing.asset("site.css")


def test_pictures_and_assets(newsroom: Desk) -> None:
    whole(newsroom)
    assert newsroom.previewing.picture("night-ferry.jpg")[:2] == b"\xff\xd8"
    assert b"{" in newsroom.previewing.asset("site.css")
    assert newsroom.previewing.asset("serif-400.woff2")
    for missing in ("../site.css", "nothing.css"):
        with pytest.raises(NotFound):
            newsroom.previewing.asset(missing)
    with pytest.raises(NotFound):
        newsroom.previewing.picture("nothing.jpg")


def test_a_missing_picture_file_is_left_out(newsroom: Desk) -> None:
    newsroom.pictures.path("night-ferry.jpg").unlink()
    assert "/media/night-ferry.jpg" not in (whole(newsroom)[2].page or "")


def test_a_ready_story_that_is_not_out_yet_is_shown_as_it_will_leave(newsroom: Desk) -> None:
    key, content, _ = whole(newsroom, "night-clinic")
    newsroom.articles.set_status(key, Status.READY)
    content = newsroom.articles.get(key).content
    page = newsroom.previewing.render(key, content, previous=None).page or ""
    assert content.headline.split()[0] in page


def test_what_is_approved_is_rendered_before_it_is_published(newsroom: Desk) -> None:
    key = newsroom.articles.by_slug(FERRY).id
    newsroom.previewing.prepare([key])
    context = BodyContext("en-GB", newsroom_pictures(newsroom))
    job = texts.BodyJob(pinned_body(newsroom, key), context)
    newsroom.__dict__["host"] = Host()
    newsroom.host.close()
    assert texts.Texts(newsroom).bodies([job])[0].message == ""


def newsroom_pictures(desk: Desk) -> dict[str, Picture]:
    return {picture.name: picture for picture in desk.pictures.all()}


def pinned_body(desk: Desk, key: ArticleId) -> str:
    with desk.library.read() as unit:
        return unit.articles.pinned([key])[0].content.body
