"""The home page: what leads, what follows and the blocks, as the editors chose them."""

from typing import Any

from editor_app.domain.home import LATEST, Home, HomeBlock
from editor_app.domain.ids import ArticleId, SectionId
from editor_app.rendering import compose
from editor_app.rendering.page_values import HomePage
from tests.rendering.newsroom import SCIENCE, WORLD, edition, story


def home(*stories: Any, **chosen: Any) -> HomePage:
    """Return the front of a site whose editors chose this."""
    paper = edition(*stories, home=Home(**chosen))
    return compose.home_page(paper, compose.frame(paper.facts))


def slugs(page: HomePage) -> list[str]:
    """Return what leads and what follows it, by number."""
    first = [page.lead] if page.lead else []
    return [teaser.slug.removeprefix("story-") for teaser in (*first, *page.cards)]


def strips(page: HomePage) -> list[tuple[str, list[str]]]:
    """Return the blocks, each with its stories by number."""
    return [
        (strip.section.name, [t.slug.removeprefix("story-") for t in strip.teasers])
        for strip in page.strips
    ]


def key(number: int) -> ArticleId:
    return ArticleId(f"a{number}")


def test_a_pinned_story_leads_and_the_newest_follow() -> None:
    page = home(*(story(n) for n in range(9)), lead=key(5))
    assert slugs(page) == ["5", "0", "1", "2"]
    assert strips(page) == [("World", ["3", "4", "6", "7"])]
    assert page.day is not None


def test_pinned_stories_follow_in_their_order_and_the_newest_fill_the_row() -> None:
    stories = [story(n) for n in range(9)]
    assert slugs(home(*stories, pinned=(key(7), key(3)))) == ["0", "7", "3", "1"]
    four = home(*stories, pinned=(key(8), key(7), key(6), key(5)))
    assert slugs(four) == ["0", "8", "7", "6", "5", "1", "2"]
    assert slugs(home(*stories[:3], pinned=(key(2),))) == ["0", "2", "1"]


def test_the_newest_does_not_lead_when_it_is_pinned_below() -> None:
    assert slugs(home(*(story(n) for n in range(5)), pinned=(key(0),))) == ["1", "0", "2", "3"]
    assert slugs(home(story(0), pinned=(key(0),))) == ["0"]


def test_a_pin_that_is_not_on_the_site_does_not_show() -> None:
    page = home(*(story(n) for n in range(5)), lead=key(80), pinned=(key(81), key(4)))
    assert slugs(page) == ["0", "4", "1", "2"]


def test_blocks_stand_in_their_order_with_as_many_stories_as_they_may_have() -> None:
    stories = [story(n) for n in range(9)] + [story(n, section=SCIENCE) for n in range(20, 24)]
    blocks = (HomeBlock(SCIENCE, 1), HomeBlock(LATEST, 2), HomeBlock(WORLD, 12))
    page = home(*stories, blocks=blocks)
    assert strips(page) == [("Science", ["20"]), ("", ["4", "5"]), ("World", ["6", "7", "8"])]
    assert [strip.section.path for strip in page.strips] == ["science/", "archive/", "world/"]


def test_a_block_that_is_off_or_of_a_lost_section_does_not_show() -> None:
    stories = [story(n) for n in range(9)]
    off = (HomeBlock(LATEST, 3, shown=False), HomeBlock(SectionId("gone")), HomeBlock(WORLD, 1))
    assert strips(home(*stories, blocks=off)) == [("World", ["4"])]
    assert strips(home(*stories, blocks=())) == []
