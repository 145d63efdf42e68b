from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.article import Kind
from editor_app.rendering.edition import WITH_TRENDING
from tests.rendering.newsroom import FERRIES, FULL, HARBOUR, LENA, SCIENCE, WORLD, edition, story


def test_a_teaser_shows_a_story_without_its_body() -> None:
    first = story(1, **FULL)
    made = edition(first).teaser(first)
    assert made.path == "world/story-1/"
    assert (made.headline, made.kind) == (FULL["headline"], Kind.ANALYSIS)
    assert made.section is not None
    assert made.section.path == "world/"
    assert [one.path for one in made.byline] == ["author/lena-okafor/", "author/rosa-teague/"]
    assert made.published.time == "12:05"
    assert made.picture is not None
    assert (made.picture.width, made.picture.height) == (2560, 1280)


def test_teasers_are_made_once_and_never_of_another_revision() -> None:
    first = story(1)
    paper = edition(first)
    assert paper.teaser(first) is paper.teaser(first)
    edited = replace(first, revision=9, content=replace(first.content, headline="Fresh"))
    assert paper.teaser(edited).headline == "Fresh"
    assert paper.teaser(story(7, section=None, language="de")).section is None


def test_continue_reading_is_the_next_older_story_of_the_section() -> None:
    stories = story(1), story(2, section=SCIENCE), story(3), story(4, section=None)
    paper = edition(*stories)
    assert paper.following(stories[0]) == stories[2]
    assert paper.following(stories[2]) is None
    assert paper.following(stories[1]) is None
    assert paper.following(story(0)) == stories[0], "one that is not on the site yet is the newest"


@given(st.lists(st.sampled_from([None, SCIENCE, WORLD]), max_size=12))
def test_continue_reading_of_the_edition_is_that_of_any_story_in_its_place(sections) -> None:
    stories = [story(number, section=key) for number, key in enumerate(sections, 1)]
    paper = edition(*stories)
    for one in stories:
        assert paper.following(one) == paper.following(replace(one, words=77))
        moved = replace(one, content=replace(one.content, section=SCIENCE))
        older = [s for s in stories[stories.index(one) + 1 :] if s.content.section == SCIENCE]
        assert paper.following(moved) == next(iter(older), None)


def test_related_are_older_stories_with_most_tags_in_common_and_never_the_next_one() -> None:
    both = (HARBOUR, FERRIES)
    stories = (
        story(1, tags=both),
        story(2, tags=()),
        story(3, tags=(HARBOUR,), section=SCIENCE),
        story(4, tags=both, section=SCIENCE),
        story(5, tags=()),
        story(6, tags=()),
    )
    paper = edition(*stories)
    assert paper.following(stories[0]) == stories[1]
    assert paper.related(stories[0]) == (stories[3], stories[2], stories[4])
    assert paper.related(stories[5]) == ()


def test_trending_is_the_editors_list_without_what_is_not_on_the_site() -> None:
    paper = edition(story(1), story(2), story(3))
    assert [teaser.slug for teaser in paper.trending] == ["story-2", "story-1"]


def test_trending_stands_on_the_newest_stories_and_on_what_is_not_placed_yet() -> None:
    stories = [story(n) for n in range(WITH_TRENDING + 1)]
    paper = edition(*stories)
    assert paper.shows_trending(stories[WITH_TRENDING - 1])
    assert not paper.shows_trending(stories[WITH_TRENDING])
    assert paper.shows_trending(story(999))


def test_stories_are_gathered_by_what_they_are_filed_under() -> None:
    paper = edition(story(1), story(2, tags=(FERRIES, HARBOUR)), story(3, section=None))
    assert paper.by_author == {LENA: [0, 1, 2]}
    assert paper.by_tag == {HARBOUR: [0, 1, 2], FERRIES: [1]}
    assert paper.by_section[None] == [2]


@given(st.lists(st.lists(st.sampled_from([HARBOUR, FERRIES]), unique=True), max_size=9))
def test_every_way_on_leads_to_older_stories_only(tags: list[list[str]]) -> None:
    stories = [story(n, tags=tuple(some)) for n, some in enumerate(tags)]
    paper = edition(*stories)
    for place, one in enumerate(stories):
        ways = [*paper.related(one), *filter(None, [paper.following(one)])]
        assert all(stories.index(way) > place for way in ways)
        assert len({way.id for way in ways}) == len(ways)
