"""What can be set of a site's look: theme, colours, widths, logo and icon."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from editor_app.domain.look import PAGE_WIDTHS, TEXT_WIDTHS
from editor_app.domain.site import Site
from editor_app.services.look import LookMistake
from editor_app.ui.site.picture_choice import PictureChoice
from editor_app.ui.site.share_choice import ShareChoice
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.colour_field import ColourField
from editor_app.ui.widgets.number_field import NumberField
from editor_app.ui.widgets.plain_words import words

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

COLOURS = {
    "accent": "Accent",
    "accent_dark": "Accent by night",
    "ground": "Ground",
    "ground_dark": "Ground by night",
}
WIDTHS = {
    "page_width": ("Page width", PAGE_WIDTHS),
    "text_width": ("Width of a story’s text", TEXT_WIDTHS),
}
PICTURES = {"logo": "Logo", "logo_dark": "Logo by night", "icon": "Icon"}


class LookForm(QWidget):
    """Tells the field that was set, by its name, and its value."""

    theme_chosen = Signal(str)
    changed = Signal(str, object)

    def __init__(self, context: "RoomContext", parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = QComboBox(self)
        self.about = words(role="small", parent=self)
        self.colours = {name: ColourField(title, self) for name, title in COLOURS.items()}
        self.widths = {name: NumberField(0, most, self) for name, (_, (_, most)) in WIDTHS.items()}
        self.width_fields = {
            name: CheckedField(title, self.widths[name], f"{least} to {most} pixels", self)
            for name, (title, (least, most)) in WIDTHS.items()
        }
        self.pictures = {
            name: PictureChoice(context, title, self) for name, title in PICTURES.items()
        }
        self.share = ShareChoice(self)
        self._lay_out()
        self._connect()

    def show_site(self, site: Site, themes: Mapping[str, str]) -> None:
        """Show what is kept."""
        self.theme.clear()
        for name, about in themes.items():
            self.theme.addItem(name.capitalize(), name)
            self.theme.setItemData(self.theme.count() - 1, about, Qt.ItemDataRole.ToolTipRole)
        self.theme.setCurrentIndex(self.theme.findData(site.theme))
        self.about.setText(themes.get(site.theme, ""))
        look = site.look
        for name, field in self.colours.items():
            field.show_colour(str(getattr(look, name)))
        for name, number in self.widths.items():
            if not number.hasFocus():
                number.setValue(int(getattr(look, name)))
        for name, choice in self.pictures.items():
            choice.show_picture(str(getattr(look, name)))
        self.share.show_networks(look.share)

    def refuse(self, name: str, mistake: LookMistake | None) -> None:
        """Say at a field what cannot be, or take that back."""
        sentence = mistake.sentence if mistake else ""
        if name in self.colours:
            self.colours[name].refuse(sentence, mistake.nearest if mistake else "")
        elif name in self.width_fields:
            self.width_fields[name].refuse(sentence)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(CheckedField("Theme", self.theme, parent=self))
        column.addWidget(self.about)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, field in enumerate((*self.colours.values(), *self.width_fields.values())):
            grid.addWidget(field, at // 2, at % 2)
        column.addLayout(grid)
        for choice in self.pictures.values():
            column.addWidget(choice)
        column.addWidget(self.share)
        for number in self.widths.values():
            number.setSpecialValueText("the theme’s own")
            number.setSingleStep(20)

    def _connect(self) -> None:
        self.theme.activated.connect(self._tell_theme)
        for name, field in (*self.colours.items(), *self.pictures.items()):
            field.changed.connect(partial(self.changed.emit, name))
        self.share.changed.connect(partial(self.changed.emit, "share"))
        for name, number in self.widths.items():
            number.editingFinished.connect(self._teller(name, number))

    def _tell_theme(self) -> None:
        self.theme_chosen.emit(str(self.theme.currentData()))

    def _teller(self, name: str, number: NumberField) -> Callable[[], None]:
        return lambda: self.changed.emit(name, number.value())
