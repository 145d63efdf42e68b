"""A small newsroom that publishes, and what tests look at afterwards."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from PIL import Image

from editor_app.domain.article import Article, Content
from editor_app.domain.ids import ArticleId, AuthorId, RuleId, SectionId, TagId, TemplateId, new_id
from editor_app.domain.plan import PageChange, Plan, PublishResult
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.desk import Desk

ADDRESS = "https://courier.example/gulf"
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_OFFERED = re.compile(r'srcset="([^"]*)"')


def photograph(shade: int = 90) -> bytes:
    """Return a JPEG as a camera gives it: with a place, an owner and an XMP packet."""
    image = Image.new("RGB", (64, 48), (shade, 120, 160))
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, xmp=b"<x:xmpmeta>SecretXmp</x:xmpmeta>")
    return out.getvalue()


class Press:
    """A desk with a target, and short ways to say what a test needs."""

    def __init__(self, desk: Desk, site: Path) -> None:
        self.desk, self.site = desk, site
        site.mkdir(exist_ok=True)

    def furnish(self) -> None:
        """Give the desk sections, people, a tag, a footer and a disclaimer."""
        desk = self.desk
        desk.site.save(replace(desk.site.get(), address=ADDRESS, tagline="News and tides"))
        self.world = SectionId(desk.labels.add_section("World").created)
        self.science = SectionId(desk.labels.add_section("Science").created)
        self.ana = AuthorId(desk.labels.add_author("Ana Okafor").created)
        self.harbour = TagId(desk.labels.add_tag("Harbour").created)
        self.template("Footer", TemplateKind.FOOTER, "© {{ site.year }}", Placement.PAGE_FOOTER)
        self.template("General", TemplateKind.DISCLAIMER, "For information only.", Placement.AFTER)

    def template(self, name: str, kind: TemplateKind, text: str, placement: Placement) -> str:
        made = self.desk.templates.add(name, kind, text).created
        rule = Rule(
            RuleId(new_id()),
            TemplateId(made),
            Effect.REQUIRE,
            Scope.SITE,
            placement=placement,
            paragraphs=1 if placement is Placement.AFTER_PARAGRAPHS else 0,
        )
        self.desk.rules.set(rule)
        return made

    def story(self, headline: str, body: str = "A week of talks.", **given: object) -> ArticleId:
        """Write a story and mark it ready."""
        key = self.draft(headline, body, **given)
        self.desk.articles.set_status(key, Status.READY)
        return key

    def draft(self, headline: str, body: str = "A week of talks.", **given: object) -> ArticleId:
        content = Content(
            headline=headline,
            standfirst=f"About {headline.lower()}.",
            body=body,
            byline=(self.ana,),
            section=self.world,
            tags=(self.harbour,),
        )
        return ArticleId(self.desk.articles.create(replace(content, **given)).created)

    def edit(self, key: ArticleId, *, ready: bool = True, **given: object) -> None:
        """Change a story, and mark it ready again."""
        self.desk.articles.save(key, replace(self.article(key).content, **given))
        if ready:
            self.desk.articles.set_status(key, Status.READY)

    def article(self, key: ArticleId) -> Article:
        return self.desk.articles.get(key)

    def publish(self, **given: object) -> PublishResult:
        return self.desk.publishing.publish(self.site, **given)  # type: ignore[arg-type]

    def plan(self) -> Plan:
        return self.desk.publishing.plan(self.site)

    def text(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")


def paths(result: PublishResult, change: PageChange) -> set[str]:
    """Return the files of a result with a change."""
    return {page.path for page in result.plan.of(change)}


def reasons(result: PublishResult) -> dict[str, str]:
    """Return the reasons of a result by file."""
    return {page.path: page.reason for page in result.plan.pages}


def tree(site: Path) -> dict[str, bytes]:
    """Return every file of a site by its path, ours and others, without our own folder."""
    return {
        p.relative_to(site).as_posix(): p.read_bytes()
        for p in sorted(site.rglob("*"))
        if p.is_file() and ".offstone" not in p.relative_to(site).parts
    }


def paths_led_to(site: Path, known: Iterable[str]) -> set[str]:
    """Return the pages a reader can come to who knows some paths, as they stand now."""
    seen: set[str] = set()
    waiting = [path for path in known if (site / path).is_file()]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path.endswith(".html"):
            waiting += [goal for _, goal in _led_to(site, path) if (site / goal).is_file()]
    return seen


def broken_links(site: Path) -> list[str]:
    """Return every link of every page that leads to nothing; anchors and other hosts aside."""
    return [
        f"{path}: {link}"
        for path in tree(site)
        if path.endswith(".html")
        for link, goal in _led_to(site, path)
        if not (site / goal).is_file()
    ]


def _led_to(site: Path, path: str) -> Iterator[tuple[str, str]]:
    """Yield the links of a page inside the site, each with the file it leads to."""
    html = (site / path).read_text(encoding="utf-8")
    offered = [one.split()[0] for some in _OFFERED.findall(html) for one in some.split(",")]
    for link in (*_LINK.findall(html), *offered):
        parts = urlsplit(link)
        address = unquote(parts.path)
        if parts.scheme in {"http", "https", "mailto"} or not address:
            continue
        if address.startswith("/"):
            goal = address.removeprefix(urlsplit(ADDRESS).path).lstrip("/")
        else:
            goal = normpath((Path(path).parent / address).as_posix())
        yield link, normpath(f"{goal}/index.html").lstrip("/") if address.endswith("/") else goal
