"""Finds pages that stay as they are and lead to a page that goes: they are made anew."""

from dataclasses import replace

from editor_app.domain.address import path_of
from editor_app.domain.plan import PageChange
from editor_app.export.site_file import Comparison, Shows, Step
from editor_app.export.target_place import TargetPlace


def with_dead_links_mended(place: TargetPlace, found: Comparison) -> Comparison:
    """Return the comparison in which no article that stays leads to a page that is removed.

    What is related to an article is left as it was published, so its recipe does not tell.
    """
    going = [path_of(s.path) for s in found.steps if s.change is PageChange.REMOVED]
    # Only pages have an address that ends with a slash.
    endings = {f'/{path.split("/")[-2]}/"'.encode() for path in going if path.endswith("/")}
    if not endings:
        return found
    steps = tuple(_mended(place, step, endings) for step in found.steps)
    return replace(found, steps=steps, by_path={step.path: step for step in steps})


def _mended(place: TargetPlace, step: Step, endings: set[bytes]) -> Step:
    if step.change is not PageChange.SAME or step.file is None:
        return step
    if step.file.shows is not Shows.ARTICLE:
        return step
    data = place.read(step.path)
    if data is None:
        return step
    leads = any(ending in data for ending in endings)
    return replace(step, change=PageChange.CHANGED, fresh=None) if leads else step
