import json
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.archive import Month
from editor_app.rendering import archive
from editor_app.rendering.compose import frame
from editor_app.rendering.dates import counted, month_words
from editor_app.rendering.edition import Edition
from editor_app.rendering.structured_data import structured_data
from editor_app.rendering.theme import load_theme
from tests.rendering.newsroom import NOON, edition, story


def _at(*times: datetime, **site: object) -> Edition:
    newest_first = sorted(times, reverse=True)
    return edition(*[story(n, published=when) for n, when in enumerate(newest_first)], **site)


# Midnight on the first of December is still November in London, and already December in Berlin.
TURN = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)


def test_months_are_those_of_the_zone_of_the_site() -> None:
    times = (TURN, TURN - timedelta(hours=1), datetime(2025, 1, 5, tzinfo=UTC))
    there = archive.months_of(_at(*times))
    assert {month: list(places) for month, places in there.items()} == {
        Month(2026, 12): [0],
        Month(2026, 11): [1],
        Month(2025, 1): [2],
    }
    here = archive.months_of(_at(*times, time_zone="UTC"))
    assert [list(places) for places in here.values()] == [[0, 1], [2]]


@given(st.lists(st.integers(0, 3_000_000), max_size=40))
def test_every_story_stands_in_its_month(minutes: list[int]) -> None:
    paper = _at(*(NOON - timedelta(minutes=m) for m in minutes))
    months = archive.months_of(paper)
    assert [p for places in months.values() for p in places] == list(range(len(minutes)))
    for month, places in months.items():
        for place in places:
            local = (paper.stories[place].published or NOON).astimezone(paper.zone)
            assert (local.year, local.month) == (month.year, month.number)
        shown = [
            teaser.slug
            for page in archive.month_pages(paper, month, frame(paper.facts))
            for day in page.days
            for teaser in day.teasers
        ]
        assert shown == [paper.stories[place].content.slug for place in places]


def test_the_archive_counts_by_year_and_month() -> None:
    paper = _at(TURN, NOON, NOON, datetime(2025, 1, 5, tzinfo=UTC), language="de")
    months = archive.months_of(paper)
    page = archive.archive_page(paper, months, frame(paper.facts))
    assert [(y.name, y.stories) for y in page.years] == [("2026", 3), ("2025", 1)]
    assert [(m.name, m.path, m.stories) for m in page.years[0].months] == [
        ("Dezember", "archive/2026/12/", 1),
        ("November", "archive/2026/11/", 2),
    ]
    year = archive.year_page(paper, months, 2025, frame(paper.facts))
    assert (year.path, year.year, len(year.years)) == ("archive/2025/", "2025", 1)


def test_a_month_shows_its_days_in_the_language_of_the_site_and_leads_on() -> None:
    early = datetime(2026, 9, 1, tzinfo=UTC)
    paper = _at(TURN, NOON, NOON - timedelta(days=1), early, language="fr")
    (page,) = archive.month_pages(paper, Month(2026, 11), frame(paper.facts))
    assert page.month.name == "Novembre 2026"
    assert page.month.stories == 2
    assert [day.day.long for day in page.days] == [
        "lundi 23 novembre 2026",
        "dimanche 22 novembre 2026",
    ]
    assert page.before is not None
    assert (page.before.name, page.before.path) == ("Septembre 2026", "archive/2026/09/")
    assert page.after is not None
    assert page.after.path == "archive/2026/12/"
    (last,) = archive.month_pages(paper, Month(2026, 12), frame(paper.facts))
    assert last.after is None
    (first,) = archive.month_pages(paper, Month(2026, 9), frame(paper.facts))
    assert first.before is None


def test_a_crowded_month_has_numbered_pages_that_stay() -> None:
    many = 2 * archive.MONTH_SIZE + 1
    paper = _at(*(NOON - timedelta(minutes=n) for n in range(many)))
    front, second = archive.month_pages(paper, Month(2026, 11), frame(paper.facts))
    assert (front.number, front.older) == (0, "archive/2026/11/page/2/")
    assert (second.path, second.newer) == ("archive/2026/11/page/2/", "archive/2026/11/")
    assert sum(len(day.teasers) for day in second.days) == archive.MONTH_SIZE
    wanted = {"archive/2026/11/page/2/"}
    found = archive.month_pages(paper, Month(2026, 11), frame(paper.facts), wanted)
    assert [page.path for page in found] == ["archive/2026/11/page/2/"]


def test_the_search_page_names_years_and_no_numbers() -> None:
    paper = _at(NOON, NOON, datetime(2025, 1, 5, tzinfo=UTC))
    page = archive.search_page(archive.months_of(paper), frame(paper.facts))
    assert [(y.name, y.path, y.stories, y.words) for y in page.years] == [
        ("2026", "archive/2026/", "2026.js", "2026-words.js"),
        ("2025", "archive/2025/", "2025.js", "2025-words.js"),
    ]


def test_numbers_of_things_in_the_plural_of_the_language() -> None:
    theme = load_theme("courier", with_faces=False)

    def said(number: int, language: str) -> str:
        return counted(theme.words_of(language), "stories", number, language)

    assert [said(n, "en") for n in (0, 1, 1234)] == ["0 stories", "1 story", "1,234 stories"]
    assert [said(n, "fr") for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
    assert [said(n, "ar") for n in (1, 2, 3, 11)] == [
        "مقال واحد",
        "مقالان",
        "3 مقالات",
        "11 مقالًا",
    ]
    assert said(3, "cs") == "3 stories"
    assert month_words(NOON.date(), "es").whole == "Noviembre de 2026"


def test_machines_are_told_the_way_to_a_month() -> None:
    paper = _at(NOON, datetime(2025, 1, 5, tzinfo=UTC))
    months, shared = archive.months_of(paper), frame(paper.facts)
    pages = [
        archive.archive_page(paper, months, shared),
        archive.year_page(paper, months, 2026, shared),
        next(archive.month_pages(paper, Month(2026, 11), shared)),
    ]
    told = [json.loads(structured_data(page, _absolute, lambda _: ""))["@graph"] for page in pages]
    assert [one[0]["name"] for one in told] == ["Archive", "2026", "November 2026"]
    assert [step["name"] for step in told[2][1]["itemListElement"]] == [
        *("The Gulf Courier", "Archive", "2026", "November 2026"),
    ]
    assert told[2][1]["itemListElement"][-1]["item"] == "https://x.example/archive/2026/11/"
    assert structured_data(archive.search_page(months, shared), _absolute, lambda _: "") == ""


def _absolute(path: str) -> str:
    return f"https://x.example/{path}"
