import json
from pathlib import Path

import pytest

from editor_app.bootstrap import run
from editor_app.domain.article import Content
from editor_app.domain.ids import SectionId
from editor_app.services.desk import new_desk


def test_list_names_sections_by_slug(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with new_desk(tmp_path / "desk", name="Courier") as desk:
        section = SectionId(desk.labels.add_section("Top stories").created)
        desk.articles.create(Content(headline="Filed", section=section))
        desk.articles.create(Content(headline="Unfiled"))
    assert run(["list", str(tmp_path / "desk"), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["articles"]
    assert {a["slug"]: a["section"] for a in listed} == {"filed": "top-stories", "unfiled": ""}
    assert run(["list", str(tmp_path / "desk"), "--section", "top-stories", "--json"]) == 0
    assert [a["slug"] for a in json.loads(capsys.readouterr().out)["articles"]] == ["filed"]
