"""Every file the site will have, each with its recipe and the way to compose it."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor_app.domain.address import author_path, file_of, house_path, section_path, tag_path
from editor_app.domain.article import PinnedArticle
from editor_app.domain.labels import Author, Section, Tag
from editor_app.export.site_file import Shows, SiteFile
from editor_app.rendering.compose import (
    CORRECTIONS_PATH,
    NOT_FOUND_PATH,
    corrections_page,
    home_page,
    not_found_page,
    notice_page,
)
from editor_app.rendering.edition import Edition
from editor_app.rendering.lists import author_pages, section_pages, sheets, tag_pages
from editor_app.rendering.page_values import Frame, ListPage, Page, RedirectPage
from editor_app.services.archive_plan import NO_FRAME, ArchivePlan, archive_files
from editor_app.services.forme import ComposeLists, Label
from editor_app.services.recipes import Recipes

if TYPE_CHECKING:
    from editor_app.services.snapshot import Snapshot

Compose = Callable[[Frame], Page]


@dataclass(slots=True)
class SitePlan:
    """Files by what they are; `single` composes a page by its file, `lists` the sheets of labels.

    `house_pages` are the files of the house's own pages, in their order.
    """

    articles: dict[str, PinnedArticle] = field(default_factory=dict[str, PinnedArticle])
    single: dict[str, Compose] = field(default_factory=dict[str, Compose])
    lists: list[tuple[frozenset[str], ComposeLists, Label]] = field(
        default_factory=list[tuple[frozenset[str], ComposeLists, Label]]
    )
    house_pages: list[str] = field(default_factory=list[str])
    files: list[SiteFile] = field(default_factory=list[SiteFile])


def page_files(snapshot: "Snapshot", edition: Edition) -> frozenset[str]:
    """Return the files of every page that a link can lead to, before any recipe is known."""
    facts = snapshot.facts
    size = facts.site.page_size
    found = {"index.html", file_of(CORRECTIONS_PATH), *archive_files(edition)}
    found |= {file_of(facts.path_of(s.content)) for s in (*edition.stories, *snapshot.withdrawn)}
    found |= {file_of(house_path(page)) for page in facts.site.pages}
    found |= {file_of(path) for path, _ in snapshot.redirects}
    listed = [
        (section_path, s.slug, edition.by_section.get(k, ())) for k, s in facts.sections.items()
    ]
    listed += [
        (author_path, a.slug, edition.by_author.get(k, ())) for k, a in facts.authors.items()
    ]
    listed += [(tag_path, t.slug, edition.by_tag.get(k, ())) for k, t in facts.tags.items()]
    for path, slug, places in listed:
        if places or path is section_path:
            found |= {file_of(path(slug, sheet.number or 1)) for sheet in sheets(places, size)}
    return frozenset(found)


class Planner:
    """Plans the pages of one edition; `kept` are files that stay as they stand at the target."""

    def __init__(
        self, snapshot: "Snapshot", edition: Edition, recipes: Recipes, kept: Container[str]
    ) -> None:
        self._snapshot, self._edition, self._recipes = snapshot, edition, recipes
        self._kept = kept
        self._plan = SitePlan()

    def plan(self) -> SitePlan:
        """Return every page of the site."""
        self._articles()
        self._notices()
        self._labels()
        self._archive()
        self._single_pages()
        self._house_pages()
        self._redirects()
        return self._plan

    def _articles(self) -> None:
        for place, story in enumerate(self._edition.stories):
            path = file_of(self._snapshot.facts.path_of(story.content))
            if path in self._kept:
                continue
            self._plan.articles[path] = story
            parts = self._recipes.article(story, place=place)
            slug = story.content.slug
            self._plan.files.append(
                SiteFile(path, Shows.ARTICLE, parts, story.id, slug, (story.id,))
            )

    def _notices(self) -> None:
        for story in self._snapshot.withdrawn:
            page = self._snapshot.facts.path_of(story.content)
            file = SiteFile(
                file_of(page),
                Shows.ARTICLE,
                self._recipes.notice(story),
                story.id,
                story.content.slug,
            )
            self._add(file, lambda frame, story=story: notice_page(self._edition, story, frame))

    def _labels(self) -> None:
        facts, edition = self._snapshot.facts, self._edition
        for key, section in facts.sections.items():
            self._list(section, edition.by_section.get(key, ()), section_path, section_pages)
        for key, author in facts.authors.items():
            if places := edition.by_author.get(key):
                self._list(author, places, author_path, author_pages)
        for key, tag in facts.tags.items():
            if places := edition.by_tag.get(key):
                self._list(tag, places, tag_path, tag_pages)

    def _list(
        self,
        label: Section | Author | Tag,
        places: Sequence[int],
        path: Callable[..., str],
        compose: Callable[..., Iterator[ListPage]],
    ) -> None:
        paths: list[str] = []
        told = repr(label)
        for sheet in sheets(places, self._snapshot.facts.site.page_size):
            stories = self._edition.at(sheet.places)
            about: list[object] = [told, sheet.number, sheet.older, sheet.newer]
            if isinstance(label, Section) and sheet.number == 0:
                about.append(self._recipes.trending())
            if isinstance(label, Author):
                about.append(self._recipes.picture(label.picture))
            file = file_of(path(label.slug, sheet.number or 1))
            parts = self._recipes.listed(stories, *about)
            self._plan.files.append(
                SiteFile(file, Shows.LIST, parts, lists=tuple(s.id for s in stories))
            )
            paths.append(file)
        self._plan.lists.append((frozenset(paths), compose, label))

    def _archive(self) -> None:
        archive = ArchivePlan(self._edition, self._recipes)
        for files, sheets_of_month in archive.months():
            self._plan.files += files
            self._plan.lists.append(sheets_of_month)
        for file, compose in archive.single():
            self._add(file, compose)

    def _single_pages(self) -> None:
        edition, recipes = self._edition, self._recipes
        home = home_page(edition, NO_FRAME)
        shown = [t.slug for t in home.cards] + [t.slug for s in home.strips for t in s.teasers]
        shown += [home.lead.slug] if home.lead else []
        stories = self._named(shown)
        parts = recipes.composed((home, [recipes.teaser(story) for story in stories]))
        parts |= {"trending": recipes.trending(), **recipes.chosen_home()}
        ids = tuple(story.id for story in stories)
        self._add(
            SiteFile("index.html", Shows.LIST, parts, lists=ids),
            lambda frame: home_page(edition, frame),
        )
        corrected = corrections_page(edition, NO_FRAME)
        stories = self._named(entry.story.slug for entry in corrected.entries)
        ids = tuple(story.id for story in stories)
        self._add(
            SiteFile(file_of(CORRECTIONS_PATH), Shows.LIST, recipes.composed(corrected), lists=ids),
            lambda frame: corrections_page(edition, frame),
        )
        self._add(
            SiteFile(NOT_FOUND_PATH, Shows.PAGE, recipes.composed("404", "")),
            not_found_page,
        )

    def _house_pages(self) -> None:
        for page in self._snapshot.facts.site.pages:
            file = file_of(house_path(page))
            parts = self._recipes.composed(page, page.text)
            self._plan.house_pages.append(file)
            self._plan.files.append(SiteFile(file, Shows.PAGE, parts))

    def _redirects(self) -> None:
        standing = {file.path for file in self._plan.files}
        for path, goal in self._snapshot.redirects:
            file = file_of(path)
            leads = file_of(goal) in standing or file_of(goal) in self._kept
            if leads and file not in standing and file not in self._kept:
                self._add(
                    SiteFile(file, Shows.PAGE, self._recipes.composed(("redirect", goal))),
                    lambda frame, path=path, goal=goal: RedirectPage(path, frame, goal),
                )

    def _add(self, file: SiteFile, compose: Compose) -> None:
        self._plan.files.append(file)
        self._plan.single[file.path] = compose

    def _named(self, slugs: Iterable[str]) -> tuple[PinnedArticle, ...]:
        wanted = set(slugs)
        return tuple(s for s in self._edition.stories if s.content.slug in wanted)
