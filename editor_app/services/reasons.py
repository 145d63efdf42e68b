"""Why each file of the site is written, in the words of the desk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.plan import PageChange, Plan, PlannedPage
from editor_app.domain.status import Status
from editor_app.domain.template import Template
from editor_app.export.recipe import differing
from editor_app.export.site_file import Shows, SiteFile, Step

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot
    from editor_app.services.survey import Survey

_STANDS = {
    "changed": "changed by hand at the target",
    "deleted": "deleted by hand at the target",
    "older": "as it was earlier at the target",
}
_WORDS = {
    "theme": "new look",
    "site": "site’s own fields",
    "text": "text revised",
    "dates": "date",
    "people": "author’s entry",
    "labels": "section or tag",
    "pictures": "picture",
    "links": "where a link leads",
    "order": "order of templates",
    "next": "continue reading",
    "translations": "its translations",
    "trending": "trending list",
    "home": "home page chosen anew",
    "withdrawn": "withdrawn: leaves a notice",
}
_TEMPLATE = "template:"
_NEW = {
    Shows.ASSET: "part of the theme",
    Shows.MEDIA: "shown on a page",
    Shows.PAGE: "page of the house",
    Shows.FEED: "lists them",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What reasons are made of: `moving` are the stories whose own page is new or changed."""

    templates: Mapping[TemplateId, Template]
    stories: Mapping[ArticleId, PinnedArticle]
    withdrawn: Collection[ArticleId]
    moving: frozenset[str]
    first: bool


def told_of(snapshot: "Snapshot", steps: Collection[Step], *, first: bool) -> Told:
    """Gather what the reasons of a comparison are made of; `first` when nothing stood there."""
    moving = {
        step.file.article if step.file else step.entry.article if step.entry else ""
        for step in steps
        if step.change is not PageChange.SAME and _is_article(step)
    }
    return Told(
        snapshot.attachments.templates,
        {story.id: story for story in snapshot.stories},
        {story.id for story in snapshot.withdrawn},
        frozenset(moving - {""}),
        first,
    )


def told_plan(survey: "Survey", made: Mapping[str, int] | None = None) -> Plan:
    """Return a survey as a plan in words; `made` are the sizes of what was made in the end.

    With `made`, what turned out to be as it stands is told as the same.
    """
    steps = survey.comparison.steps
    told = told_of(survey.snapshot, steps, first=survey.first)
    pages: list[PlannedPage] = []
    for step in steps:
        change, size = step.change, step.entry.size if step.entry else 0
        if made is not None and change in {PageChange.NEW, PageChange.CHANGED}:
            if step.path in made:
                size = made[step.path]
            elif step.entry is None:
                continue
            else:
                change = PageChange.SAME
        slug = step.file.slug if step.file and step.file.article else ""
        why = reason(step if change is step.change else replace(step, change=change), told)
        pages.append(PlannedPage(step.path, change, why, size, slug))
    return Plan(tuple(pages), survey.held)


def reason(step: Step, told: Told) -> str:
    """Say why a file is written, removed or left alone."""
    if step.change is PageChange.SAME:
        return "nothing it shows has changed" if step.file else "kept as it stands"
    if step.change is PageChange.REMOVED:
        return _removed(step, told)
    if step.file is None:
        return ""
    stands = _STANDS.get(step.by_hand, "")
    if stands and step.entry and step.entry.fingerprint == step.file.recipe:
        return stands
    why = _new(step.file, told) if step.entry is None else _changed(step, step.file, told)
    return f"{why}; {stands}" if stands else why


def _new(file: SiteFile, told: Told) -> str:
    if file.shows is Shows.ARTICLE:
        if file.article in told.withdrawn:
            return _WORDS["withdrawn"]
        story = told.stories.get(ArticleId(file.article))
        ready = story is None or story.status is Status.READY
        return "article ready" if ready else "not yet at this target"
    if file.shows is Shows.LIST:
        return _lists(file, told)
    return _NEW[file.shows]


def _changed(step: Step, file: SiteFile, told: Told) -> str:
    before = step.entry.fingerprint if step.entry else ""
    if file.shows in {Shows.LIST, Shows.FEED} and told.moving & set(file.lists):
        return _lists(file, told) if file.shows is Shows.LIST else "lists them"
    found = differing(before, file.parts)
    if "withdrawn" in found and not found["withdrawn"][0]:
        return _WORDS["withdrawn"]
    if any(name.startswith(_TEMPLATE) and not all(values) for name, values in found.items()):
        found = {name: values for name, values in found.items() if name != "order"}
    words = [_part(name, *values, told) for name, values in found.items()]
    said = list(dict.fromkeys(word for word in words if word))
    return "; ".join(said) or _otherwise(file)


def _part(name: str, old: str, new: str, told: Told) -> str:
    if name == "corrections":
        return _corrected(old, new)
    if name.startswith(_TEMPLATE):
        return _template(TemplateId(name.removeprefix(_TEMPLATE)), old, new, told)
    return _WORDS.get(name, "")


def _corrected(old: str, new: str) -> str:
    before, now = (int(value.partition(".")[0] or 0) for value in (old, new))
    if now == before:
        return "correction changed"
    return "correction added" if now > before else "correction struck"


def _template(key: TemplateId, old: str, new: str, told: Told) -> str:
    template = told.templates.get(key)
    name = template.kind.value if template else "template"
    if not new:
        return f"{name} taken off"
    version, before = new.partition(".")[0], old.partition(".")[0]
    if not old:
        return f"{name} added"
    return f"{name} v{version}" if version != before else f"{name} moved"


def _lists(file: SiteFile, told: Told) -> str:
    number = len(told.moving & set(file.lists))
    if number:
        return f"lists {number} of them"
    return "first publication here" if told.first else _otherwise(file)


def _otherwise(file: SiteFile) -> str:
    if file.shows is Shows.LIST:
        return "other stories on it"
    return "a story it leads to goes" if file.shows is Shows.ARTICLE else "made anew"


def _removed(step: Step, told: Told) -> str:
    why = _why_removed(step, told)
    return f"{why}; {_STANDS[step.by_hand]}" if step.by_hand == "changed" else why


def _why_removed(step: Step, told: Told) -> str:
    if not _is_article(step) or step.entry is None:
        return "nothing shows it any more"
    if step.entry.article in told.stories:
        return "stands at another address"
    return "article taken off the site"


def _is_article(step: Step) -> bool:
    shows = step.file.shows if step.file else step.entry.shows if step.entry else ""
    return shows == Shows.ARTICLE
