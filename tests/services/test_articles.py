from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editor_app.domain.article import Content
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, CorrectionId, SectionId, new_id
from editor_app.domain.labels import Author, Section, Tag
from editor_app.domain.listing import Listing, SavedSearch
from editor_app.domain.site import HousePage, SocialLink
from editor_app.domain.status import Status
from editor_app.services.listing import all_rows

STRIKE = Content(headline="Harbour pilots vote", body="The vote came after a week of talks.")


def begun(desk, content: Content = STRIKE) -> ArticleId:
    return ArticleId(desk.articles.create(content).created)


def edited(desk, key: ArticleId, **fields: object) -> None:
    desk.articles.save(key, replace(desk.articles.get(key).content, **fields), sitting="s")


def published(desk, key: ArticleId) -> None:
    desk.articles.set_status(key, Status.READY)
    desk.articles.set_published(key, desk.clock.now())
    with desk.library.write() as unit:
        unit.articles.put(replace(unit.articles.get(key), status=Status.PUBLISHED))


def revisions(desk, key: ArticleId):
    with desk.library.read() as unit:
        return unit.revisions.rows(key)


def test_what_is_saved_is_read_again_in_every_field(desk) -> None:
    full = Content(
        headline="Größe “über” alles",
        tags=(new_id(),),
        byline=(new_id(), new_id()),
        embargo=datetime(2026, 12, 1, tzinfo=UTC),
        extra=(("mood", '"calm"'),),
        slug="size",
    )
    key = begun(desk)
    desk.articles.save(key, full, cursor=7)
    article = desk.articles.by_slug("size")
    assert article.content == full
    assert article.cursor == 7
    assert desk.articles.get(key) == article


def test_saves_of_one_sitting_fold_and_never_into_a_pinned_revision(desk) -> None:
    key = begun(desk)
    edited(desk, key, body="One")
    edited(desk, key, body="Two")
    assert len(revisions(desk, key)) == 2
    desk.articles.set_status(key, Status.READY)
    edited(desk, key, body="Three")
    rows = revisions(desk, key)
    assert [row.pinned for row in rows] == [False, True, False]
    article = desk.articles.get(key)
    assert article.edited
    assert article.pinned == rows[1].id
    edited(desk, key, body="Two")
    assert not desk.articles.get(key).edited


def test_saving_the_same_moves_only_the_cursor(desk) -> None:
    key = begun(desk)
    content = desk.articles.get(key).content
    assert not desk.articles.save(key, content)
    assert not desk.articles.save(key, content, cursor=5)
    assert desk.articles.get(key).cursor == 5
    assert len(revisions(desk, key)) == 1


def test_the_slug_follows_the_headline_until_it_is_set_or_published(desk) -> None:
    key, other = begun(desk), begun(desk)
    assert desk.articles.get(key).content.slug == "harbour-pilots-vote"
    assert desk.articles.get(other).content.slug == "harbour-pilots-vote-2"
    edited(desk, key, headline="Pilots return")
    assert desk.articles.get(key).content.slug == "pilots-return"
    edited(desk, key, slug="Deal Done")
    edited(desk, key, headline="Another")
    assert desk.articles.get(key).content.slug == "deal-done"
    assert desk.articles.slug_for("Another", key) == "another"
    published(desk, other)
    edited(desk, other, headline="Changed")
    assert desk.articles.get(other).content.slug == "harbour-pilots-vote-2"


def test_a_typed_slug_is_judged(desk) -> None:
    key = begun(desk)
    assert "single hyphens" in desk.articles.slug_trouble("a--b", None)
    assert "Another" in desk.articles.slug_trouble("harbour-pilots-vote", None)
    assert desk.articles.slug_trouble("harbour-pilots-vote", key) == ""


def test_a_changed_address_leaves_a_redirect_that_no_other_may_take(desk) -> None:
    key = begun(desk)
    published(desk, key)
    edited(desk, key, slug="new-name")
    desk.articles.set_status(key, Status.READY)
    with desk.library.read() as unit:
        assert unit.redirects.all() == [("stories/harbour-pilots-vote/", key)]
    assert desk.articles.slug_trouble("harbour-pilots-vote", None)
    edited(desk, key, slug="harbour-pilots-vote")
    desk.articles.set_status(key, Status.READY)
    with desk.library.read() as unit:
        assert unit.redirects.all() == [("stories/new-name/", key)]


def test_the_steps_of_the_desk(desk) -> None:
    key = begun(desk)
    desk.articles.set_status(key, Status.REVIEW)
    with pytest.raises(NotAllowed, match="Withdrawn"):
        desk.articles.set_status(key, Status.WITHDRAWN)
    with pytest.raises(NotAllowed) as caught:
        desk.articles.set_status(key, Status.PUBLISHED)
    assert "publish the site" in caught.value.advice
    desk.articles.set_status(key, Status.READY)
    desk.articles.set_status(key, Status.DRAFT)
    assert desk.articles.get(key).pinned is None
    published(desk, key)
    with pytest.raises(NotAllowed) as caught:
        desk.articles.set_status(key, Status.DRAFT)
    assert "withdraw it" in caught.value.advice
    desk.articles.set_status(key, Status.READY)
    with pytest.raises(NotAllowed, match="has been published"):
        desk.articles.set_status(key, Status.REVIEW)
    desk.articles.set_status(key, Status.WITHDRAWN)
    desk.articles.set_status(key, Status.DRAFT)
    assert revisions(desk, key)[0].note == "Reopened as draft"


def test_the_trash_gives_back_and_keeps_what_was_published(desk) -> None:
    key, ran = begun(desk), begun(desk)
    with pytest.raises(NotAllowed, match="not in the trash"):
        desk.articles.delete([key])
    desk.articles.trash([key])
    assert desk.articles.counts().trash == 1
    assert [row.id for row in desk.articles.rows(Listing(trash=True)).rows] == [key]
    with pytest.raises(NotAllowed, match="trash"):
        desk.articles.set_status(key, Status.READY)
    desk.articles.put_back([key])
    assert not desk.articles.put_back([key])
    desk.articles.trash([key])
    desk.articles.delete([key])
    with pytest.raises(NotFound):
        desk.articles.get(key)
    assert desk.search.find("pilots").total == 1
    published(desk, ran)
    desk.articles.trash([ran])
    with pytest.raises(NotAllowed, match="ledger"):
        desk.articles.delete([ran])


def test_a_copy_begins_anew(desk) -> None:
    key = begun(desk)
    copy = desk.articles.get(ArticleId(desk.articles.duplicate(key).created))
    assert copy.content.headline == "Harbour pilots vote (copy)"
    assert copy.status is Status.DRAFT
    assert copy.content.slug == "harbour-pilots-vote-copy"
    empty = desk.articles.duplicate(begun(desk, Content()))
    assert desk.articles.get(ArticleId(empty.created)).content.headline == ""


def test_corrections_are_struck_and_never_removed(desk) -> None:
    key = begun(desk)
    made = desk.articles.correct(key, CorrectionKind.CORRECTION, "It is 508.")
    assert desk.articles.get(key).corrected
    with pytest.raises(InvalidValue):
        desk.articles.correct(key, CorrectionKind.CORRECTION, "  ")
    with pytest.raises(InvalidValue):
        desk.articles.strike(CorrectionId(made.created), "")
    with pytest.raises(NotFound):
        desk.articles.strike(CorrectionId("none"), "Wrong article")
    desk.articles.strike(CorrectionId(made.created), "Wrong article")
    (struck,) = desk.articles.corrections(key)
    assert struck.struck_reason == "Wrong article"
    assert not desk.articles.get(key).corrected


def test_lists_are_paged_and_chosen(desk, clock) -> None:
    world = Section(SectionId(new_id()), "World", "world")
    with desk.library.write() as unit:
        unit.sections.put(world)
    keys = []
    for number in range(5):
        clock.advance(seconds=1)
        keys.append(begun(desk, Content(headline=f"Story {number}", section=world.id)))
    begun(desk)
    page = desk.articles.rows(Listing(section=world.id), limit=2)
    assert page.total == 5
    after = desk.articles.rows(Listing(section=world.id), page.next, limit=10)
    assert [row.id for row in (*page.rows, *after.rows)] == keys[::-1]
    assert after.next is None
    assert page.rows[0].section == "World"
    assert desk.articles.counts().by_section == {world.id: 5}
    assert len(all_rows(desk, Status.DRAFT)) == 6
    assert len(all_rows(desk, section="world")) == 5
    with pytest.raises(NotFound) as caught:
        all_rows(desk, section="moon")
    assert "world" in caught.value.advice


def test_everything_is_found(desk, clock) -> None:
    lena = Author(new_id(), "Lena Okafor", "lena-okafor")
    tag = Tag(new_id(), "Ports", "ports")
    with desk.library.write() as unit:
        unit.authors.put(lena)
        unit.tags.put(tag)
        unit.searches.put(SavedSearch(new_id(), "Left", "tk"))
        assert unit.authors.by_name("lena okafor") == lena
        assert unit.authors.by_name("nobody") is None
        assert unit.searches.count() == 1
        unit.searches.remove(unit.searches.all()[0].id)
        assert unit.index
    key = begun(desk, replace(STRIKE, byline=(lena.id,), tags=(tag.id,)))
    begun(desk, Content(headline="Night ferry returns"))
    for query in (
        "pilo",
        '"week of talks"',
        'author:"Lena Okafor"',
        "tag:ports",
        "-ferry",
        "status:draft pilots",
        "after:2026-11-23 before:2026-11-24 pilots",
        "pilots",
    ):
        assert [hit.id for hit in desk.search.find(query).hits] == [key], query
        assert desk.articles.rows(Listing(query=query)).total == 1
    assert desk.search.find("before:2026-11-23").total == 0
    assert desk.search.find("tal").hits[0].snippet.endswith("\ue000talks\ue001.")
    assert desk.search.find("headline:pilots").hits[0].snippet.startswith("The vote")


def test_the_site_is_tidied_and_checked(desk) -> None:
    site = desk.site.get()
    assert "no address" in desk.site.problems(site)[0]
    better = replace(
        site, address="https://gulf.example/", social=(SocialLink("mail", "mailto:a@b.example"),)
    )
    assert desk.site.save(better).site
    assert desk.site.get().address == "https://gulf.example"
    assert not desk.site.save(better)
    assert desk.site.problems(desk.site.get()) == ()
    wrong = replace(
        site,
        name="",
        tagline="x" * 501,
        address="http://[",
        language="?",
        time_zone="Mars/Olympus",
        page_size=0,
        social=(SocialLink("x", "ftp://a"),),
        pages=(HousePage("", "about", ""), HousePage("A", "about", ""), HousePage("B", "B b", "")),
    )
    assert len(desk.site.problems(wrong)) == 10
    with pytest.raises(InvalidValue):
        desk.site.save(wrong)
    with pytest.raises(InvalidValue):
        desk.site.save(replace(site, time_zone=""))


def test_nothing_is_lost_between_two_openings(desk) -> None:
    from editor_app.services.desk import open_desk

    key = begun(desk)
    desk.close()
    with open_desk(desk.folder, clock=desk.clock) as again:
        assert again.articles.get(key).content.headline == STRIKE.headline
        assert again.media_folder.is_dir()
        assert not again.read_only


def test_a_damaged_library_frees_the_lock(desk) -> None:
    from editor_app.domain.errors import LibraryDamaged
    from editor_app.services.desk import open_desk

    desk.close()
    sound = desk.workspace.library_path.read_bytes()
    desk.workspace.library_path.write_bytes(b"no database " * 400)
    for _ in range(2):
        with pytest.raises(LibraryDamaged):
            open_desk(desk.folder, wait=0)
    desk.workspace.library_path.write_bytes(sound)
    open_desk(desk.folder, wait=0).close()


def test_a_desk_with_a_bad_site_is_not_made(tmp_path) -> None:
    from editor_app.services.desk import new_desk

    with pytest.raises(InvalidValue):
        new_desk(tmp_path / "x", name="X", language="no tag")
    assert not (tmp_path / "x").exists()


def test_time_moves_only_with_the_clock(desk, clock) -> None:
    key = begun(desk)
    clock.advance(seconds=60)
    edited(desk, key, body="Later")
    article = desk.articles.get(key)
    assert article.updated - article.created == timedelta(seconds=60)


def test_the_desk_runs_the_checks(desk) -> None:
    key = begun(desk, replace(STRIKE, body="See [it](article:harbour-pilots-vote-2) TK"))
    begun(desk)
    assert [f.check for f in desk.checks.article(key)][:2] == ["placeholder-left", "broken-link"]
    typed = replace(desk.articles.get(key).content, body="Done.")
    assert "placeholder-left" not in {f.check for f in desk.checks.article(key, typed)}
    assert set(desk.checks.all()) == {"harbour-pilots-vote", "harbour-pilots-vote-2"}
    assert set(desk.checks.all(("harbour-pilots-vote-2",))) == {"harbour-pilots-vote-2"}
    with pytest.raises(NotFound):
        desk.checks.all(("moon",))
