"""ninjs and our own JSON of the finished stories, by their schemas."""

import json
import tempfile
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator, FormatChecker, validators
from referencing import Registry, Resource

from editor_app.services.desk import open_desk

_TESTS = Path("tests/export/ninjs")
_OURS = Path("resources/schemas/offstone-article-1.json")


def document_faults(desk_folder: Path) -> list[str]:
    """Return what is wrong with the documents of every finished story."""
    ninjs = _read(_TESTS / "ninjs-schema_3.2.json")
    places = _read(_TESTS / "GeoJSON-schema.json")
    known = Registry().with_resources(
        (key, Resource.from_contents(places))
        for key in (places["$id"], "https://geojson.org/schema/GeoJSON.json")
    )
    kind: Any = validators.validator_for(ninjs, default=Draft202012Validator)
    with tempfile.TemporaryDirectory() as out, open_desk(desk_folder, write=False) as desk:
        schemas: dict[Literal["ninjs", "json"], Any] = {
            "ninjs": kind(ninjs, registry=known, format_checker=FormatChecker()),
            "json": Draft202012Validator(_read(_OURS), format_checker=FormatChecker()),
        }
        found: list[str] = []
        for form, validator in schemas.items():
            folder = Path(out) / form
            desk.exporting.export(folder, form)
            for file in sorted(folder.glob("*.json")):
                errors = validator.iter_errors(_read(file))
                found += [f"{form} {file.name}: {error.message[:200]}" for error in errors]
        return found


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
