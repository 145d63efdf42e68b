"""The site itself: name, address, language, time zone, contact, links, faces."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from editor_app.domain.changes import Changes
from editor_app.domain.site import Site, SocialLink
from editor_app.services.site import is_web_address
from editor_app.ui.background import Newest
from editor_app.ui.languages import language_choices, language_name
from editor_app.ui.site.page import SitePage
from editor_app.ui.widgets.checked_field import CheckedField
from editor_app.ui.widgets.number_field import NumberField
from editor_app.ui.widgets.pairs_field import PairsField

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext

_ADDRESS = (
    "Where readers find the site. Without it, canonical links, feeds and sitemaps are left out."
)
NETWORKS = (
    "Bluesky",
    "Facebook",
    "Instagram",
    "LinkedIn",
    "Mastodon",
    "Telegram",
    "Threads",
    "TikTok",
    "WhatsApp",
    "X",
    "YouTube",
    "E-mail",
)


class GeneralPage(SitePage):
    """Each field is checked as one leaves it; one that is wrong is not kept and says why."""

    def __init__(self, context: "RoomContext") -> None:
        super().__init__(context, "Site", "What every page shares. Changes are kept at once.")
        self._newest = Newest(context.readers.run)
        self._site = Site("")
        self.lines = {name: QLineEdit(self) for name in ("name", "tagline", "address", "contact")}
        self.lines["address"].setPlaceholderText("https://…")
        self.lines["contact"].setPlaceholderText("desk@…")
        self.language, self.zone = QComboBox(self), QComboBox(self)
        for box in (self.language, self.zone):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for tag, name in language_choices().items():
            self.language.addItem(name, tag)
        self.zone.addItems(sorted(available_timezones()))
        self.social = PairsField(("Network", "Address"), "Add a link", check_link, NETWORKS, self)
        self.stories = NumberField(1, 200, self)
        self.stories.setFixedWidth(96)
        self.faces = QCheckBox("Ship the site’s own faces with it (Source Serif and Sans)", self)
        self.fields = self._made_fields()
        self._lay_out()
        self._connect()
        self.setEnabled(self.writable)
        self.read()

    def read(self) -> None:
        """Read the site's fields."""
        self._newest.ask(self.desk.site.get, self._show, self.context.report)

    def tell(self) -> None:
        """Keep the field that is being typed in."""
        for name in self.lines:
            self._take_line(name)

    def _made_fields(self) -> dict[str, CheckedField]:
        made = {
            "name": ("Name", self.lines["name"], "Stands on top of every page."),
            "tagline": ("Tagline", self.lines["tagline"], ""),
            "address": (
                "Address",
                self.lines["address"],
                _ADDRESS,
            ),
            "language": ("Language", self.language, ""),
            "time_zone": ("Time zone", self.zone, "Dates on the site are told in it."),
            "contact": ("Contact", self.lines["contact"], "For the blank site.contact."),
            "social": ("Connect with us", self.social, ""),
            "page_size": ("Stories on a list page", self.stories, ""),
        }
        return {name: CheckedField(*parts, self.inside) for name, parts in made.items()}

    def _lay_out(self) -> None:
        for name, field in self.fields.items():
            if name == "language":
                self.column.addWidget(_beside(field, self.fields["time_zone"]))
            elif name != "time_zone":
                self.column.addWidget(field)
        self.column.addWidget(self.faces)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.editingFinished.connect(self._taker(name))
        self.language.activated.connect(self._take_language)
        self.zone.activated.connect(self._take_zone)
        for box, take in ((self.language, self._take_language), (self.zone, self._take_zone)):
            edit = box.lineEdit()
            if edit is not None:
                edit.editingFinished.connect(take)
        self.social.changed.connect(self._take_social)
        self.stories.editingFinished.connect(lambda: self._take("page_size", self.stories.value()))
        self.faces.clicked.connect(lambda: self._take("own_faces", self.faces.isChecked()))

    def _taker(self, name: str) -> Callable[[], None]:
        return lambda: self._take_line(name)

    def _take_line(self, name: str) -> None:
        self._take(name, self.lines[name].text().strip())

    def _take_language(self) -> None:
        typed = self.language.currentText().strip()
        found = self.language.findText(typed)
        tag = str(self.language.itemData(found)) if found >= 0 else typed
        if typed != language_name(self._site.language):
            self._take("language", tag)

    def _take_zone(self) -> None:
        self._take("time_zone", self.zone.currentText().strip())

    def _take_social(self, pairs: tuple[tuple[str, str], ...]) -> None:
        links = (SocialLink(_network(name), address) for name, address in pairs)
        self._take("social", tuple(links))

    def _show(self, site: Site) -> None:
        self._site = site
        for name, line in self.lines.items():
            if not line.hasFocus():
                line.setText(getattr(site, name))
                line.setCursorPosition(0)
        self.language.setCurrentText(language_name(site.language))
        self.zone.setCurrentText(site.time_zone)
        self.social.show_pairs(tuple((_called(link), link.address) for link in site.social))
        self.stories.setValue(site.page_size)
        self.faces.setChecked(site.own_faces)

    def _take(self, name: str, value: object) -> None:
        """Keep one field, unless it is wrong: then it says why and the old value stays."""
        if not self.writable:
            return
        wanted = replace(self._site, **{name: value})  # pyright: ignore[reportArgumentType]
        before = set(self.desk.site.problems(replace(self._site, address="https://a.example")))
        with_address = (
            wanted if name == "address" and value else replace(wanted, address="https://a.example")
        )
        new = [said for said in self.desk.site.problems(with_address) if said not in before]
        field = self.fields.get(name)
        if field is not None:
            field.refuse(new[0] if new else "")
        if new or wanted == self._site:
            return
        self._site = wanted
        self.writes(lambda: self._kept(name, value), None, self._refuse)

    def _kept(self, name: str, value: object) -> Changes:
        site = self.desk.site.get()
        return self.desk.site.save(replace(site, **{name: value}))  # pyright: ignore[reportArgumentType]

    def _refuse(self, error: Exception) -> None:
        self.context.report(error)
        self.read()


def _network(name: str) -> str:
    """Return the word that the site keeps for a network: small, as its icon is called."""
    return name.lower() if name in NETWORKS else name


def _called(link: SocialLink) -> str:
    known = {name.lower(): name for name in NETWORKS}
    return known.get(link.network.lower(), link.network)


def check_link(address: str) -> str:
    """Say what is wrong with the address of a link; empty when nothing is."""
    if is_web_address(address) or address.startswith("mailto:"):
        return ""
    return f"“{address}” is no address: it begins with https:// or mailto:."


def _beside(*fields: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return holder
