from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.search_query import FACTS, Fact, SearchQuery, Term, parse
from editor_app.domain.status import Status


def test_the_whole_grammar() -> None:
    query = parse(
        'harbour section:world author:"Lena Okafor" status:draft after:2026-01-01 '
        "before:2026-02-01 -ferry pil*"
    )
    assert query == SearchQuery(
        (
            Term("harbour", prefix=True),
            Term("world", "section", prefix=True),
            Term("Lena Okafor", "byline"),
            Term("ferry", prefix=True, negative=True),
            Term("pil", prefix=True),
        ),
        Status.DRAFT,
        date(2026, 1, 1),
        date(2026, 2, 1),
    )


def test_what_an_article_is_has_and_lacks() -> None:
    assert parse("is:edited has:TK -missing:alt").facts == (
        Fact("is", "edited"),
        Fact("has", "tk"),
        Fact("missing", "alt", negative=True),
    )
    assert parse("is:ready").status is Status.READY
    assert parse("is:late").terms == (Term("is late", prefix=True),)
    assert set(FACTS) == {"is", "has", "missing"}


def test_what_is_mistyped_is_a_plain_word() -> None:
    assert parse("status:lost").terms == (Term("status lost", prefix=True),)
    assert parse("after:noon").terms == (Term("after noon", prefix=True),)
    assert parse('"unclosed phrase').terms == (Term("unclosed phrase"),)
    assert parse("- : ***") == SearchQuery()


@given(st.text())
def test_every_text_is_a_search(text: str) -> None:
    assert isinstance(parse(text), SearchQuery)
