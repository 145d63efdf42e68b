"""Which addresses a text may hold, and the placeholders its own pictures and articles become."""

import re
from urllib.parse import quote, unquote

_WEB = re.compile(r"https?://[^\s/\\?#\"<>]+[^\s\\\"<>]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s\\\"<>?]+@[^\s\\\"<>]+", re.IGNORECASE)
_ARTICLE = re.compile(r"article:(?://)?([^\s/\\:?#\"<>]+)(#[\w-]+)?", re.IGNORECASE)
_PAGE = re.compile(r"(?:page:|/)((?![/\\])[^\s\\:?#\"<>]*)")
_PICTURE = re.compile(r"(?:media[:/])?([^/\\:?#\"<>\x00-\x1f]+)")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
OWN_ID = "text-"


def own_id(name: str) -> str:
    """Return the id under which a text's own anchor stands on the page."""
    return OWN_ID + re.sub(r"[^\w-]+", "-", name).strip("-").lower()


def sound_link(address: str) -> str | None:
    """Return what stands in `href`: an address, an own anchor or a placeholder; None is refused."""
    clear = _UNSAFE.sub("", address.strip())
    if clear.startswith("#"):
        return "#" + own_id(unquote(clear[1:])) if len(clear) > 1 else None
    if _WEB.fullmatch(clear) or _MAIL.fullmatch(clear):
        return clear
    if article := _ARTICLE.fullmatch(clear):
        anchor = "#" + own_id(article[2][1:]) if article[2] else ""
        return f"article:{quote(unquote(article[1]))}{anchor}"
    if (page := _PAGE.fullmatch(clear)) and ".." not in unquote(page[1]):
        return f"page:{quote(unquote(page[1]))}"
    return None


def outside_link(address: str) -> str:
    """Return an address of the web or of a mailbox as it may stand on a page, else nothing."""
    clear = _UNSAFE.sub("", address.strip())
    return clear if _WEB.fullmatch(clear) or _MAIL.fullmatch(clear) else ""


def sound_picture(address: str) -> str | None:
    """Return the placeholder of a picture of ours; None for every other address."""
    found = _PICTURE.fullmatch(unquote(address.strip()))
    return f"media:{quote(found[1])}" if found else None


def picture_name(placeholder: str) -> str:
    """Return the name behind `media:NAME`."""
    return unquote(placeholder.removeprefix("media:"))
