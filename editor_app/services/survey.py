"""What publishing would do at a target: the plan, compared, with everything held that must be."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.article import PinnedArticle
from editor_app.domain.finding import Finding, Severity
from editor_app.domain.ids import ArticleId
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import Held, PageChange
from editor_app.domain.progress import Reporter, stop_if_cancelled
from editor_app.export.comparison import compare, merged
from editor_app.export.dead_links import with_dead_links_mended
from editor_app.export.recipe import digest
from editor_app.export.site_file import Comparison, Shows, SiteFile
from editor_app.export.targets import place_at
from editor_app.rendering.edition import Edition
from editor_app.rendering.theme import FACES, AssetFile, Theme, asset_files
from editor_app.services.addresses import Addresses
from editor_app.services.feeds import Feeds, feed_files
from editor_app.services.marks import ROOT_ICON, root_icon
from editor_app.services.page_making import PageMaker
from editor_app.services.passed import Passed
from editor_app.services.pictures_shown import media_files
from editor_app.services.recipes import Known, Recipes
from editor_app.services.search_index import SearchIndex
from editor_app.services.site_plan import Planner, SitePlan, page_files
from editor_app.services.snapshot import Snapshot
from editor_app.services.standing import standing_as_before, with_standing
from editor_app.services.story_checks import StoryChecks
from editor_app.services.uses import UsesMemory, with_bodies

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit

_BATCH = 200
Manifest = Mapping[str, ManifestEntry]


@dataclass(frozen=True, slots=True)
class Survey:
    """All that is known before the first page is composed; `first` when nothing stood there.

    `pictures` are the paths of each by its name and by the ending of each file.
    """

    snapshot: Snapshot
    edition: Edition
    recipes: Recipes
    plan: SitePlan
    feeds: Feeds
    search: SearchIndex
    addresses: Addresses
    maker: PageMaker
    assets: Mapping[str, AssetFile]
    comparison: Comparison
    pictures: Mapping[str, Mapping[str, str]]
    held: tuple[Held, ...]
    first: bool


class Surveyor:
    """Surveys one target over one snapshot of the library."""

    def __init__(
        self, desk: "Desk", unit: "Unit", folder: Path, manifest: Manifest, reporter: Reporter
    ) -> None:
        self._desk, self._unit, self._place = desk, unit, place_at(folder)
        self._manifest, self._reporter = manifest, reporter
        self._checked: set[ArticleId] = set()

    def survey(self, leave_out: frozenset[str]) -> Survey:
        """Return what is to be done; checks run on what would go out, until all of it may."""
        self._reporter.report(0, 0, "Looking at the site")
        snapshot = Snapshot.read(self._unit, self._desk.clock, leave_out=leave_out)
        site = snapshot.facts.site
        maker = self._desk.themes.maker(site, snapshot.facts.pictures, with_faces=site.own_faces)
        held = {h.slug: h for h in snapshot.held}
        while True:
            stop_if_cancelled(self._reporter)
            made = self._compared(snapshot, maker, held.values())
            found = self._must_fix(made)
            if not found:
                return made
            held |= {h.slug: h for h in found}

    def _compared(self, snapshot: Snapshot, maker: PageMaker, held: Collection[Held]) -> Survey:
        theme = maker.theme
        stood = standing_as_before(self._unit, snapshot, held, self._manifest)
        snapshot = with_standing(snapshot, stood, held)
        edition = Edition(snapshot.facts, snapshot.stories, snapshot.corrections)
        assets = _assets(theme, own_faces=snapshot.facts.site.own_faces)
        reachable = page_files(snapshot, edition) | feed_files(snapshot)
        addresses = _addresses(snapshot, reachable, assets)
        stop_if_cancelled(self._reporter)
        uses = UsesMemory(self._desk).of(self._unit, snapshot.stories)
        recipes = Recipes(snapshot, edition, Known(theme.fingerprint, uses, addresses))
        plan = Planner(snapshot, edition, recipes, stood.files).plan()
        feeds, search = Feeds(snapshot, edition, recipes), SearchIndex(self._desk, edition, recipes)
        files = [*plan.files, *feeds.files(), *search.files(), *_asset_files(assets, theme)]
        stop_if_cancelled(self._reporter)
        self._place.check_paths(file.path for file in files)
        kept = stood.files
        if kept:
            # A page that stays as it stands needs the styles it was made with.
            kept |= {e.path for e in self._manifest.values() if e.shows == Shows.ASSET}
        found = compare(self._place, files, self._only(Shows.MEDIA, inside=False), kept)
        pages = with_dead_links_mended(self._place, found)
        stop_if_cancelled(self._reporter)
        pictures = media_files(self._desk, snapshot, recipes, pages, self._manifest)
        media = compare(
            self._place, pictures.files, self._only(Shows.MEDIA, inside=True), pictures.kept
        )
        return Survey(
            snapshot,
            edition,
            recipes,
            plan,
            feeds,
            search,
            addresses,
            maker,
            assets,
            merged(pages, media),
            pictures.wanted,
            tuple(sorted(held, key=lambda h: h.slug)),
            not self._manifest,
        )

    def _only(self, shows: Shows, *, inside: bool) -> Manifest:
        entries = self._manifest.items()
        return {path: entry for path, entry in entries if (entry.shows == shows) is inside}

    def _must_fix(self, made: Survey) -> list[Held]:
        """Check what would go out and was not checked yet; return what must be held back."""
        moving = {
            made.plan.articles[step.path].id: step.file.recipe
            for step in made.comparison.steps
            if step.change in {PageChange.NEW, PageChange.CHANGED}
            and step.path in made.plan.articles
            and step.file is not None
        }
        fresh = [
            story
            for story in made.plan.articles.values()
            if story.id in moving and story.id not in self._checked
        ]
        self._checked |= moving.keys()
        checks = StoryChecks(self._desk, made.snapshot, edition=made.edition)
        passed = Passed(self._desk, made.recipes, checks.soundness)
        keys = passed.keys(fresh, moving)
        stories = passed.unknown(fresh, keys)
        found: dict[ArticleId, Held] = {}
        for start in range(0, len(stories), _BATCH):
            stop_if_cancelled(self._reporter)
            self._reporter.report(start, len(stories), "Checking articles")
            batch = with_bodies(self._unit, stories[start : start + _BATCH])
            found |= _held_back(batch, checks.findings(batch))
            passed.keep(keys[story.id] for story in batch if story.id not in found)
        return list(found.values())


def _held_back(
    stories: Iterable[PinnedArticle], findings: Mapping[ArticleId, tuple[Finding, ...]]
) -> dict[ArticleId, Held]:
    held: dict[ArticleId, Held] = {}
    for story in stories:
        grave = [f for f in findings.get(story.id, ()) if f.severity is Severity.MUST_FIX]
        if grave:
            content = story.content
            said = " ".join(dict.fromkeys(finding.message for finding in grave))
            held[story.id] = Held(content.slug, content.headline, said, must_fix=True)
    return held


def _addresses(
    snapshot: Snapshot, pages: frozenset[str], assets: Mapping[str, AssetFile]
) -> Addresses:
    facts = snapshot.facts
    standing = (*snapshot.withdrawn, *snapshot.stories)
    stories = {story.content.slug: facts.path_of(story.content) for story in standing}
    shown = {name: f"assets/{file.name}" for name, file in assets.items()}
    return Addresses(stories, pages, shown, facts.pictures)


def _assets(theme: Theme, *, own_faces: bool) -> Mapping[str, AssetFile]:
    """Return the files of the theme that leave; without its own faces those stay here."""
    return {
        name: file
        for name, file in asset_files(theme).items()
        if own_faces or not (name.endswith(".woff2") or name == FACES)
    }


def _asset_files(assets: Mapping[str, AssetFile], theme: Theme) -> Iterator[SiteFile]:
    for file in assets.values():
        # The name holds the hash of the bytes.
        yield SiteFile(f"assets/{file.name}", Shows.ASSET, {"asset": digest(file.name)})
    if icon := root_icon(theme):
        yield SiteFile(ROOT_ICON, Shows.ASSET, {"asset": sha256(icon).hexdigest()})
