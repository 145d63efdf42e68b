"""Measures a save of 1,000 and of 10,000 words, full-text index and durable commit included."""

import random
import tempfile
from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks.corpus import body, make_desk
from benchmarks.figures import milliseconds, tell
from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId


def main() -> int:
    """Print how long a save takes on a desk of 1,000 articles."""
    chance = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        with make_desk(Path(folder) / "desk", 1000) as desk:
            for words, budget in ((1000, 6.0), (10_000, None)):
                content = Content(headline="Bench", body=body(chance, words))
                key = ArticleId(desk.articles.create(content).created)
                numbers = count()

                def save(content: Content = content, key: ArticleId = key) -> None:
                    changed = replace(content, body=f"{content.body}{next(numbers)}")  # noqa: B023
                    desk.articles.save(key, changed, sitting="bench")

                tell(f"save of {words:,} words", milliseconds(save, 40), budget)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
