"""What a page shows, as plain values: fragments hold placeholders, times are put in words.

Fragments (`html`) may hold `article:SLUG`, `media:NAME` and `page:PATH` where addresses stand.
A `path` is counted from the root of the site, so `""` is the home page.
"""

from dataclasses import dataclass

from editor_app.domain.article import Kind
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.site import SocialLink
from editor_app.domain.template import Placement, TemplateKind, Topic

_PAID = {Topic.SPONSORED, Topic.AFFILIATE}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time for machines and for readers: `day` with the year, `short` without, `long` with
    the weekday."""

    iso: str
    day: str
    short: str
    long: str
    time: str
    year: int


@dataclass(frozen=True, slots=True)
class NamedLink:
    """Words that lead to a path of the site; `note` is a person's role.

    `language` is that of the words where it may be another one than the site's.
    """

    name: str
    path: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture on a page, in the size in which it leaves; `made` is its IPTC source type."""

    name: str
    alt: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""
    rights: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story as other pages show it; it never needs the body."""

    slug: str
    path: str
    headline: str
    standfirst: str
    language: str
    section: NamedLink | None
    kind: Kind
    byline: tuple[NamedLink, ...]
    published: Moment
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """The same story in another language, which `named` tells in its own words.

    `original` is the one that the others were translated from.
    """

    id: ArticleId
    slug: str
    path: str
    headline: str
    language: str
    named: str
    original: bool = False


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A filled template on a page; `paragraphs` serves AFTER_PARAGRAPHS only.

    `language` is the one it is filled in, empty for that of what stands around it. `portrait` is
    the picture of the person whom a bio is about.
    """

    kind: TemplateKind
    name: str
    version: int
    template: TemplateId
    html: str
    placement: Placement
    paragraphs: int = 0
    topic: Topic | None = None
    language: str = ""
    portrait: ShownPicture | None = None


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """A correction in plain paragraphs, with its time; `anchor` leads to it on its page.

    `struck` is when it was struck, `reason` why; both are empty while it stands.
    """

    kind: CorrectionKind
    paragraphs: tuple[str, ...]
    time: Moment
    anchor: str = ""
    struck: Moment | None = None
    reason: str = ""

    @property
    def grave(self) -> bool:
        """Whether it stands before the text."""
        return self.kind.grave and self.struck is None


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages share. `address` is empty when the site has none; then there are no feeds.

    `pages` are all pages of the house, `foot` those that the footer leads to.
    """

    name: str
    tagline: str
    address: str
    language: str
    contact: str
    menu: tuple[NamedLink, ...]
    social: tuple[SocialLink, ...]
    pages: tuple[NamedLink, ...]
    footers: tuple[ShownBlock, ...] = ()
    own_faces: bool = True
    share: tuple[str, ...] = ()
    foot: tuple[NamedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ForMachines:
    """What search engines and networks are told in place of the visible words, where set."""

    title: str = ""
    description: str = ""
    social_title: str = ""
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article's page; `blocks` in page order, `draft` marks a text that has not left yet.

    `translations` are the story in other languages, `translated` whether it is one itself.
    """

    path: str
    frame: Frame
    slug: str
    language: str
    headline: str
    standfirst: str
    section: NamedLink | None
    kind: Kind
    byline: tuple[NamedLink, ...]
    published: Moment
    updated: Moment | None
    lead: ShownPicture | None
    dateline: str
    body: str
    blocks: tuple[ShownBlock, ...] = ()
    corrections: tuple[ShownCorrection, ...] = ()
    tags: tuple[NamedLink, ...] = ()
    following: Teaser | None = None
    related: tuple[Teaser, ...] = ()
    trending: tuple[Teaser, ...] = ()
    source: str = ""
    credit: str = ""
    machines: ForMachines = ForMachines()
    draft: bool = False
    words: int = 0
    translations: tuple[Translation, ...] = ()
    translated: bool = False

    @property
    def paid(self) -> bool:
        """Whether links of the text are paid for: its kind says so, or a template on it."""
        topics = {block.topic for block in self.blocks}
        return self.kind is Kind.SPONSORED or not topics.isdisjoint(_PAID)


@dataclass(frozen=True, slots=True)
class Strip:
    """A section on the home page with its newest stories that stand nowhere above.

    One without a name holds the newest of all sections.
    """

    section: NamedLink
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front; `day` is that of the newest story."""

    path: str
    frame: Frame
    day: Moment | None
    lead: Teaser | None
    cards: tuple[Teaser, ...]
    strips: tuple[Strip, ...]
    trending: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """Stories of a section, author or tag (`shows`); `number` is 0 on the front, else as in the
    address. `older` and `newer` are paths, None when there is nothing more."""

    path: str
    frame: Frame
    shows: str
    name: str
    description: str
    teasers: tuple[Teaser, ...]
    number: int = 0
    older: str | None = None
    newer: str | None = None
    feed: str = ""
    role: str = ""
    links: tuple[tuple[str, str], ...] = ()
    picture: ShownPicture | None = None
    trending: tuple[Teaser, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedStory:
    """A correction and the story it belongs to."""

    story: Teaser
    correction: ShownCorrection


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Every standing correction of stories that are on the site, newest first; `feed` is a path."""

    path: str
    frame: Frame
    entries: tuple[CorrectedStory, ...]
    feed: str = ""


@dataclass(frozen=True, slots=True)
class ShownHousePage:
    """A page of the house; `description` is for machines."""

    path: str
    frame: Frame
    title: str
    body: str
    language: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a web server shows for an address that is none."""

    path: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What stands where a story was withdrawn."""

    path: str
    frame: Frame
    language: str
    headline: str
    section: NamedLink | None
    published: Moment | None


@dataclass(frozen=True, slots=True)
class RedirectPage:
    """A former address; `goal` is the path that took its place."""

    path: str
    frame: Frame
    goal: str


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month of the archive, and how many stories it holds."""

    name: str
    path: str
    stories: int
    months: tuple["Period", ...] = ()


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """All years of the archive, newest first, or the one that `year` names."""

    path: str
    frame: Frame
    years: tuple[Period, ...]
    year: str = ""


@dataclass(frozen=True, slots=True)
class ArchivedDay:
    """The stories of a day, newest first; `day` is in the language of the site."""

    day: Moment
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month of the archive; `number`, `older` and `newer` as in a `ListPage`.

    `before` and `after` are the months with stories beside it.
    """

    path: str
    frame: Frame
    month: Period
    year: NamedLink
    days: tuple[ArchivedDay, ...]
    number: int = 0
    older: str | None = None
    newer: str | None = None
    before: NamedLink | None = None
    after: NamedLink | None = None


@dataclass(frozen=True, slots=True)
class SearchedYear:
    """A year in the search: its page of the archive, and two files beside the search page."""

    name: str
    path: str
    stories: str
    words: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Where readers search; years newest first. Without a script it leads to the archive."""

    path: str
    frame: Frame
    years: tuple[SearchedYear, ...]


Page = (
    ArticlePage
    | HomePage
    | ListPage
    | CorrectionsPage
    | ShownHousePage
    | NotFoundPage
    | NoticePage
    | RedirectPage
    | ArchivePage
    | MonthPage
    | SearchPage
)
