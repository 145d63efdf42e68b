"""An article's page before and after a change, as two files that stand by themselves."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor_app.domain.article import PinnedArticle
from editor_app.domain.ids import ArticleId
from editor_app.domain.proposal import Proposal
from editor_app.export.document_folder import DocumentFolder
from editor_app.export.page_document import Address, PageDocuments
from editor_app.services.article_states import existing, working_text
from editor_app.services.export_facts import page_alone, paths_of
from editor_app.services.export_pictures import PicturesOut
from editor_app.services.proposing import proposed
from editor_app.services.snapshot import Snapshot

if TYPE_CHECKING:
    from editor_app.services.desk import Desk
    from editor_app.store.unit import Unit


def write_changed_pages(
    desk: "Desk", article_id: ArticleId, proposal: Proposal, out: Path
) -> tuple[str, str]:
    """Write an article as it would leave today, and with a proposal; return the files' names."""
    from editor_app.services.composing import Composer

    with desk.library.read() as unit:
        before = Snapshot.read(unit, desk.clock)
        after = replace(before, attachments=proposed(unit, before.attachments, proposal))
        story = _leaving(unit, article_id)
    site, pictures = before.facts.site, before.facts.pictures
    maker = desk.themes.maker(site, pictures, with_faces=site.own_faces)
    documents = PageDocuments(maker, site.address, paths_of(before))
    folder = DocumentFolder(out)
    folder.prepare(desk.folder)

    def written(snapshot: Snapshot, ending: str, media: Address) -> str:
        (composed,) = Composer(desk, snapshot).articles([story])
        html = documents.write(page_alone(composed.page, story, site.address), media)
        name = f"{story.content.slug or 'untitled'}-{ending}.html"
        return folder.write(name, html.encode())

    with PicturesOut(desk.media_folder, pictures, site.address) as shown:
        return (
            written(before, "before", shown.embedded),
            written(after, "after", shown.embedded),
        )


def _leaving(unit: "Unit", article_id: ArticleId) -> PinnedArticle:
    """Return what was approved of an article, or else what is typed."""
    pinned = next(iter(unit.articles.pinned([article_id])), None)
    return pinned or working_text(existing(unit, article_id))
