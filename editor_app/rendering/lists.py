"""Lists of stories in pages that stay as they are: they count from the oldest."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from editor_app.domain.address import author_path, section_path, tag_path
from editor_app.domain.labels import Author, Section, Tag
from editor_app.rendering.addresses import outside_link
from editor_app.rendering.edition import Edition, shown_picture
from editor_app.rendering.page_values import Frame, ListPage


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: the places in it, newest first, and the numbers beside it.

    `number` is 0 on the front; `older` and `newer` are numbers, None where there is nothing.
    """

    number: int
    places: Sequence[int]
    older: int | None
    newer: int | None


def sheets(places: Sequence[int], size: int) -> Iterator[Sheet]:
    """Yield the pages of a list whose places stand newest first, the front before all others.

    Page 2 holds the oldest stories, page 3 the next; each is full and never changes when a story
    is added. The front shows what is newer than the last full page: between one and two pages.
    """
    full = max(0, (len(places) - size) // size)
    last = full + 1
    front = places[: len(places) - full * size]
    yield Sheet(0, front, last if full else None, None)
    for number in range(last, 1, -1):
        end = len(places) - (number - 2) * size
        older = number - 1 if number > 2 else None
        yield Sheet(number, places[end - size : end], older, 0 if number == last else number + 1)


def section_pages(
    edition: Edition, section: Section, frame: Frame, only: Container[str] | None = None
) -> Iterator[ListPage]:
    """Yield a section's front and its numbered pages; `only` names the paths that are wanted."""
    feed = f"{section_path(section)}feed.xml" if frame.address else ""
    page = ListPage("", frame, "section", section.name, section.description, (), feed=feed)
    places = edition.by_section.get(section.id, ())
    yield from _pages(edition, places, page, lambda number: section_path(section, number), only)


def author_pages(
    edition: Edition, author: Author, frame: Frame, only: Container[str] | None = None
) -> Iterator[ListPage]:
    """Yield an author's pages; the first one introduces the person."""
    picture = edition.facts.pictures.get(author.picture)
    page = ListPage(
        "",
        frame,
        "author",
        author.name,
        author.bio,
        (),
        feed=f"{author_path(author)}feed.xml" if frame.address else "",
        role=author.role,
        links=tuple(_links(author)),
        picture=shown_picture(picture, frame.language) if picture else None,
    )
    places = edition.by_author.get(author.id, ())
    yield from _pages(edition, places, page, lambda number: author_path(author, number), only)


def tag_pages(
    edition: Edition, tag: Tag, frame: Frame, only: Container[str] | None = None
) -> Iterator[ListPage]:
    """Yield a tag's pages."""
    page = ListPage("", frame, "tag", tag.name, "", ())
    places = edition.by_tag.get(tag.id, ())
    yield from _pages(edition, places, page, lambda number: tag_path(tag, number), only)


def _links(author: Author) -> Iterator[tuple[str, str]]:
    """Yield where else readers find a person; the words of a nameless one are its address."""
    if author.email and (mail := outside_link(f"mailto:{author.email}")):
        yield "", mail
    for label, address in author.links:
        if to := outside_link(address):
            yield label or to, to


def _pages(
    edition: Edition,
    places: Sequence[int],
    page: ListPage,
    path: Callable[[int], str],
    only: Container[str] | None,
) -> Iterator[ListPage]:
    for sheet in sheets(places, edition.facts.site.page_size):
        own = path(sheet.number or 1)
        if only is None or own in only:
            yield replace(
                page,
                path=own,
                teasers=edition.teasers(edition.at(sheet.places)),
                number=sheet.number,
                older=None if sheet.older is None else path(sheet.older),
                newer=None if sheet.newer is None else path(sheet.newer or 1),
                trending=edition.trending if own == path(1) and page.shows == "section" else (),
            )
