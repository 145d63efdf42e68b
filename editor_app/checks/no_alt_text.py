"""Pictures need words for those who cannot see them."""

from collections.abc import Iterator
from dataclasses import replace

from editor_app.checks.facts import ArticleFacts, picture_named
from editor_app.domain.finding import Finding
from editor_app.domain.mentions import Mention, pictures_in
from editor_app.domain.picture import Picture

_ADVICE = "Describe it in the text or in Media, or mark it decorative."


def no_alt_text(facts: ArticleFacts) -> Iterator[Finding]:
    """Find pictures without alt text, and alt texts that only repeat a name."""
    lead = facts.pictures.get(facts.content.lead_picture)
    if lead is not None:
        problem = _problem(lead.alt, lead)
        if problem:
            yield facts.look(
                "no-alt-text", "lead_picture", f"The lead picture {lead.name} {problem}.", _ADVICE
            )
    for number, mention in enumerate(pictures_in(facts.content.body), 1):
        picture = facts.pictures.get(picture_named(mention.destination))
        if picture is None:
            continue
        problem = _problem(mention.words.strip() or picture.alt, picture)
        if problem:
            yield _at(facts, mention, f"Picture {number}, {picture.name}, {problem}.")


def _problem(alt: str, picture: Picture) -> str:
    if not alt.strip():
        return "" if picture.decorative else "has no alternative text"
    if alt.strip().lower() in {picture.name.lower(), picture.name.rpartition(".")[0].lower()}:
        return "has only its file name as alternative text"
    return ""


def _at(facts: ArticleFacts, mention: Mention, message: str) -> Finding:
    return replace(
        facts.look("no-alt-text", "body", message, _ADVICE),
        line=facts.body_line(mention.start),
        start=mention.start,
        end=mention.end,
    )
