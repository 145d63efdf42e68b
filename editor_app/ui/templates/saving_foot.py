"""The foot below the form, always in sight: what saving would change, and the reason for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from editor_app.domain.impact import Impact
from editor_app.ui.templates.facts import published_articles, saving_sentence, standing_sentence
from editor_app.ui.widgets.moments import number_of
from editor_app.ui.widgets.plain_words import set_tone, words


class SavingFoot(QWidget):
    """Tells when the articles are to be seen, and when the reason ends with Enter."""

    touched_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.impact = words(parent=self)
        told = "Published pages keep what they carry until you publish again."
        self.explained = words(told, role="small", parent=self)
        self.see = QPushButton(self)
        self.see.setProperty("link", True)
        self.see.setObjectName("FlushLink")
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Why it changes (kept with the version)")
        self.reason.setAccessibleName("Why the wording changes")
        self.setObjectName("SavingFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.impact, 1)
        top.addWidget(self.see, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 10, 26, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.explained)
        column.addWidget(self.reason)
        self.see.clicked.connect(self.touched_wanted)
        self.reason.returnPressed.connect(self.save_wanted)

    def show_standing(self, impact: Impact) -> None:
        """Say what the template stands on."""
        self._say(standing_sentence(impact), strong=False)
        self.explained.hide()
        self._offer(impact.articles, "article", "")

    def show_saving(self, impact: Impact, following: int) -> None:
        """Say what saving would change."""
        self._say(saving_sentence(impact, following), strong=bool(impact.articles))
        published = published_articles(impact)
        self.explained.setVisible(bool(published))
        if published:
            self._offer(published, "page", " that will change")
        else:
            self._offer(impact.articles, "article", " that will change")

    def _say(self, text: str, *, strong: bool) -> None:
        self.impact.setText(text)
        set_tone(self.impact, "amber" if strong else "muted")
        font = self.impact.font()
        font.setBold(strong)
        self.impact.setFont(font)

    def _offer(self, count: int, kind: str, ending: str) -> None:
        self.see.setText(f"See the {number_of(count, kind)}{ending}" if count > 1 else "See it")
        self.see.setVisible(bool(count))
