"""Pages of the house: About, Contact, Privacy; made, kept, ordered and found at a new address."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.site import HousePage
from editor_app.domain.slug import make_slug, slug_problem, unique_slug
from editor_app.domain.tidy import MAX_BODY, is_language, sound_line, sound_text
from editor_app.services.former_addresses import keep_former_page

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

MOST_PAGES = 200
_LONGEST = {"title": 200, "description": 1_000, "text": MAX_BODY}
Pages = tuple[HousePage, ...]


class HousePages:
    """What a journalist can do with pages of the house; a page is known by its slug."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def all(self) -> Pages:
        """Return the pages in the order in which they are linked."""
        return self._desk.site.get().pages

    def get(self, slug: str) -> HousePage:
        """Return the page of that slug; NotFound when there is none."""
        return _existing(self.all(), slug)

    def add(self, page: HousePage) -> Changes:
        """Make a page behind the others; without a slug it is made of the title.

        `created` is the slug.
        """
        made = ""

        def added(unit: "Unit", known: Pages) -> Pages:
            nonlocal made
            taken = {other.slug for other in (*known, *unit.sections.all())}
            made = page.slug or unique_slug(make_slug(page.title), taken.__contains__)
            return (*known, replace(page, slug=made))

        changes = self._change(added)
        return replace(changes, created=made)

    def save(self, slug: str, page: HousePage) -> Changes:
        """Keep a page in place of the one of that slug; a new slug leaves a redirect."""

        def saved(unit: "Unit", known: Pages) -> Pages:
            old = _existing(known, slug)
            after = tuple(page if other is old else other for other in known)
            _refuse(unit, tuple(tidied_page(one) for one in after))
            keep_former_page(unit, old, page)
            return after

        return self._change(saved)

    def remove(self, slug: str) -> Changes:
        """Take a page off the site."""

        def removed(_unit: "Unit", known: Pages) -> Pages:
            gone = _existing(known, slug)
            return tuple(page for page in known if page is not gone)

        return self._change(removed)

    def put_back(self, page: HousePage, place: int) -> Changes:
        """Bring a page back that was removed, to where it stood."""
        return self._change(lambda _unit, known: (*known[:place], page, *known[place:]))

    def order(self, slugs: Sequence[str]) -> Changes:
        """Set the order; pages that are not named follow in theirs."""

        def ordered(_unit: "Unit", known: Pages) -> Pages:
            named = [_existing(known, slug) for slug in dict.fromkeys(slugs)]
            return (*named, *(page for page in known if page not in named))

        return self._change(ordered)

    def _change(self, change: Callable[["Unit", Pages], Pages]) -> Changes:
        with self._desk.library.write() as unit:
            site = unit.site.get()
            pages = tuple(tidied_page(page) for page in change(unit, site.pages))
            if pages == site.pages:
                return Changes()
            _refuse(unit, pages)
            unit.site.put(replace(site, pages=pages))
        return Changes(site=True)


def tidied_page(page: HousePage) -> HousePage:
    """Return a page without what cannot be kept."""
    return replace(
        page,
        title=sound_line(page.title),
        slug=sound_line(page.slug),
        text=sound_text(page.text),
        language=sound_line(page.language),
        description=sound_line(page.description),
    )


def page_problems(page: HousePage) -> dict[str, str]:
    """Say what is wrong with a page, by field."""
    found: dict[str, str] = {}
    if not page.title:
        found["title"] = "The title is empty."
    if problem := slug_problem(page.slug):
        found["slug"] = problem
    if page.language and not is_language(page.language):
        found["language"] = f"“{page.language}” is no language tag such as en, en-GB or de."
    for name, most in _LONGEST.items():
        if len(getattr(page, name)) > most:
            found[name] = f"The {name} has more than {most:,} characters."
    return found


def pages_problems(pages: Pages) -> list[str]:
    """Say what is wrong with pages, each alone and together."""
    found = [
        f"The page “{page.title or page.slug}”: {problem}"
        for page in pages
        for problem in list(page_problems(page).values())[:1]
    ]
    if len({page.slug for page in pages}) < len(pages):
        found.append("Two pages have the same slug.")
    if len(pages) > MOST_PAGES:
        found.append(f"A site has at most {MOST_PAGES} pages of the house.")
    return found


def refuse_taken(unit: "Unit", pages: Pages) -> None:
    """Refuse a page of the house at the address of a section: both stand at the site's root."""
    sections = {section.slug: section.name for section in unit.sections.all()}
    for page in pages:
        if page.slug in sections:
            raise InvalidValue(
                f"The section “{sections[page.slug]}” stands at /{page.slug}/ already.",
                f"Give the page “{page.title}” another slug.",
            )


def _refuse(unit: "Unit", pages: Pages) -> None:
    problems = pages_problems(pages)
    if problems:
        raise InvalidValue(problems[0], "Mend it on the Site screen, under Pages.")
    refuse_taken(unit, pages)


def _existing(pages: Pages, slug: str) -> HousePage:
    found = next((page for page in pages if page.slug == slug), None)
    if found is None:
        raise NotFound(f"There is no page “{slug}”.", "See 'offstone site WORKSPACE pages list'.")
    return found
