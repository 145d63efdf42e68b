"""Corrections: dated records of what was wrong, never taken away."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.errors import InvalidValue, NotFound
from editor_app.domain.ids import ArticleId, CorrectionId, new_id
from editor_app.domain.tidy import sound_text
from editor_app.services.article_states import existing

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


def correct(
    desk: "Desk", unit: "Unit", article_id: ArticleId, kind: CorrectionKind, text: str
) -> Changes:
    """Record a correction of an article."""
    text = sound_text(text).strip()
    if not text:
        raise InvalidValue("The correction has no text.", "Say what was wrong and what is right.")
    article = existing(unit, article_id)
    correction = Correction(
        CorrectionId(new_id()), article_id, kind, text, desk.clock.now(), desk.by
    )
    unit.corrections.put(correction)
    unit.articles.put(replace(article, corrected=True, updated=desk.clock.now()))
    return Changes(
        articles=frozenset({article_id}),
        corrections=frozenset({correction.id}),
        created=correction.id,
    )


def strike(desk: "Desk", unit: "Unit", correction_id: CorrectionId, reason: str) -> Changes:
    """Strike a correction with a reason; the article is *corrected* while another stands."""
    reason = sound_text(reason).strip()
    if not reason:
        raise InvalidValue("Striking a correction needs a reason.", "Say why it is struck.")
    found = next((c for c in unit.corrections.all() if c.id == correction_id), None)
    if found is None:
        raise NotFound("This correction does not exist.")
    unit.corrections.put(replace(found, struck=True, struck_reason=reason))
    article = existing(unit, found.article)
    standing = any(not c.struck for c in unit.corrections.of(found.article))
    unit.articles.put(replace(article, corrected=standing, updated=desk.clock.now()))
    return Changes(articles=frozenset({found.article}), corrections=frozenset({correction_id}))
