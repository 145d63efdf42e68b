"""What every feed says, whatever its format; addresses are absolute, times are aware."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
# A reader that comes once a day misses nothing, and the file stays well under 250 kB.
LENGTH = 20
_ANCHOR = re.compile(r'(<[a-z][^<>]*? href=")#')


@dataclass(frozen=True, slots=True)
class FeedAuthor:
    """A person in a byline; `url` is their page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in a feed; `id` never changes, `html` is whole and sanitised."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[FeedAuthor, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the site's, or a section's; `self_url` is its own address."""

    title: str
    description: str
    home_url: str
    self_url: str
    language: str
    items: tuple[FeedItem, ...]

    @property
    def updated(self) -> datetime:
        """The time of the newest item: never the present one, so that nothing changes by itself."""
        return max((item.updated for item in self.items), default=NOTHING_YET)


def with_whole_anchors(html: str, url: str) -> str:
    """Return a fragment whose links to places in itself are absolute, as feeds ask for."""
    return _ANCHOR.sub(lambda match: f"{match[1]}{url}#", html)


def stamp(time: datetime) -> str:
    """Return a time as RFC 3339 in UTC, to the second."""
    return f"{time.astimezone(UTC).isoformat()[:19]}Z"
