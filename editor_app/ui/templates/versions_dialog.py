"""Every wording a template had: looked at, compared, and brought back as a new version."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.template import Template, TemplateVersion
from editor_app.ui.appearance.look import Look
from editor_app.ui.templates.compare import as_html, changes
from editor_app.ui.widgets.moments import full_day
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs
from editor_app.ui.widgets.side_pane import scrolled
from editor_app.ui.widgets.two_lines import FACTS, TwoLines

_VERSION = Qt.ItemDataRole.UserRole
TEXT, COMPARED = "Wording", "Compared with the one in force"


class VersionsDialog(QDialog):
    """`restored` is the version to bring back when the dialog was accepted."""

    def __init__(
        self,
        template: Template,
        versions: Sequence[TemplateVersion],
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Versions of {template.name}")
        self.resize(820, 520)
        self._template, self._look = template, look
        self.restored: TemplateVersion | None = None
        self.list = QListWidget(self)
        self.list.setAccessibleName("Versions")
        self.list.setItemDelegate(TwoLines(look, self.list))
        for version in versions:
            self._add(version)
        self.tabs = SegmentedTabs((TEXT, COMPARED), self)
        self.facts = words(role="small", parent=self)
        self.shown = QLabel(self, wordWrap=True)
        self.shown.setObjectName("WordingShown")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.back = QPushButton("Restore as a new version", self)
        self.back.setProperty("primary", True)
        self.close_button = QPushButton("Close", self)
        self._lay_out()
        self.list.currentItemChanged.connect(self._show)
        self.tabs.chosen.connect(self._show)
        self.back.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)
        self.list.setCurrentRow(0)

    def _add(self, version: TemplateVersion) -> None:
        force = " · in force" if version.number == self._template.version else ""
        item = QListWidgetItem(f"v{version.number}{force}", self.list)
        facts = f"{full_day(version.saved.astimezone())} · {version.by}"
        item.setData(FACTS, facts)
        item.setData(_VERSION, version)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Version {version.number}, {facts}")

    def _lay_out(self) -> None:
        right = QWidget(self)
        side = QVBoxLayout(right)
        side.setContentsMargins(20, 16, 20, 16)
        side.setSpacing(10)
        tabs = QHBoxLayout()
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.back)
        side.addLayout(tabs)
        side.addWidget(self.facts)
        side.addWidget(scrolled(self.shown), 1)
        side.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([230, 590])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _chosen(self) -> TemplateVersion | None:
        item = self.list.currentItem()
        return item.data(_VERSION) if item else None

    def _show(self) -> None:
        version = self._chosen()
        if version is None:
            return
        tokens = self._look.tokens
        in_force = version.number == self._template.version
        compared = self.tabs.current == COMPARED and not in_force
        before = self._template.text if compared else version.text
        self.shown.setText(as_html(changes(before, version.text), tokens))
        clock = f"{version.saved.astimezone():%H:%M}"
        parts = [f"Saved {full_day(version.saved.astimezone())}, {clock}", f"by {version.by}"]
        self.facts.setText(" · ".join([*parts, version.reason] if version.reason else parts))
        self.back.setEnabled(not in_force)
        self.back.setText("In force" if in_force else f"Restore as v{self._template.version + 1}")

    def _restore(self) -> None:
        self.restored = self._chosen()
        self.accept()
