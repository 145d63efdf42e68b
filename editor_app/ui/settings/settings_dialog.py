"""Settings: appearance, faces and sizes, saving, and what a new story begins with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from editor_app.services.settings import Settings
from editor_app.ui.languages import language_choices
from editor_app.ui.widgets.completions import offer
from editor_app.ui.widgets.form_rows import FormRows
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.tab_order import tab_through

if TYPE_CHECKING:
    from editor_app.ui.preferences import Preferences

APPEARANCES = {"system": "As the system", "light": "Light", "dark": "Dark"}
_OWN_FACE = "Source Serif Pro (ours)"
_SITE_LANGUAGE = "The site’s language"


class SettingsDialog(QDialog):
    """Every change takes effect at once; *Back to how it was* undoes them all."""

    def __init__(
        self, preferences: "Preferences", authors: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.resize(560, 690)
        self._preferences, self._before = preferences, preferences.settings
        self._make_fields(authors)
        self.show_settings(preferences.settings)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for title, rows in self._groups():
            column.addWidget(words(title, role="heading"))
            form = FormRows()
            for label, field, hint in rows:
                form.add(label, field, hint).setMinimumWidth(112)
            column.addLayout(form)
            column.addSpacing(8)
        column.addStretch(1)
        tab_through([field for _, rows in self._groups() for _, field, _ in rows])
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 12)
        outside.addWidget(scroll, 1)
        outside.addWidget(self._buttons())
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show these settings in the fields."""
        self.name.setText(settings.name)
        self.appearance.setCurrentIndex(self.appearance.findData(settings.appearance))
        face = self.face.findText(settings.editor_face)
        self.face.setCurrentIndex(max(0, face))
        self.editor_size.setValue(settings.editor_size)
        self.interface_size.setValue(settings.interface_size)
        self.line_width.setValue(settings.line_width)
        self.autosave.setValue(settings.autosave)
        self.author.setText(settings.default_author)
        language = self.language.findData(settings.default_language)
        self.language.setCurrentIndex(max(0, language))

    def _make_fields(self, authors: tuple[str, ...]) -> None:
        self.name, self.author = QLineEdit(self), QLineEdit(self)
        self.name.setPlaceholderText("The name that revisions and publications carry")
        offer(self.author, authors)
        self.author.setPlaceholderText("Nobody")
        self.appearance, self.face, self.language = (QComboBox(self) for _ in range(3))
        for key, text in APPEARANCES.items():
            self.appearance.addItem(text, key)
        self.face.addItem(_OWN_FACE, "")
        for family in QFontDatabase.families():
            self.face.addItem(family, family)
        self.language.addItem(_SITE_LANGUAGE, "")
        for tag, name in language_choices().items():
            self.language.addItem(name, tag)
        self.editor_size = _spin(self, 12, 32, " px")
        self.interface_size = _spin(self, 11, 22, " px")
        self.line_width = _spin(self, 40, 120, " characters")
        self.autosave = QDoubleSpinBox(self)
        self.autosave.setRange(0.2, 2.0)
        self.autosave.setSingleStep(0.1)
        self.autosave.setDecimals(1)
        self.autosave.setSuffix(" s after the last key")
        _off_the_border(self.autosave)

    def _groups(self) -> tuple[tuple[str, tuple[tuple[str, QWidget, str], ...]], ...]:
        return (
            ("You", (("Name", self.name, ""),)),
            (
                "Appearance",
                (
                    ("Colours", self.appearance, ""),
                    ("Interface size", self.interface_size, ""),
                ),
            ),
            (
                "Writing",
                (
                    ("Face", self.face, ""),
                    ("Size", self.editor_size, ""),
                    ("Line width", self.line_width, ""),
                    ("Save", self.autosave, "Never later than 2 seconds after a change."),
                ),
            ),
            (
                "A new story begins with",
                (("Author", self.author, ""), ("Language", self.language, "")),
            ),
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        back = QPushButton("Back to how it was", self)
        back.clicked.connect(self._go_back)
        close = QPushButton("Done", self)
        close.setProperty("primary", True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addButton(back, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.setContentsMargins(24, 0, 24, 0)
        return buttons

    def _connect(self) -> None:
        for line in (self.name, self.author):
            line.editingFinished.connect(self._take)
        for choice in (self.appearance, self.face, self.language):
            choice.activated.connect(self._take)
        for number in (self.editor_size, self.interface_size, self.line_width, self.autosave):
            number.valueChanged.connect(self._take)

    def _take(self) -> None:
        self._preferences.change(
            name=self.name.text().strip(),
            appearance=self.appearance.currentData(),
            editor_face=self.face.currentData(),
            editor_size=self.editor_size.value(),
            interface_size=self.interface_size.value(),
            line_width=self.line_width.value(),
            autosave=round(self.autosave.value(), 1),
            default_author=self.author.text().strip(),
            default_language=self.language.currentData(),
        )

    def _go_back(self) -> None:
        self.show_settings(self._before)
        self._take()


def _spin(parent: QWidget, least: int, most: int, unit: str) -> QSpinBox:
    field = QSpinBox(parent)
    field.setRange(least, most)
    field.setSuffix(unit)
    _off_the_border(field)
    return field


def _off_the_border(field: QAbstractSpinBox) -> None:
    """Let the number stand where the words of other fields do; the style sheet cannot."""
    field.lineEdit().setTextMargins(6, 0, 0, 0)
