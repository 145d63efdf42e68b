"""Where an imported article came from, so that a second import updates it."""

from dataclasses import dataclass

from editor_app.domain.ids import ArticleId, RevisionId


@dataclass(frozen=True, slots=True)
class ImportSource:
    """The file an article came from; `revision` is the state that its last import left."""

    article: ArticleId
    source: str
    sha256: str
    revision: RevisionId
