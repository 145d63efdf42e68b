"""What the questions are about: articles or addresses, publications, templates and versions."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from editor_app.domain.ids import PublicationId, TemplateId
from editor_app.domain.ledger import VersionUse
from editor_app.domain.publication import PublicationRow
from editor_app.ui.background import Newest
from editor_app.ui.finding_articles import ArticleFinder
from editor_app.ui.widgets.moments import full_day

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

ANY, OLDER = 0, -1
_MOST = 200
Take = Callable[[Sequence[tuple[str, str]]], object]


class PlaceFinder:
    """Finds articles by words; what holds a slash is an address itself."""

    def __init__(self, context: "RoomContext") -> None:
        self._articles = ArticleFinder(context)

    def __call__(self, text: str, take: Take) -> None:
        """Hand over what is found."""
        if "/" in text:
            take(((text, f"The page at {text}"),))
        else:
            self._articles(text, take)


class PublicationFinder:
    """Finds publications by their number or by the words of their time, newest first."""

    def __init__(self, context: "RoomContext") -> None:
        self._context = context
        self._newest = Newest(context.readers.run)

    def __call__(self, text: str, take: Take) -> None:
        """Look for publications behind the screen and hand them over."""
        self._newest.ask(lambda: self._find(text), take, self._context.report)

    def _find(self, text: str) -> tuple[tuple[str, str], ...]:
        ledger, number = self._context.desk.ledger, text.removeprefix("No.").strip()
        if number.isdecimal():
            rows = ledger.publications(PublicationId(int(number) + 1), 1)
        else:
            rows = ledger.publications(most=_MOST)
        named = [(str(row.id), publication_words(row)) for row in rows]
        return tuple(pair for pair in named if number in pair[1] or text.lower() in pair[1].lower())


class TemplateChoice(QWidget):
    """A template and one of its versions, any of them, or those that are not in force."""

    chosen = Signal()

    def __init__(self, context: "RoomContext", *, older: bool) -> None:
        super().__init__()
        self._context, self._older = context, older
        self._listed, self._counted = Newest(context.readers.run), Newest(context.readers.run)
        self.template, self.version = QComboBox(self), QComboBox(self)
        self.template.setAccessibleName("Template")
        self.template.setPlaceholderText("Choose a template")
        self.version.setAccessibleName("Version")
        for box in (self.template, self.version):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
        self._show_versions(())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.template)
        column.addWidget(self.version)
        self.template.activated.connect(self._choose)
        self.version.activated.connect(self.chosen)

    def read(self) -> None:
        """Read which templates there are."""
        ledger = self._context.desk.ledger
        self._listed.ask(ledger.templates, self._show_templates, self._context.report)

    def asked(self) -> tuple[TemplateId, str, int] | None:
        """Return the template, its name, and the version or ANY or OLDER; None when none is."""
        if self.template.currentIndex() < 0:
            return None
        template = TemplateId(self.template.currentData())
        return template, self.template.currentText(), self.version.currentData()

    def _show_templates(self, found: Sequence[tuple[TemplateId, str]]) -> None:
        before = self.template.currentData()
        self.template.clear()
        for key, name in found:
            self.template.addItem(name, key)
        self.template.setCurrentIndex(self.template.findData(before) if before else -1)

    def _choose(self) -> None:
        template = TemplateId(self.template.currentData())
        self._show_versions(())
        ledger = self._context.desk.ledger
        self._counted.ask(
            lambda: ledger.versions_that_ran(template), self._show_versions, self._context.report
        )
        self.chosen.emit()

    def _show_versions(self, found: Sequence[VersionUse]) -> None:
        before = self.version.currentData()
        self.version.clear()
        self.version.addItem("Any version", ANY)
        if self._older:
            self.version.addItem("Older than the one in force", OLDER)
        for use in reversed(found):
            self.version.addItem(f"Version {use.version}", use.version)
        self.version.setCurrentIndex(max(0, self.version.findData(before)))


def publication_words(row: PublicationRow) -> str:
    """Return a publication as it is chosen by."""
    local = row.time.astimezone()
    return f"No. {row.id} · {full_day(local)}, {local:%H:%M}"
