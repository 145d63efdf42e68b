"""Languages by tag and by name, for choosing one and for saying which it is."""

from functools import cache

from PySide6.QtCore import QLocale

# What a news desk is likely to write in; any other tag can be typed.
_CODES = (
    "ar bg bn ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es "
    "es-AR es-MX et eu fa fi fr fr-BE fr-CA fr-CH ga gl he hi hr hu id is it ja ko lt lv mk ms mt "
    "nb nl nl-BE nn pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh-Hans zh-Hant"
)
TAGS: tuple[str, ...] = tuple(_CODES.split())


@cache
def language_name(tag: str) -> str:
    """Return a language's English name, with its country where the tag has one."""
    if not tag:
        return ""
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    name = QLocale.languageToString(locale.language()).removesuffix(" Bokmal")
    _, _, region = tag.partition("-")
    if not region:
        return name
    if len(region) == 4:
        return f"{name} ({'simplified' if region == 'Hans' else 'traditional'})"
    return f"{name} ({_COUNTRIES.get(region, region)})"


_COUNTRIES = {"GB": "UK", "US": "US"}


def language_choices() -> dict[str, str]:
    """Return names by tag, in the order of their names."""
    return dict(sorted(((tag, language_name(tag)) for tag in TAGS), key=lambda pair: pair[1]))
