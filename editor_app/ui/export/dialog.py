"""Asks what to export, as what and where to; shows how far it is, and then the folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.errors import Cancelled, NotAllowed, OffstoneError
from editor_app.domain.ids import ArticleId
from editor_app.ui.export.choices import ALL, CHOSEN, FORMS, THIS, Offer, read_offer
from editor_app.ui.progress_signal import ProgressSignal
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import set_tone, words
from editor_app.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from editor_app.services.exporting import Form
    from editor_app.ui.room_context import RoomContext

_LAST = "export folder"
_FORM = "export form"


class ExportDialog(QDialog):
    """Everything is read and written behind the screen; closing stops what is on its way."""

    def __init__(
        self,
        context: "RoomContext",
        open_story: ArticleId | None,
        chosen: tuple[ArticleId, ...],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._context, self._desk = context, context.desk
        self._offer = Offer()
        self._ready = False
        self._reporter: ProgressSignal | None = None
        self._written: Path | None = None
        self.scopes = {key: QRadioButton(self) for key in (THIS, CHOSEN, ALL)}
        self.forms: dict[Form, QRadioButton] = {
            form: QRadioButton(title, self) for form, (title, _) in FORMS.items()
        }
        self.embedded = QRadioButton("Embedded in the page", self)
        self.beside = QRadioButton("Beside it, in a folder “media”", self)
        self._groups = [QButtonGroup(self) for _ in range(3)]
        self.about = words(role="small", parent=self)
        self.embargoed = QCheckBox("Include stories under embargo", self)
        self.warning = words(tone="amber", parent=self)
        self.folder = QLineEdit(self)
        self.folder.setAccessibleName("Folder")
        self.choose = QPushButton("Choose…", self)
        self.progress = ProgressLine(self)
        self.said = words(parent=self)
        self.close_button, self.go = QPushButton("Cancel", self), QPushButton("Export", self)
        self.show_folder = QPushButton("Open folder", self)
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self._lay_out()
        self._connect()
        self._begin_with_last()
        self._show_state()
        context.readers.run(
            lambda: read_offer(self._desk, open_story, chosen), self._take_offer, self._fail
        )

    def export(self) -> None:
        """Write the documents."""
        if self._reporter is not None or not self.go.isEnabled():
            return
        out, form = Path(self.folder.text().strip()).expanduser(), self._form()
        settings = self._context.preferences.settings
        settings = settings.with_window(_LAST, str(out)).with_window(_FORM, form)
        self._context.preferences.take(settings)
        reporter = self._reporter = ProgressSignal(self)
        reporter.reported.connect(self.progress.show_progress)
        self.progress.begin("Exporting")
        self.said.hide()
        slugs, embargoed = self._slugs(), self.embargoed.isChecked()
        embed, exporting = self.embedded.isChecked(), self._desk.exporting
        self._show_state()
        self._context.readers.run(
            lambda: exporting.export_apart(
                out,
                form,
                slugs=slugs,
                include_embargoed=embargoed,
                embed_pictures=embed,
                reporter=reporter,
            ),
            self._take_written,
            self._fail,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        """Stop what is on its way and close."""
        self._cancel()
        super().reject()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 22)
        column.setSpacing(8)
        column.addWidget(words("Export", role="title"))
        self._add_choices(column, "What", list(self.scopes.values()), self._groups[0], across=False)
        self._add_choices(column, "As", list(self.forms.values()), self._groups[1])
        column.addWidget(self.about)
        self._pictures = self._add_choices(
            column, "Pictures", [self.embedded, self.beside], self._groups[2]
        )
        column.addSpacing(6)
        column.addWidget(self.embargoed)
        column.addWidget(self.warning)
        column.addSpacing(6)
        column.addWidget(words("Folder", role="label"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.said)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.show_folder, self.close_button, self.go):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.said.hide()
        self.show_folder.hide()

    def _add_choices(
        self,
        column: QVBoxLayout,
        title: str,
        buttons: list[QRadioButton],
        group: QButtonGroup,
        *,
        across: bool = True,
    ) -> list[QWidget]:
        label = words(title, role="label")
        column.addSpacing(6)
        column.addWidget(label)
        line = QHBoxLayout() if across else QVBoxLayout()
        line.setSpacing(18 if across else 4)
        for button in buttons:
            group.addButton(button)
            line.addWidget(button)
        if across:
            line.addStretch(1)
        column.addLayout(line)
        return [label, *buttons]

    def _connect(self) -> None:
        for button in (*self.scopes.values(), *self.forms.values(), self.embedded, self.beside):
            button.toggled.connect(self._show_state)
        self.embargoed.toggled.connect(self._show_state)
        self.folder.textChanged.connect(self._show_state)
        self.choose.clicked.connect(self._ask_folder)
        self.go.clicked.connect(self.export)
        self.close_button.clicked.connect(self.reject)
        self.show_folder.clicked.connect(self._open_folder)
        self.progress.cancelled.connect(self._cancel)

    def _begin_with_last(self) -> None:
        settings = self._context.preferences.settings
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        home = Path(QStandardPaths.writableLocation(documents) or Path.home())
        folder = settings.window_state(_LAST) or str(home / f"{self._desk.workspace.name} export")
        self.folder.setText(folder)
        last = settings.window_state(_FORM)
        form: Form = "page"
        for known in FORMS:
            form = known if known == last else form
        self.forms[form].setChecked(True)
        self.embedded.setChecked(True)

    def _take_offer(self, offer: Offer) -> None:
        self._offer, self._ready = offer, True
        this, chosen, everything = self.scopes.values()
        this.setText(f"This article: {_short(offer.headline)}" if offer.this else "This article")
        number = len(offer.chosen)
        chosen.setText(f"The {number} articles marked in the list" if number else "The marked ones")
        everything.setText("All finished articles (ready and published)")
        this.setVisible(bool(offer.this))
        chosen.setVisible(number > 1)
        first = chosen if number > 1 else this if offer.this else everything
        first.setChecked(True)
        first.setFocus()
        if offer.problem:
            self._say(offer.problem, "amber")
        self._show_state()

    def _form(self) -> "Form":
        checked: list[Form] = [form for form, one in self.forms.items() if one.isChecked()]
        return checked[0] if checked else "page"

    def _slugs(self) -> tuple[str, ...] | None:
        if self.scopes[THIS].isChecked():
            return self._offer.this
        return self._offer.chosen if self.scopes[CHOSEN].isChecked() else None

    def _show_state(self) -> None:
        busy = self._reporter is not None
        form = self._form()
        self.about.setText(FORMS[form][1])
        for widget in self._pictures:
            widget.setVisible(form == "page")
        self.warning.setText(self._embargo_words())
        self.warning.setVisible(bool(self.warning.text()))
        self.go.setEnabled(self._ready and not busy and bool(self.folder.text().strip()))
        for widget in (*self.scopes.values(), *self.forms.values(), self.embargoed, self.choose):
            widget.setEnabled(not busy)
        self.folder.setEnabled(not busy)

    def _embargo_words(self) -> str:
        if self.embargoed.isChecked():
            return (
                "Stories under embargo would leave the desk before their time. Whoever gets the "
                "files can read them."
            )
        held = len(self._offer.embargoed)
        if held and self.scopes[ALL].isChecked():
            verb = "stays" if held == 1 else "stay"
            return f"{number_of(held, 'story', 'stories')} under embargo {verb} here."
        return ""

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Export to", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _take_written(self, written: tuple[str, ...]) -> None:
        out = Path(self.folder.text().strip()).expanduser()
        self._end()
        documents = [name for name in written if not name.startswith("media/")]
        pictures = len(written) - len(documents)
        parts = [number_of(len(documents), "document")]
        parts += [number_of(pictures, "picture")] if pictures else []
        if not documents:
            self._say("There is no finished article yet: mark one ready, or export this one.", "")
            return
        self._written = out
        self._say(f"{' and '.join(parts)} written to {out}.", "green")
        self.show_folder.show()
        self.show_folder.setFocus()
        self.close_button.setText("Close")

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._say("Stopped. Documents that were written already are whole.", "")
        elif isinstance(error, NotAllowed) and "embargoed" in error.message:
            self._say(f"{error.message} Wait, or include stories under embargo.", "red")
        elif isinstance(error, OffstoneError):
            self._say(f"{error.message} {error.advice}".strip(), "red")
        else:
            raise error

    def _end(self) -> None:
        self.progress.end()
        self._reporter = None
        self._show_state()

    def _say(self, text: str, tone: str) -> None:
        self.said.setText(text)
        set_tone(self.said, tone)
        self.said.show()

    def _cancel(self) -> None:
        if self._reporter is not None:
            self._reporter.cancel()

    def _open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))


def _short(headline: str) -> str:
    return headline if len(headline) <= 60 else f"{headline[:58].rstrip()}…"
