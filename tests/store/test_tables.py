"""Templates, rules, pictures, targets, imports and settings in the library."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from editor_app.domain.arrangement import Arrangement
from editor_app.domain.article import Article, Content
from editor_app.domain.hold import Hold
from editor_app.domain.ids import (
    ArticleId,
    HoldId,
    PictureId,
    RevisionId,
    RuleId,
    TargetId,
    TemplateId,
)
from editor_app.domain.import_source import ImportSource
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.picture import Picture
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.site import HousePage, Site, Target
from editor_app.domain.status import Status
from editor_app.domain.template import Template, TemplateKind, TemplateVersion, Topic, Wording
from editor_app.store.body_cache import BodyCache
from editor_app.store.codec import to_json
from editor_app.store.library import Library, create_library
from editor_app.store.schema import site

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
T1 = TemplateId("t1")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return create_library(tmp_path / "library.sqlite")


def _article(key: str, content: Content, status: Status = Status.DRAFT) -> Article:
    return Article(ArticleId(key), content, status, NOW, NOW, RevisionId(0))


def test_templates_keep_every_wording(library: Library) -> None:
    template = Template(T1, "General", TemplateKind.DISCLAIMER, 1, "Old.", expires=date(2027, 1, 1))
    with library.write() as unit:
        unit.templates.put(template)
        unit.templates.add_version(TemplateVersion(T1, 1, "Old.", NOW, "Ana", ""))
        unit.templates.put(replace(template, version=2, text="New."))
        unit.templates.add_version(TemplateVersion(T1, 2, "New.", NOW, "Ben", "shorter"))
    with library.read() as unit:
        held = unit.templates.by_name("GENERAL")
        assert held == replace(template, version=2, text="New.")
        assert [v.text for v in unit.templates.versions(T1)] == ["New.", "Old."]


def test_rules_keep_their_scope_and_order(library: Library) -> None:
    first = Rule(RuleId("r1"), T1, Effect.REQUIRE, Scope.TAG, "markets", order=1)
    with library.write() as unit:
        unit.templates.put(Template(T1, "General", TemplateKind.DISCLAIMER, 1, "Old."))
        unit.rules.put(replace(first, id=RuleId("r2"), order=2))
        unit.rules.put(first)
        assert unit.rules.of(T1) == (first, replace(first, id=RuleId("r2"), order=2))


def test_pictures_are_found_by_hash_and_in_texts(library: Library) -> None:
    picture = Picture(PictureId("p"), "100%_sea.jpg", "ab" * 32, ".jpg", 8, 6, 90, NOW)
    with library.write() as unit:
        unit.pictures.put(picture)
        body = "![Sea](100%_sea.jpg)"
        unit.articles.add(_article("a", Content(body=body, slug="a")))
        unit.articles.add(_article("b", Content(lead_picture="100%_sea.jpg", slug="b")))
        unit.articles.add(_article("c", Content(body="100 sea.jpg", slug="c")))
        assert unit.pictures.by_hash("ab" * 32) == picture
        assert unit.pictures.by_hash("cd" * 32) is None
        assert set(unit.pictures.mentioned_in("100%_sea.jpg")) == {"a", "b"}


def test_a_manifest_takes_changes_and_removals(library: Library) -> None:
    target = Target(TargetId("t"), "Server", "/srv/site")
    page = ManifestEntry("index.html", "h1", "f1", 10, 5)
    with library.write() as unit:
        unit.targets.put(target)
        unit.targets.put_manifest(target.id, [page, replace(page, path="a/index.html")], [])
        unit.targets.put_manifest(target.id, [replace(page, sha256="h2")], ["a/index.html"])
        assert unit.targets.manifest(target.id) == {"index.html": replace(page, sha256="h2")}
        assert unit.targets.by_folder("/srv/site") == target
        unit.targets.remove(target.id)
        assert unit.targets.manifest(target.id) == {}


def test_imports_remember_their_file(library: Library) -> None:
    source = ImportSource(ArticleId("a"), "wire/a.md", "00", RevisionId(3))
    with library.write() as unit:
        unit.articles.add(_article("a", Content(slug="a")))
        unit.imports.put(source)
        unit.imports.put(replace(source, sha256="11"))
        assert unit.imports.of_source("wire/a.md") == [replace(source, sha256="11")]
        assert unit.imports.of_article(ArticleId("a")) == replace(source, sha256="11")
        assert unit.imports.of_article(ArticleId("b")) is None


def test_settings_are_text_by_name(library: Library) -> None:
    with library.write() as unit:
        assert unit.settings.get("must-fix") == ""
        unit.settings.put("must-fix", "no-alt-text")
        unit.settings.put("must-fix", "no-byline")
        assert unit.settings.get("must-fix") == "no-byline"


def test_pinned_states_come_with_or_without_bodies(library: Library) -> None:
    approved = Content(headline="Approved", body="The text", slug="a")
    with library.write() as unit:
        unit.articles.add(_article("a", approved))
        revision = unit.revisions.add(ArticleId("a"), approved, saved=NOW, by="Ana")
        typed = replace(approved, headline="Still typing")
        unit.articles.put(
            replace(_article("a", typed, Status.PUBLISHED), pinned=revision, published=NOW)
        )
        unit.articles.add(_article("b", Content(slug="b")))
        (whole,) = unit.articles.pinned()
        assert whole.content == approved
        assert whole.published == NOW
        (brief,) = unit.articles.pinned([ArticleId("a"), ArticleId("b")], bodies=False)
        assert brief == replace(whole, content=replace(approved, body=""))
        assert unit.articles.pinned([]) == []


def test_the_body_cache_forgets_when_damaged(tmp_path: Path) -> None:
    cache = BodyCache(tmp_path)
    cache.put_many({str(n): f"<p>{n}</p>" for n in range(700)})
    assert len(cache.get_many([*map(str, range(700)), "unknown"])) == 700
    cache.close()
    (tmp_path / "bodies.sqlite").write_bytes(b"no database" * 100)
    assert cache.get_many(["1"]) == {}
    cache.put_many({"1": "<p>1</p>"})
    assert cache.get_many(["1"]) == {"1": "<p>1</p>"}
    cache.close()
    cache.close()


def test_a_body_cache_without_a_place_knows_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = BodyCache(tmp_path / "file")
    cache.put_many({"1": "<p>1</p>"})
    assert cache.get_many(["1"]) == {}


def test_holds_and_arrangements_are_read_back(library: Library) -> None:
    template = Template(
        T1,
        "General",
        TemplateKind.DISCLOSURE,
        1,
        "Text.",
        topic=Topic.SPONSORED,
        variants=(Wording("fr", 2, "Texte."),),
    )
    hold = Hold(HoldId("h"), T1, ArticleId("a"), 1, "Settled", "Lena", NOW)
    laid = Arrangement(ArticleId("a"), (T1,), "Sponsor first", "Lena", NOW)
    with library.write() as unit:
        unit.articles.add(_article("a", Content(slug="a")))
        unit.templates.put(template)
        unit.templates.add_version(TemplateVersion(T1, 1, "Text.", NOW, "Lena", ""))
        unit.holds.put(hold)
        unit.arrangements.put(laid)
    with library.read() as unit:
        assert unit.templates.get(T1) == template
        assert unit.holds.of(T1) == (hold,)
        assert unit.arrangements.get("a") == laid
        assert [v.text for v in unit.templates.wordings([(T1, 1), (T1, 7)])] == ["Text."]


def test_pages_that_were_kept_as_policies_are_pages_of_the_house(library: Library) -> None:
    text = 'We say "policies":[] and keep it.'
    fields = to_json(Site("Gulf", pages=(HousePage("About", "about", text),)))
    with library.write() as unit:
        unit.site.put(Site("Gulf"))
        old = fields.replace('"pages":[', '"policies":[').replace(
            ',"language":"","description":"","linked":"footer"', ""
        )
        unit.site._connection.execute(site.update().values(fields=old))
    with library.read() as unit:
        assert unit.site.get() == Site("Gulf", pages=(HousePage("About", "about", text),))
