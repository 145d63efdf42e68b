"""Arrangements: the order of the templates on a single article, as the desk laid them."""

from dataclasses import dataclass
from datetime import datetime

from editor_app.domain.ids import ArticleId, TemplateId


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The order of templates on one article, within each placement; others keep their own."""

    id: ArticleId
    templates: tuple[TemplateId, ...]
    reason: str
    by: str
    time: datetime
