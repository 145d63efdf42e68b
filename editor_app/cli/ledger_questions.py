"""The questions of `offstone ledger`, each answered in words, as a table or as a document."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor_app.cli.output import print_line
from editor_app.cli.progress import progress_bar
from editor_app.domain.ids import PublicationId
from editor_app.domain.ledger import Answer, Everything, Proof, Under

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


def answer_to(desk: "Desk", given: Mapping[str, Any]) -> Answer | None:
    """Return the answer to the question of a command line, None when it asks none."""
    version = given["version"]
    if given["day"]:
        return desk.ledger.ran_on(given["article"], given["day"].date())
    if given["carrying"]:
        template = desk.templates.by_name(given["carrying"])
        return desk.ledger.carrying(template.id, version, older=given["older"])
    if given["under"]:
        template = desk.templates.by_name(given["under"])
        return Under(template.id, template.name, version)
    if given["between"]:
        first, second = given["between"]
        return desk.ledger.between(PublicationId(first), PublicationId(second))
    return None


def tell(desk: "Desk", answer: Answer, form: str, out: Path | None) -> int:
    """Print an answer or write it into a file; exit 1 when a row of it does not hold."""
    if isinstance(answer, Everything) and answer.article:
        desk.articles.by_slug(answer.article)
    proof = _told(desk, answer, form, out)
    for fault in proof.faults:
        print(fault, file=sys.stderr)
    return int(bool(proof.faults))


def _told(desk: "Desk", answer: Answer, form: str, out: Path | None) -> Proof:
    if out is not None:
        with progress_bar() as reporter:
            proof = desk.ledger.export(answer, out, reporter)
        print_line(f"Wrote {out}")
        return proof
    if form:
        return desk.ledger.write(answer, form, sys.stdout)
    for line in desk.ledger.lines(answer):
        print_line(line)
    proof = desk.ledger.proof_of(answer)
    if not proof.faults:
        print_line("")
        rows = "1 row is as it was" if proof.rows == 1 else f"{proof.rows:,} rows are as they were"
        print_line(f"Proved: {rows} written ('--prove' proves all).")
    return proof
