import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from editor_app.domain.article import Content
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.errors import AlreadyThere, Cancelled, NotAllowed, NotFound, TargetUnusable
from editor_app.domain.ids import ArticleId, AuthorId, RuleId, SectionId, TagId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.resources import read_text
from editor_app.services.desk import Desk
from tests.conftest import FixedClock

SCHEMA = Draft202012Validator(
    json.loads(read_text("schemas/offstone-article-1.json")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


def _add(desk: Desk, content: Content, status: Status | None = Status.READY) -> ArticleId:
    key = ArticleId(desk.articles.create(content).created)
    if status is not None:
        desk.articles.set_status(key, status)
    return key


@pytest.fixture
def full(desk: Desk, tmp_path: Path) -> ArticleId:
    """A story that has everything, another it leads to, and templates on both."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    Image.new("RGB", (60, 40), "navy").save(tmp_path / "boats.jpg", exif=exif)
    desk.pictures.add(tmp_path / "boats.jpg")
    picture = desk.pictures.all()[0]
    desk.pictures.save(replace(picture, alt="Boats", credit="Ann Smith", caption="At dawn"))
    _add(desk, Content(headline="Night ferry", body="It sails."))
    author = AuthorId(desk.labels.add_author("Lena Okafor").created)
    bio = TemplateId(
        desk.templates.add("Bio", TemplateKind.BIO, "{{ author.name }} writes.").created
    )
    note = TemplateId(
        desk.templates.add(
            "Disclaimer", TemplateKind.DISCLAIMER, "About *{{ article.headline }}*."
        ).created
    )
    foot = TemplateId(desk.templates.add("Foot", TemplateKind.FOOTER, "© {{ site.name }}").created)
    for template, placement in (
        (bio, Placement.AFTER),
        (note, Placement.AFTER_PARAGRAPHS),
        (foot, Placement.PAGE_FOOTER),
    ):
        desk.rules.set(
            Rule(
                RuleId(new_id()),
                template,
                Effect.ADD,
                Scope.SITE,
                placement=placement,
                paragraphs=1,
            )
        )
    content = Content(
        headline="Harbour opens",
        standfirst="At last",
        body="One [ferry](article:night-ferry) and [none](article:gone).\n\n![b](boats.jpg)\n\nTwo.",
        byline=(author, AuthorId(desk.labels.add_author("Bo Lee").created)),
        dateline="Port Salem",
        section=SectionId(desk.labels.add_section("World").created),
        tags=(TagId(desk.labels.add_tag("harbour").created),),
        lead_picture="boats.jpg",
        note_to_editors="Call Ann.",
        extra=(("layout", '"post"'),),
    )
    key = _add(desk, content)
    desk.articles.correct(key, CorrectionKind.CORRECTION, "Ten boats, not nine.")
    return key


def _document(out: Path, slug: str = "harbour-opens") -> dict:
    document = json.loads((out / f"{slug}.json").read_text())
    SCHEMA.validate(document)
    return document


def test_json_of_all_finished(desk: Desk, full: ArticleId, tmp_path: Path) -> None:
    _add(desk, Content(headline="Only a draft"), None)
    out = tmp_path / "out"
    written = desk.exporting.export(out, "json")
    assert written == ("media/boats.jpg", "harbour-opens.json", "night-ferry.json")
    told = _document(out)
    assert told["id"] == full
    assert told["draft"] is False
    assert [block["name"] for block in told["blocks"]] == ["Disclaimer", "Bio", "Bio", "Foot"]
    assert told["blocks"][0]["text"] == "About *Harbour opens*."
    assert told["blocks"][0]["html"] == "<p>About <em>Harbour opens</em>.</p>"
    assert [block["text"] for block in told["blocks"][1:3]] == [
        *("Lena Okafor writes.", "Bo Lee writes."),
    ]
    assert told["corrections"][0]["text"] == "Ten boats, not nine."
    assert told["pictures"][0]["file"] == "media/boats.jpg"
    assert told["extra"] == {"layout": "post"}
    assert 'src="media/boats.jpg"' in told["body"]["html"]
    assert "<a" not in told["body"]["html"]
    assert b"SecretCamera" not in (out / "media/boats.jpg").read_bytes()
    assert b"Ann Smith" in (out / "media/boats.jpg").read_bytes()
    _document(out, "night-ferry")


def test_links_are_absolute_when_the_site_has_an_address(
    desk: Desk, full: ArticleId, tmp_path: Path
) -> None:
    desk.site.save(replace(desk.site.get(), address="https://courier.example/news"))
    desk.exporting.export(tmp_path / "out", "json", slugs=["harbour-opens"])
    told = _document(tmp_path / "out")
    assert told["address"] == "https://courier.example/news/world/harbour-opens/"
    assert (
        '<a href="https://courier.example/news/stories/night-ferry/">ferry</a>'
        in told["body"]["html"]
    )
    assert ">none<" not in told["body"]["html"]
    desk.exporting.export(tmp_path / "out", "page", slugs=["harbour-opens"])
    page = (tmp_path / "out/harbour-opens.html").read_text()
    assert 'href="https://courier.example/news/stories/night-ferry/"' in page
    assert "courier.example/news/world/harbour-opens/media" not in page
    desk.exporting.export(tmp_path / "out", "ninjs", slugs=["harbour-opens"])
    ninjs = json.loads((tmp_path / "out/harbour-opens.json").read_text())
    rendition = ninjs["associations"][0]["renditions"][0]
    assert rendition["href"].startswith("https://courier.example/news/media/boats-")


def test_the_pinned_state_leaves_and_not_the_working_text(
    desk: Desk, full: ArticleId, tmp_path: Path
) -> None:
    article = desk.articles.get(full)
    desk.articles.save(full, replace(article.content, body="Not approved."))
    for form, name in (("json", "harbour-opens.json"), ("markdown", "harbour-opens.md")):
        desk.exporting.export(tmp_path / "out", form)  # type: ignore[arg-type]
        text = (tmp_path / "out" / name).read_text()
        assert "Not approved" not in text
        assert "Two." in text


def test_a_page_stands_by_itself(desk: Desk, full: ArticleId, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert desk.exporting.export(out, "page", slugs=["harbour-opens"]) == ("harbour-opens.html",)
    page = (out / "harbour-opens.html").read_text()
    sources = re.findall(r'(?:src|href|srcset)="([^"]*)"', page)
    assert all(source.startswith(("data:", "#")) for source in sources), sources
    assert 'href="data:text/css' in page
    assert 'src="data:image/jpeg;base64,' in page
    assert "url(%22data:font/woff2;base64," in page
    assert "Night ferry" not in page
    assert '<meta name="robots" content="noindex">' not in page


def test_pictures_of_a_page_beside_it(desk: Desk, full: ArticleId, tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = desk.exporting.export(out, "page", slugs=["harbour-opens"], embed_pictures=False)
    assert written == ("media/boats.jpg", "harbour-opens.html")
    assert 'src="media/boats.jpg"' in (out / "harbour-opens.html").read_text()


def test_a_draft_is_marked_in_every_form(desk: Desk, tmp_path: Path) -> None:
    _add(desk, Content(headline="Not yet", body="Text."), None)
    out = tmp_path / "out"
    desk.exporting.export(out, "page", slugs=["not-yet"])
    assert '<meta name="robots" content="noindex">' in (out / "not-yet.html").read_text()
    desk.exporting.export(out, "json", slugs=["not-yet"])
    assert _document(out, "not-yet")["draft"] is True
    desk.exporting.export(out, "ninjs", slugs=["not-yet"])
    assert json.loads((out / "not-yet.json").read_text())["pubStatus"] == "withheld"
    desk.exporting.export(out, "markdown", slugs=["not-yet"])
    assert "\ndraft: true\n" in (out / "not-yet.md").read_text()


def test_embargoed_and_trashed_stay(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    ahead = clock.now() + timedelta(hours=1)
    held = _add(desk, Content(headline="Later", body="Secret.", embargo=ahead))
    gone = _add(desk, Content(headline="Gone", body="Text."))
    after = _add(desk, Content(headline="Set since", body="Text."))
    desk.articles.save(after, replace(desk.articles.get(after).content, embargo=ahead))
    desk.articles.trash([gone])
    out = tmp_path / "out"
    assert desk.exporting.export(out, "json") == ()
    assert [h.slug for h in desk.exporting.held()] == ["later", "set-since"]
    for slug, word in (("later", "embargoed"), ("set-since", "embargoed"), ("gone", "trash")):
        with pytest.raises(NotAllowed, match=word):
            desk.exporting.export(out, "json", slugs=[slug])
    assert list(out.iterdir()) == []
    written = desk.exporting.export(out, "json", include_embargoed=True)
    assert written == ("later.json", "set-since.json")
    assert desk.exporting.export(out, "json", slugs=["later"], include_embargoed=True)
    clock.advance(seconds=3600)
    assert len(desk.exporting.export(out, "json")) == 2
    assert desk.articles.get(held).status is Status.READY


def test_unknown_and_colliding_slugs(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="gone"):
        desk.exporting.export(tmp_path / "out", "json", slugs=["gone"])
    _add(desk, Content(headline="One", slug="same", body="A."))
    second = _add(desk, Content(headline="Two", slug="other", body="B."))
    with desk.library.write() as unit:
        # The desk refuses such a slug; a library put together by hand may hold it.
        article = unit.articles.get(second)
        assert article is not None
        clash = unit.revisions.add(
            second, replace(article.content, slug="same"), saved=desk.clock.now(), by="x"
        )
        unit.articles.put(replace(article, pinned=clash))
    for slugs in (None, ["same", "other"]):
        with pytest.raises(AlreadyThere, match="would both be written as “same”"):
            desk.exporting.export(tmp_path / "out", "json", slugs=slugs)
    assert desk.exporting.export(tmp_path / "out", "json", slugs=["other", "other"]) == (
        "same.json",
    )


def test_folders_that_cannot_be_written_to(desk: Desk, full: ArticleId, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "out/harbour-opens.json").mkdir(parents=True)
    (tmp_path / "media-in-the-way").mkdir()
    (tmp_path / "media-in-the-way/media").write_text("x")
    for out, sentence in (
        (tmp_path / "file", "A file stands where the folder"),
        (tmp_path / "file/below", "A file stands where the folder"),
        (tmp_path / "out", "A folder stands where"),
        (tmp_path / "media-in-the-way", "A file stands where the folder"),
        (desk.folder, "lies in the workspace"),
        (desk.folder / "exports", "lies in the workspace"),
    ):
        with pytest.raises(TargetUnusable, match=sentence):
            desk.exporting.export(out, "json")
    assert (tmp_path / "media-in-the-way/media").read_text() == "x"
    assert not list((tmp_path / "out").glob("*.new"))


def test_a_picture_that_is_missing_is_told_and_left_out(
    desk: Desk, full: ArticleId, tmp_path: Path
) -> None:
    for file in desk.media_folder.iterdir():
        file.unlink()
    out = tmp_path / "out"
    assert desk.exporting.missing_pictures() == ("boats.jpg",)
    assert desk.exporting.missing_pictures(["night-ferry"]) == ()
    assert "media/boats.jpg" not in desk.exporting.export(out, "json")
    told = _document(out)
    assert told["pictures"][0]["file"] == ""
    assert "<img" not in told["body"]["html"]
    desk.exporting.export(out, "page", slugs=["harbour-opens"])
    assert "data:image" not in (out / "harbour-opens.html").read_text()


class _Stopping:
    def report(self, done: int, total: int, doing: str) -> None: ...

    def cancelled(self) -> bool:
        return True


def test_stopping(desk: Desk, full: ArticleId, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        desk.exporting.export(tmp_path / "out", "json", reporter=_Stopping())


def test_apart_and_again(desk: Desk, full: ArticleId, tmp_path: Path) -> None:
    out = tmp_path / "out"
    written = desk.exporting.export_apart(out, "json", slugs=["harbour-opens"])
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*.*")}
    assert desk.exporting.export(out, "json", slugs=["harbour-opens"]) == written
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*.*")} == before


def test_html_for_the_clipboard_is_clean(desk: Desk, full: ArticleId) -> None:
    html = desk.exporting.html_for_clipboard(full)
    assert html.startswith(
        "<h1>Harbour opens</h1>\n<p><em>At last</em></p>\n<p>Lena Okafor and Bo Lee"
    )
    assert "<figcaption>At dawn. Ann Smith</figcaption>" in html
    assert html.index("Port Salem — ") < html.index("About <em>") < html.index("Two.")
    assert "<strong>Correction, November 23, 2026:</strong> Ten boats" in html
    assert "Lena Okafor writes." in html
    assert 'src="data:image/jpeg;base64,' in html
    assert not re.search(r' (?:class|id|style|data-[a-z]+)="', html)
    typed = replace(desk.articles.get(full).content, body="Typed.", lead_picture="", byline=())
    html = desk.exporting.html_for_clipboard(full, typed)
    assert "Typed." in html
    assert "<img" not in html


HOSTILE = (
    "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))\n\n"
    "<a href='data:text/html,x' onclick='x()'>b</a>\n\n<iframe src='https://evil.example'></iframe>"
    '\n\n<svg onload=alert(1)>\n\n# x {onclick=alert(1)}\n\n<style>*{}</style>\n\n`src="boats.jpg"`'
    "\n\n<form action=x><button formaction=javascript:x>y</button></form>\n\n<base href=//evil.example>"
)


def test_hostile_text_never_acts_in_what_leaves(desk: Desk, tmp_path: Path) -> None:
    nasty = '"><script>alert(1)</script>'
    author = AuthorId(desk.labels.add_author(f"A {nasty}").created)
    key = _add(
        desk,
        Content(
            headline=f"Hostile {nasty}",
            standfirst=nasty,
            body=HOSTILE,
            slug="hostile",
            dateline=nasty,
            byline=(author,),
            source=nasty,
            seo_description=nasty,
        ),
    )
    desk.exporting.export(tmp_path / "out", "page")
    page = (tmp_path / "out/hostile.html").read_text()
    desk.exporting.export(tmp_path / "out", "json")
    body = _document(tmp_path / "out", "hostile")["body"]["html"]
    for html in (page, body, desk.exporting.html_for_clipboard(key)):
        scripts = re.findall(r"<script[^>]*>", html)
        assert all(script == '<script type="application/ld+json">' for script in scripts)
        for tag in re.findall(r"<[a-z][^>]*>", html):
            assert not re.search(r"\son[a-z]+\s*=", tag), tag
            assert not re.search(
                r"(?:href|src|action)=\"\s*(?:javascript|data:text/html|//)", tag
            ), tag
            assert not re.match(r"<(?:iframe|object|embed|form|base|button)\b", tag), tag


def test_a_page_is_the_published_one_with_its_addresses_mapped(
    desk: Desk, full: ArticleId, tmp_path: Path
) -> None:
    desk.site.save(replace(desk.site.get(), address="https://courier.example"))
    plain = replace(
        desk.articles.get(full).content, lead_picture="", body="One.\n\n## Two\n\nThree."
    )
    desk.articles.save(full, plain)
    desk.articles.set_status(full, Status.READY)
    (tmp_path / "site").mkdir()
    desk.publishing.publish(tmp_path / "site")
    desk.exporting.export(tmp_path / "out", "page", slugs=["harbour-opens"])
    pages = (tmp_path / "site/world/harbour-opens/index.html", tmp_path / "out/harbour-opens.html")
    published, exported = (re.sub(r' href="[^"]*"', "", page.read_text()) for page in pages)
    assert exported == published
