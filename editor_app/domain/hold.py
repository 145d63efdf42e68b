"""Holds: an earlier version of a template that is kept on a single article."""

from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.ids import ArticleId, HoldId, TemplateId


@dataclass(frozen=True, slots=True)
class Hold:
    """“Keep version 3 here”: decided for one article, with a reason."""

    id: HoldId
    template: TemplateId
    article: ArticleId
    version: int
    reason: str
    by: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Keep:
    """The wish to hold a single article back from a change, and why."""

    article: ArticleId
    reason: str
