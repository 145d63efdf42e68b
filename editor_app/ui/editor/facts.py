"""The line about a story between its standfirst and its text."""

from editor_app.domain.article import Content
from editor_app.ui.names import Known


def meta_line(content: Content, known: Known) -> str:
    """Return byline, section, dateline and slug."""
    people = [known.authors.get(author, "someone") for author in content.byline]
    parts = [
        f"By {listed(people)}" if people else "No byline",
        known.sections.get(content.section or "", "No section"),
        content.dateline,
        content.slug,
    ]
    return "  ·  ".join(part for part in parts if part)


def listed(names: list[str]) -> str:
    """Return names with commas and an *and* before the last."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
