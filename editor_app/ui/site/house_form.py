"""The fields of a page of the house, with ways to put pictures and links into its text."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.article import Article
from editor_app.domain.ids import ArticleId
from editor_app.domain.site import HousePage, Linked
from editor_app.ui.appearance.faces import serif
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.languages import language_choices, language_name
from editor_app.ui.picture_intake import PictureIntake
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.choice_field import ChoiceField
from editor_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_LINKED = {
    Linked.FOOTER: "In the footer",
    Linked.MENU: "In the menu, after the sections",
    Linked.NOWHERE: "Nowhere: texts may link to it",
}


class HouseForm(QWidget):
    """Tells that something is typed, and that a field was left or chosen."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: "RoomContext", parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.title, self.slug = QLineEdit(self), QLineEdit(self)
        self.description = QLineEdit(self)
        self.language, self.linked = QComboBox(self), QComboBox(self)
        self.language.addItem("Site’s own", "")
        for tag, name in language_choices().items():
            self.language.addItem(name, tag)
        for where, name in _LINKED.items():
            self.linked.addItem(name, where)
        self.text = TextField(14, "The text of the page, in Markdown", self)
        self.text.setFont(serif(15))
        self.picture = QPushButton("Picture…", self)
        self.story = ChoiceField("Link to a story…", ArticleFinder(context), self)
        self._intake = PictureIntake(context, self, self._put_picture, context.report)
        self.fields = {
            "title": CheckedField("Title", self.title),
            "slug": CheckedField("Address", self.slug),
            "linked": CheckedField("Linked", self.linked),
            "language": CheckedField("Language", self.language),
            "description": CheckedField("For search engines", self.description),
            "text": CheckedField("Text", self._writing()),
        }
        self._lay_out()
        self._connect()

    def show_page(self, page: HousePage, site_language: str, *, other: bool) -> None:
        """Show a page; what is being typed stays unless it is an `other` one."""
        lines = ((self.title, page.title), (self.slug, page.slug))
        for line, text in (*lines, (self.description, page.description)):
            if other or not line.hasFocus():
                line.setText(text)
                line.setCursorPosition(0 if not line.hasFocus() else len(text))
        if other or not self.text.hasFocus():
            self.text.show_text(page.text)
        own = language_name(site_language)
        self.language.setItemText(0, f"Site’s own ({own})")
        self._choose_language(page.language)
        self.linked.setCurrentIndex(self.linked.findData(page.linked))
        if other:
            self.refuse({})
            if self.title.hasFocus():
                self.title.selectAll()

    def page(self) -> HousePage:
        """Return the page as it is typed."""
        return HousePage(
            self.title.text().strip(),
            self.slug.text().strip(),
            self.text.toPlainText(),
            str(self.language.currentData()),
            self.description.text().strip(),
            Linked(self.linked.currentData()),
        )

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, or take that back."""
        for name, field in self.fields.items():
            field.refuse(problems.get(name, ""))

    def begin(self) -> None:
        """Let the title of a new page be typed."""
        self.title.setFocus()
        self.title.selectAll()

    def _writing(self) -> QWidget:
        holder = QWidget(self)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.picture)
        tools.addWidget(self.story, 1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(tools)
        column.addWidget(self.text)
        holder.setFocusProxy(self.text)
        self.text.setAccessibleName("Text")
        return holder

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, name in enumerate(("title", "slug", "linked", "language")):
            grid.addWidget(self.fields[name], at // 2, at % 2)
        grid.addWidget(self.fields["text"], 2, 0, 1, 2)
        grid.addWidget(self.fields["description"], 3, 0, 1, 2)

    def _connect(self) -> None:
        for line in (self.title, self.slug, self.description):
            line.textEdited.connect(self.typed)
            line.editingFinished.connect(self.left)
        self.text.textChanged.connect(self._tell_typed)
        self.text.left.connect(self.left)
        for box in (self.language, self.linked):
            box.activated.connect(self.left)
        self.picture.clicked.connect(self._intake.ask)
        self.story.chosen.connect(self._put_link)

    def _tell_typed(self) -> None:
        if self.text.hasFocus():
            self.typed.emit()

    def _choose_language(self, tag: str) -> None:
        if self.language.findData(tag) < 0:
            self.language.addItem(language_name(tag), tag)
        self.language.setCurrentIndex(self.language.findData(tag))

    def _put_picture(self, name: str, alt: str) -> None:
        """Put a picture on a line of its own, behind the one in which the cursor stands."""
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        before = "\n\n" if cursor.block().text().strip() else ""
        after = "\n" if cursor.block().next().text().strip() else ""
        cursor.insertText(f"{before}![{_bracketless(alt)}]({name}){after}")
        self.left.emit()

    def _put_link(self, key: str, name: str) -> None:
        """Put a link to a story in place of the selection, which then names it."""
        self.story.show_choice("", "")

        def put(article: Article) -> None:
            cursor = self.text.textCursor()
            words = cursor.selectedText().strip() or name
            cursor.insertText(f"[{_bracketless(words)}](article:{article.content.slug})")
            self.left.emit()

        desk = self._context.desk
        self._context.readers.run(
            lambda: desk.articles.get(ArticleId(key)), put, self._context.report
        )


def _bracketless(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")
