import json
from pathlib import Path

from editor_app import bootstrap
from editor_app.domain.article import Content
from editor_app.services.desk import open_desk


def test_a_story_in_its_languages(tmp_path: Path, capsys) -> None:
    folder = str(tmp_path / "desk")
    assert bootstrap.run(["new", folder]) == 0
    with open_desk(tmp_path / "desk") as desk:
        desk.articles.create(Content(headline="The vote"))
        desk.articles.create(Content(headline="Le vote", language="fr"))
    capsys.readouterr()
    assert bootstrap.run(["translations", folder, "the-vote"]) == 0
    assert capsys.readouterr().out == "It stands in no other language.\n"
    assert bootstrap.run(["translations", folder, "le-vote", "--of", "the-vote"]) == 0
    assert capsys.readouterr().out.split() == ["en", "Draft", "the-vote", "original"]
    assert bootstrap.run(["translations", folder, "the-vote", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["article"] == "the-vote"
    (one,) = told["translations"]
    assert (one["slug"], one["language"], one["original"]) == ("le-vote", "fr", False)
    assert bootstrap.run(["translations", folder, "the-vote", "--of", "le-vote"]) == 1
    assert "itself a translation" in capsys.readouterr().err
    assert bootstrap.run(["translations", folder, "le-vote", "--of", "x", "--alone"]) == 2
    assert bootstrap.run(["translations", folder, "le-vote", "--alone"]) == 0
    assert "no other language" in capsys.readouterr().out
