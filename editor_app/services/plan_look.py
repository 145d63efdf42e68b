"""Before and after of any file of a plan: what stands at the target, and what would be written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from editor_app.domain.address import file_of
from editor_app.domain.errors import NotFound
from editor_app.domain.file_look import FileLook
from editor_app.domain.plan import PageChange, PlannedPage
from editor_app.domain.progress import Silent
from editor_app.domain.word_changes import WordChange, word_changes
from editor_app.export.ninjs_document import plain_text
from editor_app.export.site_file import Shows, Step
from editor_app.export.targets import place_at
from editor_app.services.making import Maker
from editor_app.services.reasons import told_plan
from editor_app.services.survey import Surveyor
from editor_app.services.targets import known_files

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.survey import Survey

# What of a page is no word that readers see.
_UNSEEN = re.compile(
    r"\A.*?<body\b[^>]*>|<(script|style|svg)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)


class PlanLook:
    """One survey of a target, kept while its files are looked at one after another.

    Nothing is written. It is also what pictures and parts of the theme on those pages come from,
    by the names that they have on the site.
    """

    def __init__(self, desk: "Desk", folder: Path, leave_out: frozenset[str]) -> None:
        self._desk, self._place = desk, place_at(folder)
        with desk.library.read() as unit:
            # Files of others are named when publishing is asked for.
            known = known_files(unit, desk.workspace.id, folder, adopt=True)
            self._survey = Surveyor(desk, unit, folder, known, Silent()).survey(leave_out)
        self._pages = {page.path: page for page in told_plan(self._survey).pages}
        self._made: dict[str, bytes] = {}
        self._told: dict[str, str] = {}
        self._lock = Lock()

    def file(self, path: str) -> FileLook:
        """Return a file before and after, by its path or address; NotFound when it is neither."""
        page = self._planned(path)
        before = self._place.read(page.path)
        if page.change is PageChange.SAME:
            return FileLook(page.path, page.change, page.reason, before, before)
        if page.change is PageChange.REMOVED:
            return FileLook(page.path, page.change, page.reason, before, None)
        with self._lock:
            if page.path not in self._told:
                self._told[page.path] = self._make(page.path)
        after = self._made.get(page.path)
        message = self._told[page.path]
        return FileLook(page.path, page.change, page.reason, before, after, message)

    def picture(self, name: str) -> bytes:
        """Return a picture as it is published; NotFound when it is not."""
        return self._part(f"media/{name}")

    def asset(self, name: str) -> bytes:
        """Return a part of the theme as it is published; NotFound when it is not."""
        return self._part(f"assets/{name}")

    def _part(self, path: str) -> bytes:
        assets = self._survey.assets.values()
        fresh = (file.data for file in assets if path == f"assets/{file.name}")
        data = self._made.get(path) or next(fresh, None) or self._place.read(path)
        if data is None:
            raise NotFound(f"“{path}” is not on the site.")
        return data

    def _planned(self, path: str) -> PlannedPage:
        asked = path.lstrip("/")
        for found in (asked, file_of(asked), f"{asked}/index.html"):
            if found in self._pages:
                return self._pages[found]
        raise NotFound(
            f"The site has no “{path}”, now or after publishing.",
            "'offstone publish … --dry-run' names every file that would change.",
        )

    def _make(self, path: str) -> str:
        """Make that file, and the new pictures that it shows; return what was left out."""
        with self._desk.library.read() as unit:
            survey = _only(self._survey, path)
            with Maker(self._desk, unit, survey, Silent()) as maker:
                self._made |= {made.step.path: made.data for made in maker.make()}
            return " ".join(maker.messages)


def words_changed(look: FileLook) -> tuple[WordChange, ...]:
    """Return the words that readers see of a page, before and after."""
    before, after = (plain_text(_UNSEEN.sub("", text)) for text in look.texts)
    return word_changes(before, after)


def _only(survey: "Survey", path: str) -> "Survey":
    """Return a survey in which nothing is to be done but this file and what it shows."""
    steps = tuple(_kept(survey.comparison.steps, path))
    by_path = {step.path: step for step in steps}
    comparison = replace(survey.comparison, steps=steps, by_path=by_path)
    return replace(survey, comparison=comparison)


def _kept(steps: tuple[Step, ...], path: str) -> Iterator[Step]:
    for step in steps:
        if step.path == path:
            # A picture is made although no page that is made now asks for it.
            new = _shows(step) == Shows.MEDIA
            yield replace(step, change=PageChange.CHANGED) if new else step
        elif _shows(step) == Shows.MEDIA:
            still = step.change is PageChange.CHANGED
            yield replace(step, change=PageChange.SAME) if still else step


def _shows(step: Step) -> str:
    if step.file is not None:
        return step.file.shows.value
    return step.entry.shows if step.entry is not None else ""
