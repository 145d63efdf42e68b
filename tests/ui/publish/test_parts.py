from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from editor_app.domain.ids import PublicationId
from editor_app.domain.plan import Held, PageChange, Plan, PlannedPage
from editor_app.domain.publication import PublicationRow
from editor_app.domain.site import Target
from editor_app.ui.appearance.look import Look
from editor_app.ui.publish.checks_pane import MOST, ChecksPane, Note
from editor_app.ui.publish.groups import groups, moving_count
from editor_app.ui.publish.past_pane import PastPane
from editor_app.ui.publish.plan_model import PlanModel
from editor_app.ui.publish.summary import button_words, outcome, summary
from editor_app.ui.publish.survey import Surveyed, held_words
from editor_app.ui.publish.target_choice import TargetChoice

NEW, CHANGED, REMOVED, SAME = PageChange
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def page(path: str, change: PageChange, reason: str, article: str = "") -> PlannedPage:
    return PlannedPage(path, change, reason, 14_000, article)


PLAN = Plan(
    (
        page("world/pilots/index.html", NEW, "article ready", "pilots"),
        page("top/school/index.html", CHANGED, "correction added; disclaimer v3", "school"),
        page("business/rumour/index.html", CHANGED, "withdrawn: leaves a notice", "rumour"),
        page("world/dam/index.html", CHANGED, "text revised", "dam"),
        page("world/old/index.html", REMOVED, "article taken off the site", "old"),
        page("index.html", CHANGED, "lists 3 of them"),
        page("world/index.html", CHANGED, "lists 2 of them"),
        page("top/index.html", CHANGED, "lists 1 of them"),
        page("feed.xml", CHANGED, "lists them"),
        page("media/boats-12345678.jpg", NEW, "shown on a page"),
        page("media/dam-12345678.jpg", NEW, "shown on a page"),
        page("assets/site-1234.css", CHANGED, "new look"),
        page("about/index.html", SAME, "nothing it shows has changed"),
    ),
    (),
)


def test_stories_stand_alone_and_the_rest_together() -> None:
    found = groups(PLAN)
    assert [group.title for group in found] == [
        "/world/pilots/",
        "/business/rumour/",
        "/top/school/",
        "/world/dam/",
        "/world/old/",
        "/",
        "/world/, /top/",
        "feed.xml",
        "2 pictures",
        "assets/site-1234.css",
        "1 page",
    ]
    assert found[6].reason == "list them"
    assert found[6].size == 28_000
    assert moving_count(PLAN) == (9, 3)


def test_many_pages_are_cut_short() -> None:
    many = Plan(tuple(page(f"tag/t{n}/index.html", NEW, "lists 1 of them") for n in range(6)), ())
    assert groups(many)[0].title == "/tag/t0/, /tag/t1/, /tag/t2/, /tag/t3/ and 2 more"
    assets = Plan(tuple(page(f"assets/{n}.css", NEW, "part of the theme") for n in range(2)), ())
    assert groups(assets)[0].title == "2 parts of the theme"
    assert button_words(assets) == "Publish 2 files"
    same = Plan((page("assets/a.css", SAME, "same"), page("x/index.html", SAME, "same")), ())
    assert groups(same)[0].title == "2 files"


def test_sentences() -> None:
    said = summary(PLAN, NOW - timedelta(days=1), NOW)
    assert said.startswith("Since the last publication, Sunday ")
    assert said.endswith(
        ": 1 new article, 1 changed article, 1 correction, 1 withdrawal, 1 article taken off. "
        "4 further pages change because they show them."
    )
    assert "go with them" in summary(PLAN, None, NOW)
    nothing = Plan((), ())
    assert summary(nothing, NOW, NOW).endswith("nothing has changed.")
    assert summary(nothing, None, NOW) == "There is nothing to publish yet."
    assert (button_words(None), button_words(PLAN)) == ("Nothing to publish", "Publish 9 pages")
    lists = Plan((page("index.html", CHANGED, "new look"),), ())
    assert summary(lists, NOW, NOW).endswith(
        "no story has changed. 1 page changes because it shows them."
    )


def test_outcomes() -> None:
    assert outcome(16, 20, 0.3, 0) == "16 pages published in under a second."
    assert outcome(1, 1, 2.4, 1).endswith("in 2 seconds. 1 story held back: see the checks.")
    assert outcome(0, 0, 0.1, 0).startswith("Nothing had changed")


def test_the_model_keeps_qts_rules(qtmodeltester: Any, look: Look) -> None:
    model = PlanModel(look)
    model.show_groups(groups(PLAN, (page("a/b/index.html", NEW, "article ready", "b"),)))
    qtmodeltester.check(model)
    together = model.index(7, 0)
    assert model.rowCount(together) == 2
    child = model.index(1, 1, together)
    assert child.data() == "/top/"
    assert model.parent(child) == together
    assert not model.setData(together, 2, 10)
    model.writable = False
    assert not model.flags(model.index(0, 0)) & model.flags(together).ItemIsUserCheckable


def said(pane: QWidget) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane)]


def test_checks_say_what_is_fine_and_what_is_not(qtbot: Any) -> None:
    pane = ChecksPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_held(())
    qtbot.waitUntil(lambda: "Nothing holds a story back." in said(pane))
    pane.show_held((Held("a", "A", "TK left", must_fix=True), Held("b", "B", "later", until="x")))
    pane.show_looks(tuple(Note(str(n), "", "no alt text") for n in range(MOST + 3)))
    qtbot.waitUntil(lambda: "And 3 more stories." in said(pane))
    assert "1 must be fixed: held back" in said(pane)
    assert "1 held until its time" in said(pane)
    pane.clear()
    assert said(pane) == []


def test_embargoes_in_words() -> None:
    later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
    said = held_words(Held("a", "A", "Embargoed.", until=later), datetime.now(UTC))
    assert said.startswith("Embargo until to")
    assert held_words(Held("a", "A", "TK left"), NOW) == "TK left"


def test_the_past_of_a_target(qtbot: Any) -> None:
    pane = PastPane()
    qtbot.addWidget(pane)
    pane.show()
    pane.show_rows((), NOW)
    row = PublicationRow(PublicationId(3), NOW, "/x", "Ida", None, 16, 2)
    pane.show_rows((row,), NOW)
    qtbot.waitUntil(lambda: "16 files · 2 removed · by Ida" in said(pane))
    assert any("Not finished" in text for text in said(pane))
    assert Surveyed(PLAN, (row,)).last is None


def test_targets_are_named_shortly(qtbot: Any) -> None:
    choice = TargetChoice()
    qtbot.addWidget(choice)
    choice.show_targets((), "")
    assert choice.folder is None
    assert choice.target is None
    home = Path.home()
    targets = (Target("1", "Mirror", f"{home}/sites/x"), Target("2", "y", "/srv/y"))  # type: ignore[arg-type]
    choice.show_targets(targets, "/srv/y")
    assert choice.itemText(0) == "Mirror — ~/sites/x"
    assert choice.currentText() == "Website folder — /srv/y"
