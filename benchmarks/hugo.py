"""The peer: Hugo, where it is found, and the corpus as a site for it with layouts of ours.

The layouts show the same parts of a page: head with Open Graph and JSON-LD, menu, byline, dates,
text, disclaimer, tags, *Continue reading*, three related stories, Trending, lists of twenty.
"""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import SECTIONS, Story, stories

_LAYOUTS = Path(__file__).with_name("hugo_layouts")
_VENV = Path(__file__).parents[1] / ".venv-hugo"
# As many stories carry the editors' list as on a site of ours.
_WITH_TRENDING = 200
_OLDEST = (0, 146)


@dataclass(frozen=True, slots=True)
class Hugo:
    """A program that works, and what it says of itself."""

    program: str
    version: str


def find() -> Hugo | None:
    """Return the Hugo of a virtual environment of its own, else the one on PATH.

    The package's own binary is taken: its launcher is a Python program and would only cost time.
    """
    inside = sorted(_VENV.glob("lib/*/site-packages/hugo/binaries/hugo*"))
    for program in (*map(str, inside), shutil.which("hugo")):
        if program is None:
            continue
        told = subprocess.run([program, "version"], capture_output=True, text=True, check=False)
        found = re.search(r"v(\d+)\.(\d+)\S*", told.stdout)
        if found and (int(found[1]), int(found[2])) >= _OLDEST:
            return Hugo(program, found[0].partition("-")[0])
    return None


def write_site(folder: Path, count: int, words: int) -> None:
    """Write content and layouts into a new folder."""
    shutil.copytree(_LAYOUTS, folder)
    for story in stories(count, words):
        write_story(folder, story, newest=story.number >= count - _WITH_TRENDING)


def write_story(folder: Path, story: Story, *, newest: bool = False, more: str = "") -> None:
    """Write one story; `more` is added to its text."""
    content = story.content
    number = int(str(content.section).rpartition("-")[2])
    place = folder / "content" / _slug(SECTIONS[number])
    if not place.exists():
        place.mkdir(parents=True)
        head = json.dumps({"title": SECTIONS[number]})
        (place / "_index.md").write_text(f"{head}\n", encoding="utf-8")
    front = {
        "title": content.headline,
        "standfirst": content.standfirst,
        "date": story.published.isoformat(),
        "author": [f"Reporter {int(key.rpartition('-')[2])}" for key in content.byline],
        "tag": [f"topic {int(key.rpartition('-')[2])}" for key in content.tags],
        "slug": story.slug,
        "newest": newest,
    }
    text = f"{json.dumps(front)}\n\n{content.body}{more}"
    (place / f"{story.slug}.md").write_text(text, encoding="utf-8")


def set_trending(folder: Path, chosen: list[Story]) -> None:
    """Change the editors' list."""
    named = [f"/{_slug(SECTIONS[_section(story)])}/{story.slug}" for story in chosen]
    config = folder / "hugo.toml"
    text = re.sub(r"(?m)^trending = .*$", f"trending = {json.dumps(named)}", config.read_text())
    config.write_text(text, encoding="utf-8")


def _section(story: Story) -> int:
    return int(str(story.content.section).rpartition("-")[2])


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
