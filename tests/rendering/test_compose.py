from datetime import timedelta

from editor_app.domain.correction import CorrectionKind
from editor_app.domain.site import SocialLink
from editor_app.rendering import compose
from tests.rendering.newsroom import FULL, NOON, SCIENCE, block, correction, edition, facts, story


def test_the_frame_has_only_sound_addresses_outside() -> None:
    social = SocialLink("x", "javascript:alert(1)"), SocialLink("x", " https://x.example ")
    made = compose.frame(facts(social=social, address="https://courier.example/"), [block()])
    assert [link.address for link in made.social] == ["https://x.example"]
    assert made.address == "https://courier.example"
    assert [item.path for item in made.menu] == ["world/", "science/"]
    assert [page.path for page in made.pages] == ["about/", "corrections-policy/"]


def test_an_article_page_has_everything_but_the_body_from_the_edition() -> None:
    one, older = story(0, **FULL), story(3)
    paper = edition(one, older)
    page = compose.article_page(
        paper, one, "<p>Body</p>", frame=compose.frame(paper.facts), blocks=[block()], draft=True
    )
    assert (page.path, page.slug, page.body, page.draft) == (
        "world/story-0/",
        "story-0",
        "<p>Body</p>",
        True,
    )
    assert page.lead is not None
    assert page.lead.caption == "Pilot boats on Sunday"
    assert page.machines.title == "Pilots vote"
    assert page.following is not None
    assert page.following.slug == "story-3"
    assert [tag.path for tag in page.tags] == ["tag/harbour/", "tag/ferries/"]
    assert page.updated is None


def test_updated_moves_with_the_text_and_with_corrections_after_publication() -> None:
    later = NOON + timedelta(minutes=30)
    one = story(0, revised=later)
    paper = edition(one)
    frame = compose.frame(paper.facts)
    page = compose.article_page(paper, one, "", frame=frame)
    assert page.updated is not None
    assert page.updated.time == "13:35"
    paper = edition(one, corrections={one.id: (correction(one.id),)})
    page = compose.article_page(paper, one, "", frame=frame)
    assert page.updated is not None
    assert page.updated.time == "14:05"
    early = story(0, revised=NOON - timedelta(days=3))
    assert compose.article_page(edition(early), early, "", frame=frame).updated is None
    never = story(0, published=None, revised=later)
    assert compose.article_page(edition(never), never, "", frame=frame).updated is None


def test_the_front_shows_the_newest_then_what_stands_nowhere_above() -> None:
    stories = [story(n) for n in range(12)] + [story(20, section=SCIENCE)]
    paper = edition(*stories)
    page = compose.home_page(paper, compose.frame(paper.facts))
    assert page.lead is not None
    assert page.lead.slug == "story-0"
    assert [teaser.slug for teaser in page.cards] == ["story-1", "story-2", "story-3"]
    assert [[t.slug for t in strip.teasers] for strip in page.strips] == [
        ["story-4", "story-5", "story-6", "story-7"],
        ["story-20"],
    ]
    assert page.day is not None
    assert page.day.day == "23 November 2026"


def test_a_site_without_stories_has_a_front() -> None:
    paper = edition()
    page = compose.home_page(paper, compose.frame(paper.facts))
    assert (page.day, page.lead, page.cards, page.strips) == (None, None, (), ())


def test_corrections_stand_newest_first_in_plain_paragraphs() -> None:
    one, two = story(1), story(2)
    told = {
        one.id: (correction(one.id, text="First\nline.\n\n\n\nSecond."),),
        two.id: (correction(two.id, CorrectionKind.UPDATE),),
    }
    paper = edition(one, two, corrections=told)
    page = compose.corrections_page(paper, compose.frame(paper.facts))
    assert [entry.story.slug for entry in page.entries] == ["story-2", "story-1"]
    assert page.entries[1].correction.paragraphs == ("First line.", "Second.")


def test_pages_of_the_house_notices_and_redirects() -> None:
    paper = edition()
    frame = compose.frame(paper.facts)
    about, _ = compose.house_pages(paper.facts, frame, ["<p>Us.</p>", "<p>We say.</p>"])
    assert (about.path, about.title, about.body) == ("about/", "About", "<p>Us.</p>")
    gone = compose.notice_page(paper, story(5), frame)
    assert gone.published is not None
    assert gone.path == "world/story-5/"
    assert compose.notice_page(paper, story(5, published=None), frame).published is None
    assert compose.not_found_page(frame).path == "404.html"
    (moved,) = compose.redirect_pages([("old/x/", "world/x/")], frame)
    assert moved.goal == "world/x/"


def test_a_story_without_dates_or_a_picture_still_has_a_page() -> None:
    bare = story(1, published=None, headline="", section=None, byline=("nobody",), tags=("gone",))
    paper = edition(bare)
    page = compose.article_page(paper, bare, "", frame=compose.frame(paper.facts))
    assert (page.path, page.lead, page.byline, page.tags) == ("stories/story-1/", None, (), ())
    assert compose.home_page(paper, compose.frame(paper.facts)).day is not None
