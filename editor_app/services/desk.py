"""A desk: one open workspace and everything a journalist can ask of it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from editor_app.domain.clock import Clock, SystemClock
from editor_app.domain.site import Site
from editor_app.services.articles import Articles
from editor_app.services.who import desk_name

if TYPE_CHECKING:
    from editor_app.isolation.host import Host
    from editor_app.services.checking import Checking
    from editor_app.services.exporting import Exporting
    from editor_app.services.history import History
    from editor_app.services.holds import Holds
    from editor_app.services.home import HomeDesk
    from editor_app.services.house_pages import HousePages
    from editor_app.services.impact import Impacts
    from editor_app.services.importing import Importing
    from editor_app.services.labels import Labels
    from editor_app.services.ledger import Ledger
    from editor_app.services.packs import Packs
    from editor_app.services.pictures import Pictures
    from editor_app.services.previewing import Previewing
    from editor_app.services.publishing import Publishing
    from editor_app.services.rules import Rules
    from editor_app.services.search import Search
    from editor_app.services.site import SiteDesk
    from editor_app.services.templates import Templates
    from editor_app.services.themes import Themes
    from editor_app.services.translating import Translating
    from editor_app.store.body_cache import BodyCache
    from editor_app.store.library import Library
    from editor_app.store.lock import WorkspaceLock
    from editor_app.store.workspace_files import Workspace


class Desk:
    """An open workspace; each attribute is one subject, made when first asked for."""

    def __init__(
        self,
        workspace: "Workspace",
        library: "Library",
        *,
        by: str,
        clock: Clock,
        lock: "WorkspaceLock | None" = None,
    ) -> None:
        self.workspace = workspace
        self.library = library
        self.by = by
        self.clock = clock
        self._lock = lock

    @property
    def folder(self) -> Path:
        """The workspace's folder."""
        return self.workspace.folder

    @property
    def media_folder(self) -> Path:
        """Where the originals of pictures are kept."""
        return self.folder / "media"

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed through this desk."""
        return self.library.read_only

    @cached_property
    def articles(self) -> Articles:
        """Articles and their statuses."""
        return Articles(self)

    @cached_property
    def site(self) -> "SiteDesk":
        """The site's own fields."""
        from editor_app.services.site import SiteDesk

        return SiteDesk(self)

    @cached_property
    def home(self) -> "HomeDesk":
        """The home page as the editors choose it."""
        from editor_app.services.home import HomeDesk

        return HomeDesk(self)

    @cached_property
    def house_pages(self) -> "HousePages":
        """The pages of the house."""
        from editor_app.services.house_pages import HousePages

        return HousePages(self)

    @cached_property
    def themes(self) -> "Themes":
        """How the site looks, and files of the workspace's own for it."""
        from editor_app.services.themes import Themes

        return Themes(self)

    @cached_property
    def translations(self) -> "Translating":
        """Stories in several languages."""
        from editor_app.services.translating import Translating

        return Translating(self)

    @cached_property
    def history(self) -> "History":
        """The stored states of articles."""
        from editor_app.services.history import History

        return History(self)

    @cached_property
    def labels(self) -> "Labels":
        """Authors, sections and tags."""
        from editor_app.services.labels import Labels

        return Labels(self)

    @cached_property
    def search(self) -> "Search":
        """Full text of everything."""
        from editor_app.services.search import Search

        return Search(self)

    @cached_property
    def checks(self) -> "Checking":
        """What could be wrong before publication."""
        from editor_app.services.checking import Checking

        return Checking(self)

    @cached_property
    def host(self) -> "Host":
        """The process in which hostile input is met."""
        from editor_app.isolation.host import Host

        return Host()

    @cached_property
    def second_host(self) -> "Host":
        """Another such process, for more texts than one should do alone."""
        from editor_app.isolation.host import Host

        return Host()

    @cached_property
    def body_cache(self) -> "BodyCache":
        """Rendered texts, kept outside the workspace."""
        from editor_app.paths import cache_folder
        from editor_app.store.body_cache import BodyCache

        return BodyCache(cache_folder() / "bodies")

    @cached_property
    def pictures(self) -> "Pictures":
        """Pictures and their words."""
        from editor_app.services.pictures import Pictures

        return Pictures(self)

    @cached_property
    def templates(self) -> "Templates":
        """Templates, their wordings and rules."""
        from editor_app.services.templates import Templates

        return Templates(self)

    @cached_property
    def rules(self) -> "Rules":
        """What puts templates on articles."""
        from editor_app.services.rules import Rules

        return Rules(self)

    @cached_property
    def holds(self) -> "Holds":
        """Versions of templates that are kept on single articles."""
        from editor_app.services.holds import Holds

        return Holds(self)

    @cached_property
    def impacts(self) -> "Impacts":
        """What a change of templates or rules would touch."""
        from editor_app.services.impact import Impacts

        return Impacts(self)

    @cached_property
    def packs(self) -> "Packs":
        """Sets of templates that travel."""
        from editor_app.services.packs import Packs

        return Packs(self)

    @cached_property
    def previewing(self) -> "Previewing":
        """The page of an article while it is typed."""
        from editor_app.services.previewing import Previewing

        return Previewing(self)

    @cached_property
    def publishing(self) -> "Publishing":
        """The site at its targets."""
        from editor_app.services.publishing import Publishing

        return Publishing(self)

    @cached_property
    def exporting(self) -> "Exporting":
        """Documents of articles."""
        from editor_app.services.exporting import Exporting

        return Exporting(self)

    @cached_property
    def importing(self) -> "Importing":
        """Files of others as articles."""
        from editor_app.services.importing import Importing

        return Importing(self)

    @cached_property
    def ledger(self) -> "Ledger":
        """What every publication carried."""
        from editor_app.services.ledger import Ledger

        return Ledger(self)

    def close(self) -> None:
        """Let go of the workspace; closing twice does nothing more."""
        for made in ("host", "second_host", "body_cache"):
            if made in self.__dict__:
                getattr(self, made).close()
        self.library.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_desk(
    folder: Path,
    *,
    by: str = "",
    clock: Clock | None = None,
    write: bool = True,
    wait: float = 5.0,
    lent: bool = False,
) -> Desk:
    """Open a workspace; writing waits for its lock up to `wait` seconds, reading never does.

    `lent` says that the caller holds the lock for us: the program, for a job in its own process.
    """
    from editor_app.store.library import open_library
    from editor_app.store.lock import WorkspaceLock
    from editor_app.store.workspace_files import read_workspace

    workspace = read_workspace(folder)
    lock: WorkspaceLock | None = None
    if write and not lent:
        lock = WorkspaceLock(folder)
        lock.acquire(wait)
    try:
        library = open_library(workspace.library_path, write=write)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Desk(workspace, library, by=desk_name(by), clock=clock or SystemClock(), lock=lock)


def new_desk(
    folder: Path,
    *,
    name: str,
    language: str = "en",
    address: str = "",
    by: str = "",
    clock: Clock | None = None,
) -> Desk:
    """Make an empty workspace and open it."""
    from editor_app.services.site import sound_site

    site = sound_site(Site(name=name, language=language, address=address))
    desk = _make(folder, site.name, by, clock)
    with _closed_when_it_fails(desk), desk.library.write() as unit:
        unit.site.put(site)
    return desk


def sample_desk(
    folder: Path, *, name: str = "", address: str = "", by: str = "", clock: Clock | None = None
) -> Desk:
    """Make a workspace with the sample newsroom and open it; without a name it keeps its own."""
    from editor_app.services.sample.newsroom import fill_with_sample, sample_site
    from editor_app.services.site import sound_site

    site = sample_site()
    site = sound_site(replace(site, name=name or site.name, address=address or site.address))
    desk = _make(folder, site.name, by, clock)
    with _closed_when_it_fails(desk):
        fill_with_sample(desk, site)
    return desk


def _make(folder: Path, name: str, by: str, clock: Clock | None) -> Desk:
    from editor_app.services.acceptance import note_made_here
    from editor_app.store.library import create_library
    from editor_app.store.workspace_files import create_workspace

    with _discarded_when_it_fails(folder):
        workspace = create_workspace(folder, name)
        create_library(workspace.library_path).close()
        note_made_here(workspace.id, folder)
        return open_desk(folder, by=by, clock=clock)


@contextmanager
def _closed_when_it_fails(desk: Desk) -> Generator[None]:
    with _discarded_when_it_fails(desk.folder):
        try:
            yield
        except BaseException:
            desk.close()
            raise


@contextmanager
def _discarded_when_it_fails(folder: Path) -> Generator[None]:
    """Leave no half of a new workspace behind; one that stood there is never touched."""
    from editor_app.domain.errors import WorkspaceExists
    from editor_app.store.workspace_files import discard_workspace

    try:
        yield
    except WorkspaceExists:
        raise
    except BaseException:
        discard_workspace(folder)
        raise
