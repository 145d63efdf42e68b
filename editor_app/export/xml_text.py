"""Small pieces of XML, escaped; characters that XML cannot hold are left out."""

import re
from html import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_UNSOUND = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What stands as it is, such as every address: asked thousands of times in a sitemap.
_PLAIN = re.compile("[ !#-%(-;=?-~]*")


def text(value: str) -> str:
    """Return a text as it stands within an element or an attribute."""
    return value if _PLAIN.fullmatch(value) else escape(_UNSOUND.sub("", value))


def element(name: str, value: str, **attributes: str) -> str:
    """Return an element with a text; nothing when the text is empty."""
    return f"<{name}{_attributes(attributes)}>{text(value)}</{name}>" if value else ""


def empty_element(name: str, **attributes: str) -> str:
    """Return an element without content."""
    return f"<{name}{_attributes(attributes)}/>"


def lines(*parts: str, depth: int = 0) -> str:
    """Return the parts that are not empty, a line each."""
    indent = "  " * depth
    return "".join(f"{indent}{part}\n" for part in parts if part)


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name.rstrip("_")}="{text(value)}"' for name, value in attributes.items())
