"""`offstone correct`: records what was wrong with a story, lists that, and strikes it."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypedDict, Unpack

import click

from editor_app.cli.named_path import NamedPath
from editor_app.cli.output import print_json, print_line
from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.errors import FileUnreadable
from editor_app.domain.ids import CorrectionId

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

_KINDS = [kind.value for kind in CorrectionKind]


class _Options(TypedDict):
    kind: str | None
    text: str | None
    file: TextIO | None
    listed: bool
    strike: str | None
    reason: str
    by: str
    as_json: bool


@click.command("correct")
@click.argument("workspace", type=NamedPath())
@click.argument("article", required=False, metavar="[ARTICLE]")
@click.option("--kind", type=click.Choice(_KINDS), help="How grave it is; a retraction is most.")
@click.option("--text", help="What was wrong, and what is right.")
@click.option(
    "--file",
    type=click.File("r", encoding="utf-8-sig", lazy=False),
    help="A file with that text; - reads standard input.",
)
@click.option("--list", "listed", is_flag=True, help="List the corrections, struck ones too.")
@click.option("--strike", metavar="ID", help="Strike a correction; it stays on record.")
@click.option("--reason", default="", help="Why it is struck.")
@click.option("--by", default="", help="Who does it; the settings tell when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(workspace: Path, article: str | None, **given: Unpack[_Options]) -> None:
    """Record a correction of the story whose slug is ARTICLE; readers see it once published."""
    from editor_app.services.desk import open_desk

    _check(article, given)
    with open_desk(workspace, by=given["by"], write=not given["listed"]) as desk:
        if given["listed"]:
            _list(desk, article, as_json=given["as_json"])
        else:
            key = _struck(desk, given) if given["strike"] else _recorded(desk, article or "", given)
            _tell(desk, key, as_json=given["as_json"])


def _check(article: str | None, given: _Options) -> None:
    """Refuse what does not say one thing to do."""
    texts = [name for name in ("text", "file") if given[name] is not None]
    acts = [given["listed"], given["strike"] is not None, bool(texts or given["kind"])]
    if sum(acts) != 1:
        raise click.UsageError("Say --kind with --text or --file, or --list, or --strike.")
    if acts[2] and not (article and given["kind"] and len(texts) == 1):
        raise click.UsageError("A correction needs an ARTICLE, --kind, and --text or --file.")


def _recorded(desk: "Desk", slug: str, given: _Options) -> CorrectionId:
    text, article = _text(given), desk.articles.by_slug(slug)
    made = desk.articles.correct(article.id, CorrectionKind(given["kind"]), text).created
    return CorrectionId(made)


def _struck(desk: "Desk", given: _Options) -> CorrectionId:
    key = CorrectionId(given["strike"] or "")
    desk.articles.strike(key, given["reason"])
    return key


def _text(given: _Options) -> str:
    file = given["file"]
    if file is None:
        return given["text"] or ""
    try:
        return file.read()
    except UnicodeDecodeError as error:
        raise FileUnreadable(
            f"“{file.name}” is not written in UTF-8.", "Save it as UTF-8 and try again."
        ) from error


def _list(desk: "Desk", article: str | None, *, as_json: bool) -> None:
    if article is not None:
        desk.articles.by_slug(article)
    found = [
        (slug, one)
        for slug, one in desk.articles.every_correction()
        if article is None or slug == article
    ]
    if as_json:
        print_json({"corrections": [_described(slug, one) for slug, one in found]})
        return
    for slug, one in found:
        print_line(_line(slug, one))
    if not found:
        print_line("There are no corrections.")


def _tell(desk: "Desk", key: CorrectionId, *, as_json: bool) -> None:
    slug, one = next(found for found in desk.articles.every_correction() if found[1].id == key)
    if as_json:
        print_json(_described(slug, one))
    elif one.struck:
        print_line(f"{one.kind.label} of “{slug}” struck; readers see it gone once published.")
    else:
        print_line(f"{one.kind.label} of “{slug}” recorded; readers see it once published.")


def _line(slug: str, one: Correction) -> str:
    head = f"{one.id}  {one.time:%Y-%m-%d %H:%M}  {one.kind.label:13} {slug}: {one.text}"
    struck = f"  (struck by {one.struck_by or 'the desk'}: {one.struck_reason})"
    return head + struck if one.struck else head


def _described(slug: str, one: Correction) -> dict[str, object]:
    return {
        "id": one.id,
        "article": slug,
        "kind": one.kind.value,
        "text": one.text,
        "time": one.time.isoformat(),
        "by": one.by,
        "before": one.before,
        "after": one.after,
        "struck": one.struck,
        "struck_reason": one.struck_reason,
        "struck_by": one.struck_by,
        "struck_at": one.struck_at.isoformat() if one.struck_at else None,
    }
