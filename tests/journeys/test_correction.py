"""A correction on its way: recorded, on the page, told to machines, listed, fed, and struck."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from editor_app import bootstrap
from tests.services.press import ADDRESS

STORY = "---\ntitle: Ferry returns\nsection: World\nauthor: Ana Okafor\n---\n\nNine boats.\n"


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict:
    assert bootstrap.run([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def _article(page: str) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])["@graph"][0]


def test_from_the_record_to_the_feed_and_struck(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, site, file = tmp_path / "desk", tmp_path / "site", tmp_path / "ferry.md"
    site.mkdir()
    file.write_text(STORY, "utf-8")
    _run(capsys, "new", desk, "--name", "The Gulf Courier", "--url", ADDRESS)
    _run(capsys, "import", desk, file, "--status", "ready")
    _run(capsys, "publish", desk, "--to", site)
    page = site / "world" / "ferry-returns" / "index.html"
    first = _article(page.read_text("utf-8"))
    assert "correction" not in first
    assert first["dateModified"] == first["datePublished"]

    # The record, with the text mended too; the page changes only when the site is published.
    made = _run(
        capsys,
        *("correct", desk, "ferry-returns", "--kind", "correction", "--by", "Ida"),
        *("--text", "Ten boats run, not nine."),
    )
    file.write_text(STORY.replace("Nine", "Ten"), "utf-8")
    _run(capsys, "import", desk, file, "--status", "ready")
    assert "not nine" not in page.read_text("utf-8")
    _run(capsys, "publish", desk, "--to", site)

    text = page.read_text("utf-8")
    told = _article(text)
    assert "Ten boats run, not nine." in text
    assert told["correction"][0]["@type"] == "CorrectionComment"
    assert told["correction"][0]["text"] == "Ten boats run, not nine."
    assert told["correction"][0]["datePublished"][:19] == made["time"][:19]
    assert told["dateModified"] >= told["correction"][0]["datePublished"]
    listed = _run(capsys, "correct", desk, "--list")["corrections"][0]
    assert listed["before"] == made["before"]
    assert listed["after"] > listed["before"]
    page_of_all = (site / "corrections" / "index.html").read_text("utf-8")
    assert "Ten boats run, not nine." in page_of_all
    assert 'href="feed.xml"' in page_of_all
    feed = ET.parse(site / "corrections" / "feed.xml").getroot()
    (item,) = feed.iter("item")
    assert item.findtext("title") == "Correction: Ferry returns"
    assert item.findtext("guid") == f"urn:uuid:{made['id']}"
    address, _, anchor = (item.findtext("link") or "").partition("#")
    assert address == f"{ADDRESS}/world/ferry-returns/"
    assert f'id="{anchor}"' in text

    struck = _run(
        capsys, "correct", desk, "--strike", made["id"], "--reason", "Nine was right", "--by", "Bo"
    )
    assert (struck["struck_by"], struck["struck_reason"]) == ("Bo", "Nine was right")
    _run(capsys, "publish", desk, "--to", site)
    text = page.read_text("utf-8")
    for shown in (text, (site / "corrections" / "index.html").read_text("utf-8")):
        assert "<s>Ten boats run, not nine.</s>" in shown
        assert "Struck, <time" in shown
        assert "Nine was right" in shown
    after = _article(text)
    assert "correction" not in after
    assert after["dateModified"] >= told["dateModified"]
    feed = ET.parse(site / "corrections" / "feed.xml").getroot()
    assert list(feed.iter("item")) == []
    (kept,) = _run(capsys, "correct", desk, "--list")["corrections"]
    assert kept == struck
    _run(capsys, "export", desk, tmp_path / "out", "--as", "json")
    (told,) = json.loads((tmp_path / "out" / "ferry-returns.json").read_text("utf-8"))[
        "corrections"
    ]
    assert (told["struck"], told["struck_by"], told["struck_at"]) == (
        True,
        "Bo",
        struck["struck_at"],
    )
