"""A page must not show a broken picture."""

from collections.abc import Iterator
from dataclasses import replace

from editor_app.checks.facts import ArticleFacts, picture_named
from editor_app.domain.finding import Finding
from editor_app.domain.picture_places import PicturePlace, picture_places

_FOREIGN = ("http://", "https://", "//", "data:")


def picture_missing(facts: ArticleFacts) -> Iterator[Finding]:
    """Find pictures that are not in the library, or whose file is missing or damaged."""
    lead = facts.content.lead_picture
    if lead:
        problem = _problem(facts, lead)
        if problem:
            yield facts.must_fix(
                "picture-missing", "lead_picture", f"The lead picture {problem}.", _advice(problem)
            )
    for place in picture_places(facts.content.body):
        name = picture_named(place.address)
        if name.startswith(_FOREIGN):
            yield _at(
                place,
                facts.look(
                    "picture-missing",
                    "body",
                    f"The picture at {name} is on another site and is left out.",
                    "Add it to Media if you have the right to use it.",
                ),
                facts,
            )
        elif problem := _problem(facts, name):
            found = facts.must_fix(
                "picture-missing", "body", f"The picture {problem}.", _advice(problem)
            )
            yield _at(place, found, facts)


def _problem(facts: ArticleFacts, name: str) -> str:
    if name not in facts.pictures:
        return f"“{name}” is not in the library"
    state = facts.unsound.get(name, "")
    return f"“{name}” has a file that is {state}" if state else ""


def _advice(problem: str) -> str:
    if problem.endswith("library"):
        return "Add the picture to Media, or mend its name in the text."
    return "Add the file again in Media, or restore it from a backup."


def _at(place: PicturePlace, finding: Finding, facts: ArticleFacts) -> Finding:
    return replace(finding, line=facts.body_line(place.start), start=place.start, end=place.end)
