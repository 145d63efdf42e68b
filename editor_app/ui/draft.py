"""The one working copy of the open article, which the editor and the inspector share."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor_app.domain.article import Article, Content


class Draft(QObject):
    """The open article and its words as they stand on screen, saved or not.

    `serial` grows with each edit; what was saved up to `saved_serial` is on the disk.
    """

    opened = Signal(object)
    edited = Signal(object, object)
    refreshed = Signal(object)
    turning = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.article: Article | None = None
        self.content = Content()
        self.cursor = 0
        self.read_only = False
        self.serial = 0
        self.saved_serial = 0

    @property
    def dirty(self) -> bool:
        """Whether something on screen is not yet on the disk."""
        return self.serial != self.saved_serial

    def open(self, article: Article | None) -> None:
        """Show another article, or none; what was open must have been saved."""
        self.article = article
        self.content = article.content if article else Content()
        self.cursor = article.cursor if article else 0
        self.serial = self.saved_serial = self.serial + 1
        self.opened.emit(article)

    def change(self, origin: object, **fields: Any) -> None:
        """Change fields of the content; `origin` is who did it and need not listen."""
        if self.article is None or self.read_only:
            return
        content = replace(self.content, **fields)
        if content == self.content:
            return
        self.content = content
        self.serial += 1
        self.edited.emit(content, origin)

    def turn(self, origin: object, **fields: Any) -> None:
        """Change fields so that the state before stays among the saves."""
        if self.article is not None and not self.read_only:
            self.turning.emit()
            self.change(origin, **fields)

    def mark_saved(self, serial: int) -> None:
        """Note that all edits up to that serial are on the disk."""
        self.saved_serial = max(self.saved_serial, serial)

    def settle(self, article: Article) -> None:
        """Take what the store made of our own save: its facts and slug, never its words.

        The store tidies fields, such as blanks at the end of a headline that is still typed.
        """
        if self.article is None or article.id != self.article.id:
            return
        if self.content.slug == self.article.content.slug or not self.dirty:
            self.content = replace(self.content, slug=article.content.slug)
        self.article = article
        self.refreshed.emit(article)

    def refresh(self, article: Article) -> None:
        """Take what was changed elsewhere; edits that are not saved yet stand above it."""
        if self.article is None or article.id != self.article.id:
            return
        if self.dirty or article.content == self.article.content:
            self.settle(article)
        else:
            self.open(article)
