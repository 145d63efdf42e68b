"""Corrections: dated records of what was wrong, never taken away."""

from dataclasses import replace
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, CorrectionId, PublicationId, RevisionId, new_id
from editor_app.domain.tidy import given_reason, sound_text
from editor_app.services.article_states import existing

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


def correct(
    desk: "Desk", unit: "Unit", article_id: ArticleId, kind: CorrectionKind, text: str
) -> Changes:
    """Record a correction of an article, with the revision that ran until now."""
    text = sound_text(text).strip()
    if not text:
        raise InvalidValue("The correction has no text.", "Say what was wrong and what is right.")
    article, now = existing(unit, article_id), desk.clock.now()
    correction = Correction(
        CorrectionId(new_id()),
        article_id,
        kind,
        text,
        now,
        desk.by,
        before=_that_ran(unit, article_id),
    )
    unit.corrections.put(correction)
    unit.articles.put(replace(article, corrected=True, updated=now))
    return Changes(
        articles=frozenset({article_id}),
        corrections=frozenset({correction.id}),
        created=correction.id,
    )


def strike(desk: "Desk", unit: "Unit", correction_id: CorrectionId, reason: str) -> Changes:
    """Strike a correction with a reason; the article is *corrected* while another stands."""
    reason = given_reason(reason, "Striking a correction")
    found = unit.corrections.get(correction_id)
    if found is None:
        raise NotFound(
            "This correction does not exist.", "See 'offstone correct WORKSPACE --list'."
        )
    if found.struck:
        raise NotAllowed(
            f"This correction was struck already: {found.struck_reason}",
            "What was struck stays on record; write another correction if it was right.",
        )
    now = desk.clock.now()
    unit.corrections.put(
        replace(found, struck=True, struck_reason=reason, struck_by=desk.by, struck_at=now)
    )
    article = existing(unit, found.article)
    standing = any(not c.struck for c in unit.corrections.of(found.article))
    unit.articles.put(replace(article, corrected=standing, updated=now))
    return Changes(articles=frozenset({found.article}), corrections=frozenset({correction_id}))


def recorded(unit: "Unit") -> tuple[tuple[str, Correction], ...]:
    """Return every correction, oldest first, each with its article's slug."""
    found = unit.corrections.all()
    rows = unit.articles.briefs(list(dict.fromkeys(one.article for one in found)))
    slugs = {row.id: row.slug for row in rows}
    return tuple((slugs.get(one.article, ""), one) for one in found)


def went_out(unit: "Unit", number: PublicationId) -> None:
    """Write down which revision a publication carried with each correction that it was first for.

    What was recorded after the publication had looked at the library did not go out with it.
    """
    for correction in unit.corrections.all():
        if correction.after is not None or correction.struck:
            continue
        for publication in unit.ledger.of_article(correction.article):
            if publication.id == number and correction.time <= publication.time:
                carried = publication.pages[-1].revision
                unit.corrections.put(replace(correction, after=carried))


def _that_ran(unit: "Unit", article_id: ArticleId) -> RevisionId | None:
    """Return the revision of an article that last left, None when none did."""
    left = unit.ledger.of_article(article_id)
    return left[-1].pages[-1].revision if left else None
