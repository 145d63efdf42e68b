"""What is previewed is what is published: the same bytes, markers off and addresses mapped."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from editor_app.domain.look import Look
from editor_app.domain.status import Status
from editor_app.rendering.links import strip_markers
from editor_app.services.desk import Desk
from tests.conftest import FixedClock
from tests.sample import Samples

_BASE = "https://courier.example"
_LINK = re.compile(r'(?<= )((?:href|src)=)"([^"#][^"]*)"')
_ABSOLUTE = re.compile(rf'"{re.escape(_BASE)}(/[^"]*)"')
_HASH = re.compile(r"-[0-9a-f]{8}(?=(?:-\d+)?\.[a-z0-9]+\Z)")
_OFFERED = re.compile(r'(?<= )srcset="([^"]*)"')
# What the preview gives for a rendition: the original, by an address of its own.
_RENDITION = re.compile(r"\.[a-z]+/(\d+\.[a-z]+)\Z")


@pytest.fixture
def newsroom(samples: Samples, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    with samples.open(tmp_path / "desk", address=_BASE, clock=clock) as desk:
        yield desk


def resolved(page: str, path: str) -> str:
    """Return a page whose own addresses are counted from the root, without hashes in names."""

    def plain(address: str) -> str:
        return _RENDITION.sub(r"-\1", _HASH.sub("", address))

    def link(match: re.Match[str]) -> str:
        return f'{match[1]}"{plain(urljoin(f"{_BASE}/{path}", match[2]))}"'

    def offered(match: re.Match[str]) -> str:
        pairs = (one.split() for one in match[1].split(","))
        told = (f"{plain(urljoin(f'{_BASE}/{path}', address))} {w}" for address, w in pairs)
        return f'srcset="{", ".join(told)}"'

    def absolute(match: re.Match[str]) -> str:
        return f'"{_BASE}{plain(match[1])}"'

    return _ABSOLUTE.sub(absolute, _OFFERED.sub(offered, _LINK.sub(link, page)))


def dress(desk: Desk) -> None:
    """Give the desk another theme, a look, and layouts of its own."""
    own = desk.folder / "themes" / "folio"
    own.mkdir(parents=True)
    (own / "block.html").write_text("<aside>{{ label }}: {{ placed(shown.html) }}</aside>", "utf-8")
    (own / "card.html").write_text(
        "<article>{{ picture(teaser.picture, '') if teaser.picture }}"
        "<h3>{{ link(to_article(teaser.slug), teaser.headline) }}</h3></article>",
        "utf-8",
    )
    logo = desk.pictures.all()[0].name
    desk.site.save(replace(desk.site.get(), theme="folio", look=Look(accent="#7a2352", logo=logo)))


@pytest.mark.parametrize("dressed", [False, True])
def test_what_is_previewed_is_what_is_published(
    newsroom: Desk, tmp_path: Path, *, dressed: bool
) -> None:
    if dressed:
        dress(newsroom)
    target = tmp_path / "site"
    target.mkdir()
    newsroom.publishing.publish(target)
    newsroom.clock.advance(seconds=60)
    compared = 0
    with newsroom.library.read() as unit:
        finished = [p for p in unit.articles.pinned() if p.status is Status.PUBLISHED]
    for story in finished:
        article = newsroom.articles.get(story.id)
        files = list(target.glob(f"*/{story.content.slug}/index.html"))
        if not files or article.edited:
            continue
        preview = newsroom.previewing.render(story.id, story.content, previous=None)
        assert preview.message == ""
        path = files[0].parent.relative_to(target).as_posix() + "/"
        published = files[0].read_text(encoding="utf-8")
        assert resolved(strip_markers(preview.page or ""), path) == resolved(published, path)
        compared += 1
    assert compared >= 8


def test_the_preview_of_a_ready_story_is_what_will_be_published(
    newsroom: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    with newsroom.library.read() as unit:
        waiting = [
            p
            for p in unit.articles.pinned()
            if p.status is Status.READY and p.content.embargo is None and not p.trashed
        ]
    previews = {
        story.content.slug: newsroom.previewing.render(story.id, story.content, previous=None)
        for story in waiting
    }
    newsroom.publishing.publish(target)
    compared = 0
    for slug, preview in previews.items():
        for file in target.glob(f"*/{slug}/index.html"):
            path = file.parent.relative_to(target).as_posix() + "/"
            made = resolved(strip_markers(preview.page or ""), path)
            assert made == resolved(file.read_text(encoding="utf-8"), path)
            compared += 1
    assert compared >= 1
