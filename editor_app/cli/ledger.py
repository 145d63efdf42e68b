"""`offstone ledger`: what every publication carried, and why; asked, proved, written down."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

from editor_app.cli.ledger_questions import answer_to, tell
from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.cli.progress import progress_bar
from editor_app.domain.ledger import Everything, Proof
from editor_app.domain.publication import FilledText, Publication, PublishedPage

if TYPE_CHECKING:
    from editor_app.services.desk import Desk


class _Options(TypedDict):
    article: str
    day: datetime | None
    carrying: str
    under: str
    version: int | None
    older: bool
    between: tuple[int, int] | None
    prove: bool
    out: Path | None
    as_csv: bool
    as_json: bool


_WORDS = """Show the ledger of WORKSPACE, newest publication first; exit 1 when it was meddled with.

Four questions: what ran with an article on a day (--article SLUG --on DAY), which published pages
still carry a template (--carrying NAME, with --version N or --older), what changed between two
publications (--between A B), and all that ran under a template (--under NAME, or its --version N).
Each prints words, one JSON document (--json), a table (--csv) or a file (--out), with the hash of
every row; the JSON says how the chain is computed. An answer proves its own rows; --prove proves
the whole chain. Days are days in the site's time zone."""


@click.command("ledger", help=_WORDS)
@click.argument("workspace", type=NamedPath())
@click.option("--article", default="", help="Only this article (its slug); with --on an address.")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="What ran with --article on this day."
)
@click.option("--carrying", default="", help="Pages that stand now with this template (its name).")
@click.option("--under", default="", help="All that ever ran under this template (its name).")
@click.option("--version", type=click.IntRange(1), help="Only this version of the template.")
@click.option("--older", is_flag=True, help="With --carrying: only wordings not in force.")
@click.option("--between", type=int, nargs=2, help="What changed from publication A to B.")
@click.option("--prove", is_flag=True, help="Prove the whole chain, every copy and every text.")
@click.option("--out", type=NamedPath(), help="Write the answer into this .csv or .json file.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, **given: Unpack[_Options]) -> int:
    """Answer, prove or show the ledger; nothing can change it."""
    from editor_app.services.desk import open_desk

    _refuse_mixtures(given)
    with open_desk(workspace, write=False) as desk:
        if given["prove"]:
            with progress_bar() as reporter:
                proof = desk.ledger.prove(reporter)
            return _tell_proof(proof, as_json=given["as_json"])
        answer = answer_to(desk, given)
        if answer is None and not (given["as_csv"] or given["out"]):
            return _show(desk, given["article"], as_json=given["as_json"])
        form = "csv" if given["as_csv"] else "json" if given["as_json"] else ""
        return tell(desk, answer or Everything(given["article"]), form, given["out"])


def _refuse_mixtures(given: _Options) -> None:
    """Refuse what would be two questions in one, or half of one."""
    asked = [name for name in ("carrying", "under", "between", "prove") if given[name]]
    asked += ["on"] if given["day"] else []
    if len(asked) > 1:
        raise click.UsageError(f"--{asked[0]} and --{asked[1]} are two questions: ask one.")
    if given["day"] and not given["article"]:
        raise click.UsageError("--on DAY needs --article SLUG.")
    if given["article"] and asked not in ([], ["on"]):
        raise click.UsageError(f"--article does not go with --{asked[0]}.")
    if (given["version"] or given["older"]) and not (given["carrying"] or given["under"]):
        raise click.UsageError("--version and --older go with --carrying NAME.")
    if given["older"] and (given["under"] or given["version"]):
        raise click.UsageError("--older goes with --carrying NAME alone.")
    if given["as_csv"] and (given["as_json"] or given["prove"]):
        raise click.UsageError("--csv goes neither with --json nor with --prove.")


def _tell_proof(proof: Proof, *, as_json: bool) -> int:
    faults = proof.faults
    if as_json:
        print_json({"rows": proof.rows, "ok": not faults, "faults": list(faults)})
        return int(bool(faults))
    for fault in faults:
        print_line(fault)
    if not faults:
        print_line(f"The chain holds: {proof.rows:,} rows, every copy and every text.")
    return int(bool(faults))


def _show(desk: "Desk", slug: str, *, as_json: bool) -> int:
    """Show the publications, those of one article with its rows proved, else the whole chain."""
    if slug:
        found, proof = desk.ledger.of_article(slug), desk.ledger.proof_of(Everything(slug))
    else:
        found, proof = desk.ledger.all(), desk.ledger.prove()
    if as_json:
        described = [_described(publication) for publication in found]
        print_json({"publications": described, "faults": list(proof.faults)})
    else:
        _print_all(found, proof.faults)
    return int(bool(proof.faults))


def _print_all(found: Sequence[Publication], faults: Sequence[str]) -> None:
    for publication in found:
        _print(publication)
    if not found:
        print_line("Nothing was published yet.")
    for fault in faults:
        print_line(fault)


def _described(publication: Publication) -> dict[str, Any]:
    finished = publication.finished
    return {
        "publication": publication.id,
        "time": publication.time.isoformat(),
        "target": publication.target,
        "by": publication.by,
        "finished": finished.isoformat() if finished else None,
        "pages": [_page(page) for page in publication.pages],
        "removed": list(publication.removed),
    }


def _page(page: PublishedPage) -> dict[str, Any]:
    return {
        "path": page.path,
        "sha256": page.sha256,
        "article": page.article,
        "revision": page.revision,
        "templates": [_text(filled) for filled in page.templates],
    }


def _text(filled: FilledText) -> dict[str, Any]:
    return {
        "id": filled.template,
        "name": filled.name,
        "kind": filled.kind,
        "version": filled.version,
        "sha256": filled.sha256,
        "text": filled.text,
        "why": filled.why,
    }


def _print(publication: Publication) -> None:
    state = "" if publication.finished else " (begun, not finished)"
    print_line(
        f"Publication {publication.id}, {publication.time:%Y-%m-%d %H:%M} UTC, "
        f"by {publication.by}, to {publication.target}{state}"
    )
    for page in publication.pages:
        revision = f"  revision {page.revision}" if page.revision else ""
        print_line(f"  {page.path}{revision}")
        for filled in page.templates:
            print_line(f"    {filled.name} v{filled.version}, {filled.why}")
    for path in publication.removed:
        print_line(f"  {path}  removed")
