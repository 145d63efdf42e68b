"""The stories of a site in their order, and how each leads to others."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

from editor_app.domain.address import author_path, section_path
from editor_app.domain.article import Content, PinnedArticle
from editor_app.domain.correction import Correction
from editor_app.domain.ids import ArticleId, SectionId
from editor_app.domain.picture import Picture, published_size
from editor_app.domain.translations import groups, one_a_language, original_of
from editor_app.rendering.dates import moment
from editor_app.rendering.page_values import Moment, NamedLink, ShownPicture, Teaser
from editor_app.rendering.site_facts import SiteFacts
from editor_app.rendering.typography import smart_text

WITH_TRENDING = 200
RELATED = 3
_LOOKED_AT = 40


class Edition:
    """Stories newest first, without bodies; every answer is cheap for ten thousand of them."""

    def __init__(
        self,
        facts: SiteFacts,
        stories: Sequence[PinnedArticle],
        corrections: Mapping[ArticleId, tuple[Correction, ...]],
    ) -> None:
        self.facts = facts
        self.stories = stories
        self.corrections = corrections
        self.zone = facts.zone
        self._places = {story.id: place for place, story in enumerate(stories)}
        self._teasers: dict[int, Teaser] = {}

    def __contains__(self, key: object) -> bool:
        """Whether a story of that id is on the site."""
        return key in self._places

    def teaser(self, story: PinnedArticle) -> Teaser:
        """Return a story as other pages show it."""
        place = self._places.get(story.id)
        if place is None or self.stories[place].revision != story.revision:
            return self._make_teaser(story)
        if place not in self._teasers:
            self._teasers[place] = self._make_teaser(story)
        return self._teasers[place]

    def teasers(self, stories: Sequence[PinnedArticle]) -> tuple[Teaser, ...]:
        """Return stories as other pages show them."""
        return tuple(self.teaser(story) for story in stories)

    def following(self, story: PinnedArticle) -> PinnedArticle | None:
        """Return the next older story of the section, for *Continue reading*."""
        place = self._places.get(story.id)
        if place is not None and self.stories[place] is story:
            found = self._following[place]
            following = None if found is None else self.stories[found]
            if following is None or not self._translates:
                return following
        same = self._same_story(story)
        older = self._older(self.by_section.get(story.content.section, ()), story)
        return next((one for one in older if one.id not in same), None)

    def related(self, story: PinnedArticle) -> tuple[PinnedArticle, ...]:
        """Return older stories that share tags, then the section; most tags first, then newest."""
        shared: dict[int, int] = {}
        for tag in story.content.tags:
            for place in islice(self._older_places(self.by_tag.get(tag, ()), story), _LOOKED_AT):
                shared[place] = shared.get(place, 0) + 1
        wanted = sorted(shared, key=lambda place: (-shared[place], place))
        section = self.by_section.get(story.content.section, ())
        same = self._same_story(story)
        more = RELATED + 1 + len(wanted) + len(same)
        wanted += islice(self._older_places(section, story), more)
        following = self.following(story)
        skipped = self._places[following.id] if following else -1
        chosen = [
            place
            for place in dict.fromkeys(wanted)
            if place != skipped and self.stories[place].id not in same
        ]
        return tuple(self.stories[place] for place in chosen[:RELATED])

    def translations(self, story: PinnedArticle) -> tuple[PinnedArticle, ...]:
        """Return the story in other languages, the original first; only what is on the site."""
        source = story.content.translates
        original = original_of(source, self._translates) if source else story.id
        if not source and original not in self._families:
            return ()
        own = self.facts.language_of(story.content)
        found: list[tuple[ArticleId, str]] = [(story.id, own)]
        for key in (original, *self._families.get(original, ())):
            if key in self._places and key != story.id:
                content = self.stories[self._places[key]].content
                found.append((key, self.facts.language_of(content)))
        chosen = one_a_language(found)[1:]
        return tuple(self.stories[self._places[key]] for key in chosen)

    def _same_story(self, story: PinnedArticle) -> frozenset[ArticleId]:
        """Return the translations of a story: nobody reads the same again."""
        return frozenset(one.id for one in self.translations(story))

    def is_original(self, story: PinnedArticle) -> bool:
        """Whether a story was translated from no other one."""
        source = story.content.translates
        return source is None or original_of(story.id, self._translates) == story.id

    def shows_trending(self, story: PinnedArticle) -> bool:
        """Whether a story is new enough to carry the editors' list; one not placed yet is."""
        return self._places.get(story.id, 0) < WITH_TRENDING

    @cached_property
    def trending(self) -> tuple[Teaser, ...]:
        """The editors' list, without what is not on the site."""
        return self.teasers(self.at(self.places(self.facts.site.trending)))

    @cached_property
    def _translates(self) -> Mapping[ArticleId, ArticleId]:
        return {s.id: s.content.translates for s in self.stories if s.content.translates}

    @cached_property
    def _families(self) -> Mapping[ArticleId, tuple[ArticleId, ...]]:
        return groups(self._translates)

    @cached_property
    def _following(self) -> Sequence[int | None]:
        """The place that each story's *Continue reading* leads to."""
        found: list[int | None] = [None] * len(self.stories)
        for places in self.by_section.values():
            for place, older in pairwise(places):
                found[place] = older
        return found

    @cached_property
    def by_section(self) -> Mapping[SectionId | None, Sequence[int]]:
        """The places of each section's stories, newest first."""
        found: dict[SectionId | None, list[int]] = {}
        for place, story in enumerate(self.stories):
            found.setdefault(story.content.section, []).append(place)
        return found

    @cached_property
    def by_tag(self) -> Mapping[str, Sequence[int]]:
        """The places of each tag's stories, newest first."""
        return self._gathered(lambda content: content.tags)

    @cached_property
    def by_author(self) -> Mapping[str, Sequence[int]]:
        """The places of each author's stories, newest first."""
        return self._gathered(lambda content: content.byline)

    def places(self, keys: Iterable[ArticleId]) -> tuple[int, ...]:
        """Return the places of stories by their ids, without those that are not on the site."""
        return tuple(place for key in keys if (place := self._places.get(key)) is not None)

    def at(self, places: Sequence[int]) -> tuple[PinnedArticle, ...]:
        """Return the stories at these places."""
        return tuple(self.stories[place] for place in places)

    def moment(self, story: PinnedArticle) -> Moment:
        """Return when a story was first published, in its own language."""
        when = story.published or story.pinned_at
        return moment(when, self.zone, self.facts.language_of(story.content))

    def section_link(self, content: Content) -> NamedLink | None:
        """Return the section of an article as a link."""
        section = self.facts.section_of(content)
        return NamedLink(section.name, section_path(section)) if section else None

    def byline_links(self, content: Content) -> tuple[NamedLink, ...]:
        """Return the authors of an article as links."""
        return tuple(
            NamedLink(author.name, author_path(author), author.role)
            for author in self.facts.byline_of(content)
        )

    def _gathered(self, keys_of: Callable[[Content], Sequence[str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, story in enumerate(self.stories):
            for key in keys_of(story.content):
                found.setdefault(key, []).append(place)
        return found

    def _older(self, places: Sequence[int], story: PinnedArticle) -> Iterator[PinnedArticle]:
        return (self.stories[place] for place in self._older_places(places, story))

    def _older_places(self, places: Sequence[int], story: PinnedArticle) -> Iterator[int]:
        start = bisect_right(places, self._place_of(story))
        return (places[at] for at in range(start, len(places)))

    def _place_of(self, story: PinnedArticle) -> int:
        """Return where a story stands; one that is not on the site yet is the newest."""
        return self._places.get(story.id, -1)

    def _make_teaser(self, story: PinnedArticle) -> Teaser:
        content = story.content
        language = self.facts.language_of(content)
        picture = self.facts.pictures.get(content.lead_picture)
        return Teaser(
            content.slug,
            self.facts.path_of(content),
            smart_text(content.headline, language),
            smart_text(content.standfirst, language),
            language,
            self.section_link(content),
            content.kind,
            self.byline_links(content),
            self.moment(story),
            shown_picture(picture, language) if picture else None,
        )


def shown_picture(picture: Picture, language: str, caption: str = "") -> ShownPicture:
    """Return a picture as pages show it; a caption of the text beats the library's."""
    width, height = published_size(picture.width, picture.height)
    return ShownPicture(
        picture.name,
        picture.alt,
        width,
        height,
        smart_text(caption or picture.caption, language),
        smart_text(picture.credit, language),
        picture.rights,
        picture.source_type,
    )
