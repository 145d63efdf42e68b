from hypothesis import given
from hypothesis import strategies as st

from editor_app.rendering.compose import frame
from editor_app.rendering.lists import author_pages, section_pages, sheets, tag_pages
from tests.rendering.newsroom import FERRIES, HARBOUR, LENA, ROSA, SCIENCE, WORLD, edition, story


def test_the_front_shows_the_newest_and_numbers_count_from_the_oldest() -> None:
    found = list(sheets(range(8), 3))
    assert [(s.number, list(s.places), s.older, s.newer) for s in found] == [
        (0, [0, 1, 2, 3, 4], 2, None),
        (2, [5, 6, 7], None, 0),
    ]
    assert [(s.number, s.older, s.newer) for s in sheets(range(9), 3)] == [
        (0, 3, None),
        (3, 2, 0),
        (2, None, 3),
    ]


def test_an_empty_list_has_a_front() -> None:
    assert [(s.number, list(s.places), s.older) for s in sheets([], 3)] == [(0, [], None)]


@given(st.integers(0, 60), st.integers(1, 7))
def test_every_story_stands_once_and_full_pages_stay_as_they_are(count: int, size: int) -> None:
    oldest_last = list(range(count))
    pages = list(sheets(oldest_last, size))
    assert [place for page in pages for place in page.places] == oldest_last
    # One more story, in front of all others, moves every place by one.
    after = {page.number: [p - 1 for p in page.places] for page in sheets(range(count + 1), size)}
    for page in pages[1:]:
        assert after[page.number] == list(page.places)


def test_pages_of_a_section() -> None:
    paper = edition(*[story(n) for n in range(7)])
    front, second = section_pages(paper, paper.facts.sections[WORLD], frame(paper.facts))
    assert (front.path, front.older, front.newer) == ("world/", "world/page/2/", None)
    assert (second.path, second.older, second.newer) == ("world/page/2/", None, "world/")
    assert front.feed == "world/feed.xml"
    assert front.trending
    assert not second.trending
    assert len(front.teasers) + len(second.teasers) == 7


def test_a_section_without_stories_has_a_front_and_without_an_address_no_feed() -> None:
    paper = edition(address="")
    (page,) = section_pages(paper, paper.facts.sections[SCIENCE], frame(paper.facts))
    assert page.teasers == ()
    assert page.feed == ""


def test_only_the_pages_that_are_wanted_are_made() -> None:
    paper = edition(*[story(n) for n in range(9)])
    section = paper.facts.sections[WORLD]
    found = section_pages(paper, section, frame(paper.facts), {"world/page/2/"})
    assert [page.path for page in found] == ["world/page/2/"]


def test_an_authors_page_introduces_the_person() -> None:
    paper = edition(story(1))
    lena, rosa = paper.facts.authors[LENA], paper.facts.authors[ROSA]
    (page,) = author_pages(paper, lena, frame(paper.facts))
    assert (page.name, page.role, page.path) == ("Lena Okafor", "Reporter", "author/lena-okafor/")
    assert page.links == (("", "mailto:lena@courier.example"), ("Her site", "https://lena.example"))
    assert page.picture is not None
    (other,) = author_pages(paper, rosa, frame(paper.facts))
    assert (other.links, other.picture, other.teasers) == ((), None, ())


def test_a_tags_page_lists_its_stories() -> None:
    paper = edition(story(1), story(2, tags=(FERRIES,)))
    (page,) = tag_pages(paper, paper.facts.tags[HARBOUR], frame(paper.facts))
    assert [teaser.slug for teaser in page.teasers] == ["story-1"]
    assert page.path == "tag/harbour/"
