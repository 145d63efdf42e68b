"""Language tags: which of them speaks of which."""


def speaks_of(tag: str, language: str) -> bool:
    """A bare `en` speaks of `en-GB` too; `en-GB` only of itself (RFC 4647 basic filtering)."""
    wanted, given = tag.lower(), language.lower()
    return given == wanted or given.startswith(wanted + "-")
