import json
from pathlib import Path

from editor_app import bootstrap
from editor_app.domain.article import Content
from editor_app.services.desk import open_desk


def test_an_article_goes_to_the_next_hand(tmp_path: Path, capsys) -> None:
    folder = str(tmp_path / "desk")
    assert bootstrap.run(["new", folder]) == 0
    with open_desk(tmp_path / "desk") as desk:
        desk.articles.create(Content(headline="Rates hold"))
    capsys.readouterr()
    assert bootstrap.run(["status", folder, "rates-hold", "review"]) == 0
    assert capsys.readouterr().out == "“Rates hold” is in review.\n"
    assert bootstrap.run(["status", folder, "rates-hold", "ready", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["status"] == "ready"
    assert told["pinned"] == told["revision"]
    assert bootstrap.run(["status", folder, "rates-hold", "withdrawn"]) == 1
    assert "Only what was published can be withdrawn" in capsys.readouterr().err
    assert bootstrap.run(["status", folder, "rates-hold", "published"]) == 2
    assert bootstrap.run(["status", folder, "moon", "ready", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "not-found"
