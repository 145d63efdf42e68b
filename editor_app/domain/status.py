"""An article's status, its order and the steps between."""

from enum import StrEnum


class Status(StrEnum):
    """Where an article stands; embargo, trash and corrected are not statuses."""

    DRAFT = "draft"
    REVIEW = "review"
    READY = "ready"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word shown on screen."""
        return _LABELS[self]

    @property
    def next_step(self) -> str:
        """The words of the editor's primary button."""
        return _NEXT_STEPS[self]


_LABELS = {
    Status.DRAFT: "Draft",
    Status.REVIEW: "In review",
    Status.READY: "Ready",
    Status.PUBLISHED: "Published",
    Status.WITHDRAWN: "Withdrawn",
}
_NEXT_STEPS = {
    Status.DRAFT: "Send for review",
    Status.REVIEW: "Mark ready",
    Status.READY: "Go to Publish",
    Status.PUBLISHED: "Mark ready",
    Status.WITHDRAWN: "Reopen as draft",
}
ALLOWED: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.REVIEW, Status.READY}),
    Status.REVIEW: frozenset({Status.DRAFT, Status.READY}),
    Status.READY: frozenset({Status.DRAFT, Status.REVIEW, Status.READY}),
    Status.PUBLISHED: frozenset({Status.READY, Status.WITHDRAWN}),
    Status.WITHDRAWN: frozenset({Status.DRAFT, Status.READY}),
}


def may_become(now: Status, then: Status) -> bool:
    """Whether the desk may set this status by hand; only a publication sets *published*."""
    return then in ALLOWED[now]
