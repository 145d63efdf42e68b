"""Measures search and the list over 100,000 articles."""

import tempfile
from pathlib import Path

from benchmarks.corpus import make_desk
from benchmarks.figures import milliseconds, tell
from editor_app.domain.listing import Listing

ARTICLES, WORDS = 100_000, 120
QUERIES = {
    "two words that most articles hold": "turbine grid",
    "one word that most articles hold": "harbour",
    "a prefix of two letters": "ha",
    "a phrase": '"ferry budget"',
    "fields": "section:world author:reporter status:ready storm -ferry",
}


def main() -> int:
    """Print how long each kind of search takes."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"making {ARTICLES:,} articles of {WORDS} words", flush=True)
        with make_desk(Path(folder) / "desk", ARTICLES, WORDS) as desk:
            for name, query in QUERIES.items():
                tell(f"search, {name}", milliseconds(lambda q=query: desk.search.find(q), 25), 50)
            first = desk.articles.rows(Listing())
            tell("list, first 100 rows", milliseconds(lambda: desk.articles.rows(Listing()), 25))
            tell(
                "list, next 100 rows",
                milliseconds(lambda: desk.articles.rows(Listing(), first.next), 25),
            )
            tell("counts of all places", milliseconds(desk.articles.counts, 25))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
