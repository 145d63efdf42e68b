"""Writes the corpus as a site for Hugo, with layouts of ours that show the same parts of a page."""

import json
import shutil
from pathlib import Path

from benchmarks.corpus import SECTIONS, stories

_LAYOUTS = Path(__file__).with_name("hugo_layouts")


def write_site(folder: Path, count: int, words: int = 400) -> None:
    """Write content and layouts into a new folder."""
    shutil.copytree(_LAYOUTS, folder)
    for story in stories(count, words):
        content = story.content
        number = int(str(content.section).rpartition("-")[2])
        place = folder / "content" / SECTIONS[number].lower().replace(" ", "-")
        place.mkdir(parents=True, exist_ok=True)
        front = {
            "title": content.headline,
            "standfirst": content.standfirst,
            "date": story.published.isoformat(),
            "author": [f"Reporter {int(key.rpartition('-')[2])}" for key in content.byline],
            "tag": [f"topic {int(key.rpartition('-')[2])}" for key in content.tags],
            "slug": story.slug,
        }
        text = f"{json.dumps(front)}\n\n{content.body}"
        (place / f"{story.slug}.md").write_text(text, encoding="utf-8")
