"""A canonical address must be a full web address to be of use."""

from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts
from editor_app.domain.finding import Finding


def canonical_unusable(facts: ArticleFacts) -> Iterator[Finding]:
    """Find a canonical address that the page leaves out."""
    address = facts.content.canonical
    if address and not address.startswith(("https://", "http://")):
        yield facts.look(
            "canonical-unusable",
            "canonical",
            f"The canonical address “{address}” is no web address and is left out.",
            "Write it in full, with https://, or empty the field.",
        )
