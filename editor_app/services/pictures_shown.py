"""Which pictures leave: those that pages of the site show, and no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor_app.domain.address import file_of, media_file
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.picture import Picture
from editor_app.domain.plan import PageChange
from editor_app.domain.rendition import rendition_endings, rendition_pattern
from editor_app.export.pictures_out import OWN, fingerprint
from editor_app.export.site_file import Comparison, Shows, SiteFile
from editor_app.services.picture_states import soundness
from editor_app.services.recipes import Recipes
from editor_app.services.uses import uses_in

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.services.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ShownPictures:
    """The files of pictures; those in `kept` stay though their original is lost.

    `wanted` are the paths of each picture by its name and by the ending of each file.
    """

    files: tuple[SiteFile, ...]
    kept: frozenset[str]
    wanted: Mapping[str, Mapping[str, str]]


def media_files(
    desk: "Desk",
    snapshot: "Snapshot",
    recipes: Recipes,
    pages: Comparison,
    manifest: Mapping[str, ManifestEntry],
) -> ShownPictures:
    """Return the pictures of pages that are composed now, and those that stand there already."""
    files: list[SiteFile] = []
    kept: set[str] = set()
    wanted: dict[str, Mapping[str, str]] = {}
    shared = _shared(snapshot)
    for name in dict.fromkeys(_named(snapshot, recipes, pages, manifest)):
        picture = snapshot.facts.pictures.get(name)
        if picture is None:
            continue
        paths = wanted[name] = picture_paths(picture, shared=name in shared)
        if soundness(desk.media_folder, picture) == "":
            parts = {"picture": fingerprint(picture)[:16]}
            files += (SiteFile(path, Shows.MEDIA, parts, slug=name) for path in paths.values())
        else:
            kept |= manifest.keys() & paths.values()
    return ShownPictures(tuple(files), frozenset(kept), wanted)


def picture_paths(picture: Picture, *, shared: bool) -> dict[str, str]:
    """Return where each file of a picture stands, by its ending among the renditions."""
    own = media_file(picture.name, picture.sha256)
    pattern = rendition_pattern(own)
    endings = rendition_endings(picture, shared=shared)
    return {OWN: own} | {ending: pattern.replace("*", ending) for ending in endings}


def _shared(snapshot: "Snapshot") -> set[str]:
    """Return the pictures that networks are given: those that lead a story, if they find us."""
    if not snapshot.facts.site.address:
        return set()
    return {story.content.lead_picture for story in snapshot.stories}


def _named(
    snapshot: "Snapshot",
    recipes: Recipes,
    pages: Comparison,
    manifest: Mapping[str, ManifestEntry],
) -> Iterator[str]:
    facts = snapshot.facts
    standing = {entry.path for entry in manifest.values() if entry.shows == Shows.MEDIA}
    there = {n for n, p in facts.pictures.items() if media_file(p.name, p.sha256) in standing}
    for story in snapshot.stories:
        names = recipes.pictures_of(story)
        if not names:
            continue
        step = pages.by_path.get(file_of(facts.path_of(story.content)))
        moving = step is not None and step.change is not PageChange.SAME
        yield from names if moving else names & there
    for page in facts.site.pages:
        yield from uses_in(page.text).pictures
    yield from recipes.pictures_of_site()
    shown = {key for story in snapshot.stories for key in story.content.byline}
    yield from (a.picture for key, a in facts.authors.items() if key in shown and a.picture)
