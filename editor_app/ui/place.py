"""A place in the window: a list of articles, or a room of its own."""

from dataclasses import dataclass

from editor_app.domain.listing import Listing


@dataclass(frozen=True, slots=True)
class Place:
    """Where the window is; `subject` is what the room should show, such as an article's id."""

    room: str
    subject: str = ""
    listing: Listing | None = None


def articles(listing: Listing | None = None, subject: str = "") -> Place:
    """Return the place that shows a list of articles, and one of them."""
    return Place("articles", subject, listing or Listing())
