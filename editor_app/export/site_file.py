"""A file of the site before it is made: where it will stand, and from what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.plan import PageChange
from editor_app.export.recipe import written


class Shows(StrEnum):
    """What a file is, in the order in which files are swapped in."""

    ASSET = "asset"
    MEDIA = "media"
    ARTICLE = "article"
    PAGE = "page"
    LIST = "list"
    FEED = "feed"

    @property
    def order(self) -> int:
        """The file's turn: what others refer to comes first."""
        return _ORDER[self]


_ORDER = {shows: turn for turn, shows in enumerate(Shows)}


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file the site will have; `path` is relative to the target.

    `recipe` are the parts as the manifest keeps them, `article` is the id of the story a page is
    about, `slug` its slug; `lists` are the ids of the stories a list or feed shows.
    """

    path: str
    shows: Shows
    parts: Mapping[str, str]
    article: str = ""
    slug: str = ""
    lists: tuple[str, ...] = ()
    recipe: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "recipe", written(self.parts))


@dataclass(frozen=True, slots=True)
class Step:
    """What publishing does with one file.

    `file` is None when it is removed or kept, `entry` when it is new. `by_hand` says that the file
    at the target is not as we wrote it: *changed*, *deleted*, or *older*: ours too, as it stands
    after a crash or when a copy of the site was brought back. `fresh` is the entry with the time
    that the file bears now, when only that has changed.
    """

    path: str
    change: PageChange
    file: SiteFile | None = None
    entry: ManifestEntry | None = None
    by_hand: str = ""
    fresh: ManifestEntry | None = None

    @property
    def is_absent(self) -> bool:
        """Whether no file stands at the path now, so that no page can lead to it."""
        return self.entry is None or self.by_hand == "deleted"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every step, in the order in which they are made.

    `taken` is what of others stands in the way, `changed` are files of ours that others changed.
    """

    steps: tuple[Step, ...]
    taken: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    by_path: Mapping[str, Step] = field(default_factory=dict[str, Step])
