"""The site's own fields: kept, tidied and checked."""

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from editor_app.domain.changes import Changes
from editor_app.domain.errors import InvalidValue
from editor_app.domain.home import home_mistakes, tidied_home
from editor_app.domain.site import Site
from editor_app.domain.tidy import is_language, sound_line
from editor_app.services.house_pages import pages_problems, refuse_taken, tidied_page
from editor_app.services.look import look_mistakes, mended, tidied_look

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


class SiteDesk:
    """What a journalist can do with the site."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def get(self) -> Site:
        """Return the site's fields."""
        with self._desk.library.read() as unit:
            return unit.site.get()

    def save(self, site: Site) -> Changes:
        """Keep the site's fields; InvalidValue names what cannot be."""
        site = sound_site(site)
        with self._desk.library.write() as unit:
            if unit.site.get() == site:
                return Changes()
            self._refuse_unknown(unit, site)
            refuse_taken(unit, site.pages)
            unit.site.put(site)
        return Changes(site=True)

    def wear(self, theme: str) -> tuple[Changes, tuple[str, ...]]:
        """Let the site wear a theme; colours that cannot be read in it give way, and are told."""
        site, told = mended(replace(self.get(), theme=theme))
        return self.save(site), told

    def mended(self, site: Site) -> tuple[Site, tuple[str, ...]]:
        """Return the site with the nearest colours that can be read, and what was changed."""
        return mended(_tidied(site))

    def _refuse_unknown(self, unit: "Unit", site: Site) -> None:
        """Refuse a theme or a picture that nobody has."""
        names = self._desk.themes.names()
        if site.theme not in names:
            raise InvalidValue(
                f"There is no theme “{site.theme}”.", f"Choose {' or '.join(names)}."
            )
        for name in site.look.pictures:
            if unit.pictures.by_name(name) is None:
                raise InvalidValue(f"There is no picture “{name}”.", "Add it in Media first.")

    def problems(self, site: Site) -> tuple[str, ...]:
        """Say, field by field, what is worth mending."""
        found = _mistakes(_tidied(site))
        if not site.address:
            found.append(
                "The site has no address: canonical links, feeds and sitemaps are left out."
            )
        return tuple(found)


def sound_site(site: Site) -> Site:
    """Return the site fit to be stored; InvalidValue says what is wrong."""
    site = _tidied(site)
    mistakes = _mistakes(site)
    if mistakes:
        nearest = next((m.nearest for m in look_mistakes(site) if m.sentence == mistakes[0]), "")
        near = f"The nearest that can be read is {nearest}." if nearest else ""
        raise InvalidValue(mistakes[0], near or "Mend it on the Site screen and save again.")
    return site


def _tidied(site: Site) -> Site:
    return replace(
        site,
        name=sound_line(site.name),
        tagline=sound_line(site.tagline),
        address=sound_line(site.address).rstrip("/"),
        language=sound_line(site.language),
        contact=sound_line(site.contact),
        pages=tuple(tidied_page(page) for page in site.pages),
        trending=tuple(dict.fromkeys(site.trending)),
        look=tidied_look(site.look),
        home=tidied_home(site.home),
    )


def _mistakes(site: Site) -> list[str]:
    found: list[str] = []
    if not site.name:
        found.append("The site has no name.")
    if len(site.name) > 200 or len(site.tagline) > 500:
        found.append("The name or the tagline is too long.")
    if site.address and not is_web_address(site.address):
        found.append(f"“{site.address}” is no address of a site: it begins with https://.")
    if not is_language(site.language):
        found.append(f"“{site.language}” is no language tag such as en, en-GB or de.")
    if not _is_zone(site.time_zone):
        found.append(f"“{site.time_zone}” is no time zone such as Europe/London or UTC.")
    if not 1 <= site.page_size <= 200:
        found.append("A list page shows between 1 and 200 stories.")
    found += [*(mistake.sentence for mistake in look_mistakes(site)), *home_mistakes(site.home)]
    return [*found, *_social_mistakes(site), *pages_problems(site.pages)]


def _social_mistakes(site: Site) -> list[str]:
    return [
        f"“{link.address}” is no address for {link.network}: it begins with https://."
        for link in site.social
        if not (is_web_address(link.address) or link.address.startswith("mailto:"))
    ]


def is_web_address(address: str) -> bool:
    """Whether an address is a full http or https one without a query."""
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address
    except ValueError:
        return False


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
