"""Impact: which articles and published pages a change touches, seen before it is saved."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from editor_app.domain.ids import ArticleId, TemplateId
from editor_app.domain.impact import BeforeAfter, Impact, ImpactedArticle, ImpactGroup
from editor_app.domain.listing import Filing
from editor_app.domain.proposal import Proposal
from editor_app.services.attaching import Attachments
from editor_app.services.collecting import rare_collections
from editor_app.services.impact_verdicts import Standing, Verdict, Verdicts
from editor_app.services.proposing import proposed, templates_of
from editor_app.services.published_pages import PublishedPages
from editor_app.services.templates import existing_template

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


class Impacts:
    """What the desk looks at before a wording, a rule, a removal or an expiry is saved."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def of_template(self, template_id: TemplateId) -> Impact:
        """Return what a template stands on today."""
        with rare_collections(), self._desk.library.read() as unit:
            existing_template(unit, template_id)
            attached = Attachments.read(unit, self._desk.clock).only(template_id)
            return _impact(unit, Standing(attached))

    def of(self, proposal: Proposal) -> Impact:
        """Return what would change if a proposal were saved; NotFound when it names nothing."""
        with rare_collections(), self._desk.library.read() as unit:
            before = Attachments.read(unit, self._desk.clock)
            after = proposed(unit, before, proposal)
            touched = templates_of(before, proposal)
            return _impact(unit, Verdicts(before, after, touched, proposal))

    def before_after(self, article_id: ArticleId, proposal: Proposal) -> BeforeAfter:
        """Return an article's whole page as it would leave today, and with the proposal."""
        from editor_app.services.preview_stage import PreviewStage

        stage = PreviewStage(self._desk, article_id)
        before, told = stage.page(stage.leaving, markers=False)
        with self._desk.library.read() as unit:
            other = stage.with_attachments(proposed(unit, stage.attachments, proposal))
        after, message = other.page(stage.leaving, markers=False)
        return BeforeAfter(before, after, message or told)


def _impact(unit: "Unit", judge: Verdicts | Standing) -> Impact:
    filings = unit.articles.filings()
    pages = PublishedPages(unit, filings)
    by_section: dict[str, list[ImpactedArticle]] = {}
    names: dict[str, str] = {section.id: section.name for section in unit.sections.all()}
    for filing in filings:
        verdict = judge.of(filing)
        if verdict is not None:
            section = filing.section if filing.section in names else ""
            row = _row(filing, verdict, names.get(section, ""), pages)
            by_section.setdefault(section, []).append(row)
    found = [row for rows in by_section.values() for row in rows]
    every_page = judge.every_page
    shown = {path for row in found for path in row.pages}
    return Impact(
        tuple(_groups(names, by_section)),
        len(found),
        pages.count() if every_page else len(shown),
        every_page=every_page,
    )


def _groups(
    names: Mapping[str, str], by_section: Mapping[str, list[ImpactedArticle]]
) -> Iterator[ImpactGroup]:
    """Yield the sections in the order of the menu, and last what is in none."""
    for key, name in (*names.items(), ("", "")):
        if key in by_section:
            yield ImpactGroup(name, tuple(by_section[key]))


def _row(filing: Filing, verdict: Verdict, section: str, pages: PublishedPages) -> ImpactedArticle:
    return ImpactedArticle(
        filing.id,
        filing.slug,
        filing.headline,
        filing.status,
        section,
        verdict.change,
        verdict.version_before,
        verdict.version_after,
        pages.showing(filing, verdict.placements),
        not verdict.why_not,
        verdict.why_not,
    )
