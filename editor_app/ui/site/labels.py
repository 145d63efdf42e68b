"""The pages for sections, authors and tags."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from editor_app.domain.ids import AuthorId, SectionId, TagId
from editor_app.domain.labels import Author, Section, Tag
from editor_app.ui.background import Newest
from editor_app.ui.site.general import check_link
from editor_app.ui.site.labels_page import LabelActs, LabelsPage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.pairs_field import PairsField
from editor_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class SectionsPage(LabelsPage[Section]):
    """The menu of the site, in its order."""

    def __init__(self, context: "RoomContext") -> None:
        labels = context.desk.labels
        acts = LabelActs(
            "section",
            labels.sections,
            labels.add_section,
            labels.save_section,
            lambda key: labels.remove_section(SectionId(key)),
        )
        about = "The menu of the site, in this order."
        super().__init__(context, acts, "Sections", about, ordered=True)
        self.description = TextField(3, "One sentence about the section", self)
        self.rows.addWidget(CheckedField("Description", self.description))
        self.description.left.connect(self._tell)
        self.list.moved.connect(self._order)
        self.read()

    def show_fields(self, label: Section) -> None:
        self.description.show_text(label.description)

    def typed(self, label: Section) -> Section:
        return replace(
            super().typed(label),
            description=" ".join(self.description.toPlainText().split()),
        )

    def _order(self, keys: Sequence[str]) -> None:
        wanted = [SectionId(key) for key in keys]
        self.writes(lambda: self.desk.labels.order_sections(wanted))


class AuthorsPage(LabelsPage[Author]):
    """The people in bylines, each with a page."""

    def __init__(self, context: "RoomContext") -> None:
        labels = context.desk.labels
        acts = LabelActs(
            "author",
            labels.authors,
            labels.add_author,
            labels.save_author,
            lambda key: labels.remove_author(AuthorId(key)),
        )
        about = "The people in bylines; each has a page of stories."
        super().__init__(context, acts, "Authors", about)
        self._pictures = Newest(context.readers.run)
        self.role, self.email = QLineEdit(self), QLineEdit(self)
        self.bio = TextField(4, "A few lines for the foot of a story", self)
        self.picture = QComboBox(self)
        self.links = PairsField(("Name", "Address"), "Add a link", check_link, (), self)
        self.fields["email"] = CheckedField("E-mail", self.email)
        for field in (
            CheckedField("Role", self.role),
            CheckedField("Bio", self.bio),
            self.fields["email"],
            CheckedField("Picture", self.picture),
            CheckedField("Links", self.links),
        ):
            self.rows.addWidget(field)
        for line in (self.role, self.email):
            line.editingFinished.connect(self._tell)
        self.bio.left.connect(self._tell)
        self.picture.activated.connect(self._tell)
        self.links.changed.connect(self._tell)
        self.read()

    def read(self) -> None:
        """Read the authors and the names of the pictures."""
        super().read()
        self._pictures.ask(
            lambda: tuple(picture.name for picture in self.desk.pictures.all()),
            self._offer_pictures,
            self.context.report,
        )

    def show_fields(self, label: Author) -> None:
        self.role.setText(label.role)
        self.email.setText(label.email)
        self.bio.show_text(label.bio)
        self.links.show_pairs(label.links)
        self._show_picture(label.picture)

    def typed(self, label: Author) -> Author:
        email = self.email.text().strip()
        sound = not email or ("@" in email.strip("@") and " " not in email)
        self.fields["email"].refuse("" if sound else f"“{email}” is no e-mail address.")
        return replace(
            super().typed(label),
            role=self.role.text().strip(),
            bio=self.bio.toPlainText().strip(),
            email=email if sound else label.email,
            picture=str(self.picture.currentData() or ""),
            links=self.links.pairs(),
        )

    def _offer_pictures(self, names: tuple[str, ...]) -> None:
        self.picture.clear()
        self.picture.addItem("No picture", "")
        for name in names:
            self.picture.addItem(name, name)
        label = self.labels.get(self.list.key())
        self._show_picture(label.picture if label else "")

    def _show_picture(self, name: str) -> None:
        if self.picture.findData(name) < 0:
            self.picture.addItem(name or "No picture", name)
        self.picture.setCurrentIndex(self.picture.findData(name))


class TagsPage(LabelsPage[Tag]):
    """Keywords, each with a page."""

    def __init__(self, context: "RoomContext") -> None:
        labels = context.desk.labels
        acts = LabelActs(
            "tag",
            labels.tags,
            labels.add_tag,
            labels.save_tag,
            lambda key: labels.remove_tag(TagId(key)),
        )
        super().__init__(context, acts, "Tags", "Keywords of stories; each has a page.")
        self.read()
