"""What is done to whole articles: begun, doubled, put away, each with its way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.article import Content
from editor_app.domain.changes import Changes
from editor_app.domain.home import Home
from editor_app.domain.ids import ArticleId, AuthorId, SectionId
from editor_app.domain.listing import Listing
from editor_app.ui.place import articles
from editor_app.ui.writing import WritingPage

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class ArticleActs:
    """Does it on the lane, tells the hub, and offers to undo."""

    def __init__(self, context: "RoomContext", page: WritingPage) -> None:
        self._context, self._page = context, page
        for name, act in (
            ("new-article", self.begin),
            ("duplicate", self._duplicate),
            ("pin", self._pin),
            ("trash", self._trash),
            ("put-back", self._put_back_chosen),
            ("delete", self._delete),
        ):
            context.actions.on(name, act)
        context.actions["new-article"].setEnabled(not context.desk.read_only)

    def begin(self) -> None:
        """Begin a story in the section that is shown, by the default author."""
        if self._context.desk.read_only or not self._page.may_leave():
            return
        desk, settings = self._context.desk, self._context.preferences.settings
        section = self._page.library.listing.section

        def work() -> Changes:
            content = _first_content(section, settings.default_language)
            author = settings.default_author.strip()
            made = desk.labels.add_author(author) if author else Changes()
            if made.created:
                content = replace(content, byline=(AuthorId(made.created),))
            return made | desk.articles.create(content)

        self._begin(work)

    def _begin(self, work: Callable[[], Changes]) -> None:
        """Make a story; what is typed meanwhile waits until it is there to be written in."""
        self._context.lane.run(work, self._show_new, self._context.report)
        self._context.lane.settle()

    def _show_new(self, changes: Changes) -> None:
        listing = self._page.library.listing
        hidden = listing.trash or listing.query or listing.status is not None
        self._context.hub.announce(changes, self)
        new = next(iter(changes.articles))
        self._context.navigate(articles(Listing() if hidden else listing, new))
        self._page.editor.focus_text()

    def _duplicate(self) -> None:
        chosen = self._chosen()
        if chosen and self._page.may_leave():
            articles_of = self._context.desk.articles
            self._begin(lambda: articles_of.duplicate(chosen[0]))

    def _pin(self) -> None:
        """Pin the story at hand on the home page; one that is there can be taken off."""
        chosen = self._chosen()[:1]
        if not chosen:
            return
        key, home = chosen[0], self._context.desk.home
        before: list[Home] = []

        def work() -> Changes:
            before.append(home.get())
            return home.pin(key)

        def say() -> None:
            if key in before[0].pinned:
                self._context.toasts.say(
                    "It is pinned on the home page already.",
                    "Take off",
                    lambda: self._write(lambda: home.unpin(key)),
                )
            else:
                self._context.toasts.say(
                    "Pinned on the home page.",
                    "Undo",
                    lambda: self._write(lambda: home.save(before[0])),
                )

        self._write(work, say)

    def _trash(self) -> None:
        chosen = self._chosen()
        if not chosen or not self._page.may_leave():
            return
        text = f"{_number(chosen)} moved to the trash."
        self._write(
            lambda: self._context.desk.articles.trash(chosen),
            lambda: self._say_trashed(chosen, text),
        )

    def _say_trashed(self, chosen: Sequence[ArticleId], text: str) -> None:
        article = self._page.draft.article
        closed = article.id if article is not None and article.id in chosen else None
        if closed is not None:
            self._page.editor.close_article()
        self._context.toasts.say(text, "Undo", lambda: self._put_back(chosen, closed))

    def _put_back_chosen(self) -> None:
        chosen = self._page.library.selected()
        self._put_back(chosen)
        self._context.toasts.say(f"{_number(chosen)} put back.")

    def _put_back(self, chosen: Sequence[ArticleId], opened: ArticleId | None = None) -> None:
        """Put articles back; the one that was open is open again, unless another one is."""

        def open_again() -> None:
            if opened is not None and self._page.draft.article is None:
                self._page.open_article(opened)

        self._write(lambda: self._context.desk.articles.put_back(chosen), open_again)

    def _delete(self) -> None:
        """Delete after the toast is gone unnoticed: until then it is only hidden by its own row."""
        chosen = self._page.library.selected()
        if not chosen:
            return
        self._context.toasts.say(
            f"Delete {_number(chosen).lower()} for good? This cannot be undone.",
            "Delete",
            lambda: self._delete_now(chosen),
            seconds=12,
        )

    def _delete_now(self, chosen: Sequence[ArticleId]) -> None:
        article = self._page.draft.article
        if article is not None and article.id in chosen:
            self._page.editor.close_article()
        self._write(lambda: self._context.desk.articles.delete(chosen))

    def _chosen(self) -> tuple[ArticleId, ...]:
        marked = self._page.library.selected()
        article = self._page.draft.article
        return marked or ((article.id,) if article is not None else ())

    def _write(self, work: Callable[[], Changes], then: Callable[[], object] | None = None) -> None:
        def announce(changes: Changes) -> None:
            if then is not None:
                then()
            self._context.hub.announce(changes, self)

        self._context.lane.run(work, announce, self._context.report)


def _first_content(section: SectionId | None, language: str) -> Content:
    return Content(section=section, language=language)


def _number(chosen: Sequence[ArticleId]) -> str:
    return "1 article" if len(chosen) == 1 else f"{len(chosen)} articles"
