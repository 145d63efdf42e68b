"""A finished text as a wording of its own, which is filled to that very text."""

import re

_TAG = re.compile(r"\{[{%#]")


def as_wording(text: str) -> str:
    """Return a wording without blanks; what looks like one in the text is kept as it stands."""
    return f"{{% raw %}}{text}{{% endraw %}}" if _TAG.search(text) else text
