"""What each page is made from, as digests by name: known without composing and without bodies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from editor_app.domain.article import PinnedArticle
from editor_app.domain.home import Home
from editor_app.domain.ids import ArticleId, AuthorId, RevisionId
from editor_app.domain.rendition import SETTINGS as RENDITIONS
from editor_app.domain.resolution import Block
from editor_app.domain.site import Site
from editor_app.domain.template import TemplateKind
from editor_app.export.recipe import digest, of_texts
from editor_app.rendering import converter, markdown_body, pages, sanitise
from editor_app.rendering.edition import WITH_TRENDING, Edition
from editor_app.services.addresses import Addresses
from editor_app.services.uses import NOTHING, Uses, uses_in

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot

OURS = digest(pages.VERSION, converter.VERSION, markdown_body.VERSION, sanitise.VERSION, RENDITIONS)
_TEMPLATE = "template:"
Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What recipes are told from outside: the theme, and what each text names."""

    theme: str
    uses: Mapping[RevisionId, Uses]
    addresses: Addresses


@dataclass(frozen=True, slots=True)
class _Standing:
    """The templates on stories that are alike: their parts of a recipe, and what they name."""

    blocks: tuple[Block, ...]
    parts: Parts
    uses: tuple[Uses, ...]
    pictures: frozenset[str]
    has_bio: bool


class Recipes:
    """Gives the recipe of every page of one edition."""

    def __init__(self, snapshot: "Snapshot", edition: Edition, known: Known) -> None:
        self._snapshot, self._edition, self._known = snapshot, edition, known
        facts = snapshot.facts
        site = facts.site
        self._labels: dict[str, str] = {
            label.id: digest(label)
            for label in (*facts.sections.values(), *facts.authors.values(), *facts.tags.values())
        }
        self._pictures = {name: digest(picture) for name, picture in facts.pictures.items()}
        self._standing_on: dict[tuple[object, ...], _Standing] = {}
        self._named: dict[str, Uses] = {}
        self._single = snapshot.attachments.single
        self._spoken_of = {rule.subject for rule in snapshot.attachments.rules}
        self._teasers: dict[ArticleId, str] = {}
        self._lines: dict[ArticleId, str] = {}
        self._parts: dict[ArticleId, Parts] = {}
        self._lists_of_labels: dict[tuple[str, ...], str] = {}
        frame = digest(
            _on_every_page(site),
            tuple(facts.sections.values()),
            snapshot.year,
        )
        self._every = {"theme": digest(OURS, known.theme), "site": frame}
        trending = [s for s in edition.stories if s.id in set(site.trending)]
        self._trending = digest(site.trending, *(self.teaser(story) for story in trending))

    def article(self, story: PinnedArticle, *, place: int) -> Parts:
        """Return the recipe of an article's page; `place` counts from the newest, 0."""
        content = story.content
        standing = self._standing(story)
        parts = {
            **self._every,
            "text": of_texts((str(story.revision), str(story.pinned_at))),
            "dates": of_texts((str(story.published), str(story.revised))),
            "people": self._people(content.byline, standing),
            "labels": self._labelled((content.section or "", *content.tags)),
        }
        corrections = self._snapshot.corrections.get(story.id, ())
        if corrections:
            count = sum(not correction.struck for correction in corrections)
            parts["corrections"] = f"{count}.{digest(*(one.facts for one in corrections))}"
        parts |= standing.parts
        if story.id in self._single:
            parts["order"] = digest(*(block.template.id for block in standing.blocks))
        parts |= self._named_parts(story, standing)
        following = self._edition.following(story)
        if following is not None:
            parts["next"] = self.teaser(following)
        if place < WITH_TRENDING:
            parts["trending"] = self._trending
        others = self._edition.translations(story)
        if others or content.translates:
            parts["translations"] = self._told_elsewhere(story, others)
        self._parts[story.id] = parts
        return parts

    def notice(self, story: PinnedArticle) -> Parts:
        """Return the recipe of the notice where a story was withdrawn."""
        return {**self._site_parts, "withdrawn": self.teaser(story)}

    def listed(self, stories: Iterable[PinnedArticle], *about: object) -> Parts:
        """Return the recipe of a page that shows stories in this order; `about` is its own."""
        lines = self._lines
        shown = of_texts([lines.get(story.id) or self._line(story) for story in stories])
        return {**self._site_parts, "stories": shown, "about": digest(*about)}

    def picture(self, name: str) -> str:
        """Return the digest of a picture and its words."""
        return self._pictures.get(name, "")

    def trending(self) -> str:
        """Return the digest of the editors' list."""
        return self._trending

    def chosen_home(self) -> Parts:
        """Return the part of a recipe that tells a choice of the home page; none, no part."""
        home = self._snapshot.facts.site.home
        return {} if home == Home() else {"home": digest(home)}

    def composed(self, value: object, text: str = "") -> dict[str, str]:
        """Return the recipe of a page whose values are cheap to compose; `text` is Markdown."""
        named = self._resolved([uses_in(text)]) if text else {}
        return {**self._site_parts, "about": digest(value), **named}

    def fed(self, stories: Iterable[PinnedArticle], *about: object) -> Parts:
        """Return the recipe of a feed, which holds whole stories."""
        whole = digest(*(self._whole(story) for story in stories))
        return {"stories": whole, "about": digest(*about), **self._every}

    def searched(self, stories: Iterable[PinnedArticle]) -> list[str]:
        """Return, for each story, what tells its state in the search index from all others.

        The captions of a text's pictures are words of it. Stories are ten thousand, so that all
        that is known of their pages already is used.
        """
        known, found = self._parts, list[str]()
        for story in stories:
            parts = known.get(story.id) or self.article(story, place=WITH_TRENDING)
            pictures = parts.get("pictures", "")
            found.append(f"{self.teaser(story)}{parts['text']}{parts['labels']}{pictures}")
        return found

    def plain(self, text: str) -> Parts:
        """Return the recipe of a file that is made already."""
        return {"stories": digest(text)}

    def teaser(self, story: PinnedArticle) -> str:
        """Return the digest of a story as other pages show it."""
        known = self._teasers.get(story.id)
        if known is None:
            content, labels = story.content, self._labels
            known = self._teasers[story.id] = of_texts(
                (
                    content.headline,
                    content.standfirst,
                    content.slug,
                    content.language,
                    content.kind.value,
                    labels.get(content.section or "", ""),
                    *[labels.get(key, "") for key in content.byline],
                    self._pictures.get(content.lead_picture, ""),
                    str(story.published),
                )
            )
        return known

    def _line(self, story: PinnedArticle) -> str:
        """Return a story as a line of a list's recipe; most stories stand in five lists."""
        line = self._lines[story.id] = f"{story.id} {self.teaser(story)}"
        return line

    def blocks(self, story: PinnedArticle) -> tuple[Block, ...]:
        """Return the templates on a story."""
        return self._standing(story).blocks

    def _standing(self, story: PinnedArticle) -> _Standing:
        """Return the templates on a story, worked out once for all stories that are alike."""
        attachments, content = self._snapshot.attachments, story.content
        if story.id in self._single:
            return self._described(attachments.on(story.id, content))
        # Of the names an article bears only those count that some rule speaks of.
        spoken_of = self._spoken_of
        named = [name for name in (*content.tags, *content.byline) if name in spoken_of]
        section = content.section if content.section in spoken_of else None
        key = (content.language, content.kind, section, *named)
        known = self._standing_on.get(key)
        if known is None:
            known = self._standing_on[key] = self._described(attachments.on(story.id, content))
        return known

    def _described(self, blocks: tuple[Block, ...]) -> _Standing:
        uses = tuple(found for b in blocks if (found := self._named_in(b)) != NOTHING)
        parts = {f"{_TEMPLATE}{block.template.id}": _block(block) for block in blocks}
        pictures = frozenset(name for found in uses for name in found.pictures)
        has_bio = any(block.template.kind is TemplateKind.BIO for block in blocks)
        return _Standing(blocks, parts, uses, pictures, has_bio)

    def _whole(self, story: PinnedArticle) -> str:
        """Return what a story is made from, the editors' list aside: three feeds may hold it."""
        parts = self._parts.get(story.id) or self.article(story, place=WITH_TRENDING)
        return ";".join([part for name, part in parts.items() if name != "trending"])

    def pictures_of(self, story: PinnedArticle) -> set[str]:
        """Return the pictures that a story's page may show in its own texts."""
        named = self._known.uses.get(story.revision, NOTHING).pictures
        standing = self._standing(story)
        faces = self._faces(story.content.byline, standing)
        return {*standing.pictures, *named, *faces, story.content.lead_picture} - {""}

    def pictures_of_site(self) -> set[str]:
        """Return the pictures that the site's own blocks may show."""
        blocks = self._snapshot.attachments.of_site()
        return {name for block in blocks for name in self._named_in(block).pictures}

    @cached_property
    def _site_parts(self) -> dict[str, str]:
        blocks = self._snapshot.attachments.of_site()
        parts = dict(self._every)
        for block in blocks:
            parts[f"{_TEMPLATE}{block.template.id}"] = _block(block)
        return parts | self._resolved([self._named_in(block) for block in blocks])

    def _named_parts(self, story: PinnedArticle, standing: _Standing) -> dict[str, str]:
        own = self._known.uses.get(story.revision, NOTHING)
        lead = story.content.lead_picture
        if own is NOTHING and not standing.uses and not lead:
            return {}
        parts = self._resolved((own, *standing.uses))
        if lead:
            parts["pictures"] = digest(parts.get("pictures", ""), self._pictures.get(lead, ""))
        return parts

    def _named_in(self, block: Block) -> Uses:
        """Return what a wording names, looked for once."""
        if block.text not in self._named:
            self._named[block.text] = uses_in(block.text)
        return self._named[block.text]

    def _resolved(self, named: Iterable[Uses]) -> dict[str, str]:
        """Return what the names in texts stand for today: pictures, and where links lead."""
        pictures: list[str] = []
        links: list[str | None] = []
        for uses in named:
            pictures += [self._pictures.get(name, "") for name in uses.pictures]
            links += [self._known.addresses.article(slug) for slug in uses.articles]
            links += [self._known.addresses.page(path) for path in uses.pages]
        found: dict[str, str] = {}
        if pictures:
            found["pictures"] = digest(*pictures)
        if links:
            found["links"] = digest(*links)
        return found

    def _people(self, byline: tuple[AuthorId, ...], standing: _Standing) -> str:
        """Return the digest of the authors, with their portraits where those are shown."""
        faces = self._faces(byline, standing)
        known = self._labelled(byline)
        return digest(known, *map(self._pictures.get, faces)) if faces else known

    def _faces(self, byline: tuple[AuthorId, ...], standing: _Standing) -> tuple[str, ...]:
        """Return the names of the pictures of authors that stand beside their bios."""
        if not standing.has_bio:
            return ()
        authors = self._snapshot.facts.authors
        return tuple(authors[key].picture for key in byline if key in authors)

    def _told_elsewhere(self, story: PinnedArticle, others: Iterable[PinnedArticle]) -> str:
        """Return the digest of what a page tells of a story in other languages."""
        facts = self._snapshot.facts
        told = (
            (facts.path_of(c), c.headline, facts.language_of(c), self._edition.is_original(one))
            for one in others
            for c in (one.content,)
        )
        return digest(self._edition.is_original(story), *told)

    def _labelled(self, keys: tuple[str, ...]) -> str:
        known = self._lists_of_labels.get(keys)
        if known is None:
            known = of_texts([self._labels.get(key, "") for key in keys])
            self._lists_of_labels[keys] = known
        return known


def _on_every_page(site: Site) -> Site:
    """Return a site without what only some pages show."""
    pages = tuple(replace(page, text="", description="") for page in site.pages)
    return replace(site, trending=(), page_size=0, home=Home(), pages=pages)


def _block(block: Block) -> str:
    template = block.template
    return f"{block.version}." + digest(
        template.name,
        template.kind.value,
        template.topic,
        block.placement.value,
        block.paragraphs,
        block.order,
        block.missing,
    )
