"""What was left for later must not be printed: TK and its kin (standards, section 10)."""

import re
from collections.abc import Iterator

from editor_app.checks.facts import ArticleFacts, shown_names
from editor_app.domain.finding import Finding, Severity
from editor_app.domain.mentions import line_of, readable
from editor_app.domain.picture import Picture

MOST = 100
# Underscores are Markdown's emphasis, so a word ends at them: \b would not do.
PLACEHOLDER = re.compile(
    r"(?<![^\W_])(?:TK+(?![A-JL-Z])|Tk(?![^\W_])|(?i:(?:tk){2,})(?![^\W_])|XX+(?![^\W_]))"
    r"|\[(?i:todo|check)\b[^\]\n]{0,80}\]"
    r"|[\[(]CQ[\])]"
    r"|(?i:\blorem\s+ipsum\b)"
    r"|\?{3,}"
)
_LINES = (
    "headline",
    "standfirst",
    "dateline",
    "lead_caption",
    "seo_title",
    "seo_description",
    "social_title",
    "credit",
    "source",
)
_ADVICE = "Fill it in, or take it out."


def placeholder_left(facts: ArticleFacts) -> Iterator[Finding]:
    """Find placeholders in what readers see: fields, body, words of the pictures it shows."""
    for name in _LINES:
        yield from _in_field(facts, name, str(getattr(facts.content, name)))
    yield from _in_body(facts)
    for name in shown_names(facts.content):
        picture = facts.pictures.get(name)
        if picture is not None:
            yield from _in_library(facts, picture)


def _in_library(facts: ArticleFacts, picture: Picture) -> Iterator[Finding]:
    said = {"alt text": picture.alt, "caption": picture.caption, "credit": picture.credit}
    for part, text in said.items():
        match = PLACEHOLDER.search(text)
        if match:
            yield facts.must_fix(
                "placeholder-left",
                f"picture {picture.name}",
                f"“{match.group()}” is left in the {part} of {picture.name}.",
                "Mend it in Media.",
            )


def _in_field(facts: ArticleFacts, name: str, text: str) -> Iterator[Finding]:
    field = name.replace("_", " ").replace("seo", "search")
    for match in PLACEHOLDER.finditer(text):
        yield Finding(
            "placeholder-left",
            Severity.MUST_FIX,
            name,
            f"“{match.group()}” is left in the {field}.",
            _ADVICE,
            facts.article,
            start=match.start(),
            end=match.end(),
        )


def _in_body(facts: ArticleFacts) -> Iterator[Finding]:
    text = readable(facts.content.body)
    line, at = 1, 0
    for number, match in enumerate(PLACEHOLDER.finditer(text)):
        if number == MOST:
            return
        line, at = line + line_of(text[at : match.start()], len(text)) - 1, match.start()
        yield Finding(
            "placeholder-left",
            Severity.MUST_FIX,
            "body",
            f"“{match.group()}” is left on line {line}.",
            _ADVICE,
            facts.article,
            line,
            match.start(),
            match.end(),
        )
