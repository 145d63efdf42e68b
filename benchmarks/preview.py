"""Measures a key in the middle of 10,000 words to the HTML that changes, through the real host."""

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.corpus import body, make_desk
from benchmarks.figures import milliseconds, tell
from editor_app.domain.article import Content
from editor_app.domain.ids import ArticleId

WORDS, KEYS = 10_000, 100


def main() -> int:
    """Print the first rendition and the next ones."""
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        with make_desk(Path(folder) / "desk", 200) as desk:
            content = Content(headline="Bench", body=body(chance, WORDS))
            key = ArticleId(desk.articles.create(content).created)
            whole = milliseconds(lambda: desk.previewing.render(key, content, previous=None), 5)
            tell("whole page of 10,000 words, again", whole)
            tell("one key", milliseconds(_Typist(desk, key, content).press, KEYS), 15)
    return 0


class _Typist:
    """Types letters into the middle of a text and asks for what changes."""

    def __init__(self, desk: Any, key: ArticleId, content: Content) -> None:
        self._desk, self._key, self._content = desk, key, content
        self._middle = content.body.index(" ", len(content.body) // 2)
        self._shown = desk.previewing.render(key, content, previous=None)

    def press(self) -> None:
        """Type one letter."""
        text = self._content.body
        typed = f"{text[: self._middle]}a{text[self._middle :]}"
        self._content = replace(self._content, body=typed)
        self._shown = self._desk.previewing.render(self._key, self._content, previous=self._shown)


if __name__ == "__main__":
    raise SystemExit(main())
