"""Names for the identities that cross layers; all but numbers are UUIDs in their 36-letter form."""

from typing import NewType
from uuid import uuid4

ArticleId = NewType("ArticleId", str)
AuthorId = NewType("AuthorId", str)
SectionId = NewType("SectionId", str)
TagId = NewType("TagId", str)
PictureId = NewType("PictureId", str)
TemplateId = NewType("TemplateId", str)
RuleId = NewType("RuleId", str)
HoldId = NewType("HoldId", str)
CorrectionId = NewType("CorrectionId", str)
TargetId = NewType("TargetId", str)
SearchId = NewType("SearchId", str)
RevisionId = NewType("RevisionId", int)
PublicationId = NewType("PublicationId", int)


def new_id() -> str:
    """Return a fresh random identity."""
    return str(uuid4())
