"""Every wording a template had: looked at, any two compared, and brought back as a new version."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor_app.domain.template import Template, TemplateVersion
from editor_app.domain.word_changes import word_changes
from editor_app.ui.appearance.look import Look
from editor_app.ui.templates.language_row import language_words
from editor_app.ui.widgets.changed_words import as_html, counted
from editor_app.ui.widgets.moments import full_day
from editor_app.ui.widgets.plain_words import words
from editor_app.ui.widgets.segmented_tabs import SegmentedTabs
from editor_app.ui.widgets.side_pane import scrolled
from editor_app.ui.widgets.two_lines import FACTS, TwoLines

_VERSION = Qt.ItemDataRole.UserRole
TEXT, COMPARED = "Wording", "Compared with"


class VersionsDialog(QDialog):
    """`restored` is the version to bring back when the dialog was accepted, `reason` why."""

    def __init__(
        self,
        template: Template,
        versions: Sequence[TemplateVersion],
        look: Look,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Versions of {template.name}")
        self.resize(860, 560)
        self._template, self._look = template, look
        self._in_force = {wording.version for wording in template.wordings}
        self._versions = {version.number: version for version in versions}
        self.restored: TemplateVersion | None = None
        self.list = QListWidget(self)
        self.list.setAccessibleName("Versions")
        self.list.setItemDelegate(TwoLines(look, self.list))
        self.other = QComboBox(self)
        self.other.setAccessibleName("Compared with")
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
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Why it comes back")
        self.line.setAccessibleName("Why the wording comes back")
        policy = self.line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(policy)
        self.back = QPushButton("Restore as a new version", self)
        self.back.setProperty("primary", True)
        self.close_button = QPushButton("Close", self)
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(0)

    @property
    def reason(self) -> str:
        """Why the version comes back."""
        return self.line.text().strip()

    def forbid(self) -> None:
        """Show the versions without a way to bring one back."""
        self.back.hide()
        self.line.hide()

    def _add(self, version: TemplateVersion) -> None:
        name = self._name(version)
        item = QListWidgetItem(name, self.list)
        facts = f"{full_day(version.saved.astimezone())} · {version.by}"
        item.setData(FACTS, facts)
        item.setData(_VERSION, version)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {facts}, {version.reason}")
        item.setToolTip(version.reason)
        self.other.addItem(name, version.number)

    def _name(self, version: TemplateVersion) -> str:
        parts = [f"v{version.number}"]
        if self._template.variants or version.language:
            parts.append(language_words(version.language))
        if version.number in self._in_force:
            parts.append("in force")
        return " · ".join(parts)

    def _lay_out(self) -> None:
        right = QWidget(self)
        side = QVBoxLayout(right)
        side.setContentsMargins(20, 16, 20, 16)
        side.setSpacing(10)
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        tabs.addWidget(self.tabs)
        tabs.addWidget(self.other)
        tabs.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.line, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.close_button)
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
        split.setSizes([250, 610])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._choose)
        self.tabs.chosen.connect(self._show)
        self.other.activated.connect(self._compare)
        self.line.textChanged.connect(self._show_state)
        self.back.clicked.connect(self._restore)
        self.close_button.clicked.connect(self.reject)

    def _chosen(self) -> TemplateVersion | None:
        item = self.list.currentItem()
        return item.data(_VERSION) if item else None

    def _choose(self) -> None:
        """Compare with the one in force in that language, and that one with the one before."""
        version = self._chosen()
        if version is None:
            return
        same = [v for v in self._versions.values() if v.language == version.language]
        force = next((v.number for v in same if v.number in self._in_force), version.number)
        earlier = [v.number for v in same if v.number < version.number]
        other = max(earlier, default=force) if force == version.number else force
        self.other.setCurrentIndex(self.other.findData(other))
        if version.number not in self._in_force:
            self.line.setText(f"Restored from v{version.number}")
        self._show()

    def _compare(self) -> None:
        self.tabs.show_chosen(COMPARED)
        self._show()

    def _show(self) -> None:
        version = self._chosen()
        if version is None:
            return
        other = self._versions.get(self.other.currentData(), version)
        compared = self.tabs.current == COMPARED
        pair = (version, other) if compared else (version, version)
        first, second = sorted(pair, key=lambda one: one.number)
        found = word_changes(first.text, second.text)
        self.shown.setText(as_html(found, self._look.tokens))
        if compared:
            gone, new = counted(found)
            self.facts.setText(
                f"From v{first.number} to v{second.number}: {gone} words gone, {new} new."
            )
        else:
            self.facts.setText(_facts(version))
        self._show_state()

    def _show_state(self) -> None:
        version = self._chosen()
        if version is None or self.back.isHidden():
            return
        in_force = version.number in self._in_force
        self.line.setVisible(not in_force)
        self.back.setEnabled(not in_force and bool(self.reason))
        following = f"Restore as v{self._template.newest + 1}"
        self.back.setText("In force" if in_force else following)

    def _restore(self) -> None:
        self.restored = self._chosen()
        self.accept()


def _facts(version: TemplateVersion) -> str:
    saved = version.saved.astimezone()
    parts = [f"Saved {full_day(saved)}, {saved:%H:%M}", f"by {version.by}"]
    return " · ".join([*parts, version.reason] if version.reason else parts)
