"""The few words that the text itself needs on a page, by language."""

import tomllib
from collections.abc import Mapping
from functools import cache

from editor_app.resources import read_text

# The words of the pages are the default theme's: a text says *Correction* as its page does.
_OF_PAGES = "themes/courier/words.toml"
_WORDS = {
    "en": ("Notes", "Back to the text", "Table"),
    "ar": ("هوامش", "العودة إلى النص", "جدول"),
    "cs": ("Poznámky", "Zpět k textu", "Tabulka"),
    "da": ("Noter", "Tilbage til teksten", "Tabel"),
    "de": ("Anmerkungen", "Zurück zum Text", "Tabelle"),
    "es": ("Notas", "Volver al texto", "Tabla"),
    "fi": ("Viitteet", "Takaisin tekstiin", "Taulukko"),
    "fr": ("Notes", "Retour au texte", "Tableau"),
    "it": ("Note", "Torna al testo", "Tabella"),
    "nb": ("Noter", "Tilbake til teksten", "Tabell"),
    "nl": ("Noten", "Terug naar de tekst", "Tabel"),
    "pl": ("Przypisy", "Wróć do tekstu", "Tabela"),
    "pt": ("Notas", "Voltar ao texto", "Tabela"),
    "sv": ("Noter", "Tillbaka till texten", "Tabell"),
    "tr": ("Notlar", "Metne dön", "Tablo"),
    "uk": ("Примітки", "Назад до тексту", "Таблиця"),
}


def notes_word(language: str) -> str:
    """Return the name of the list of footnotes."""
    return _words(language)[0]


def back_words(language: str) -> str:
    """Return what a link from a footnote back to its place says."""
    return _words(language)[1]


def table_word(language: str) -> str:
    """Return what a table that can be scrolled is called."""
    return _words(language)[2]


def page_word(name: str, language: str) -> str:
    """Return a word of the pages in a language, in English where it has none; empty if unknown."""
    told = _words_of_pages()
    short = language.partition("-")[0].lower()
    return told.get(short, {}).get(name) or told["en"].get(name, "")


@cache
def _words_of_pages() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(read_text(_OF_PAGES))


def _words(language: str) -> tuple[str, str, str]:
    return _WORDS.get(language.partition("-")[0].lower(), _WORDS["en"])
