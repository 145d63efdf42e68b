"""The sample newsroom: a desk that shows everything the program does."""

from collections import Counter
from pathlib import Path

import pytest

from editor_app import bootstrap
from editor_app.domain.errors import WorkspaceExists
from editor_app.domain.finding import Severity
from editor_app.domain.listing import Listing
from editor_app.domain.rule import Effect, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk, open_desk, sample_desk
from editor_app.services.doctoring import examine
from editor_app.services.listing import all_rows
from editor_app.services.snapshot import Snapshot
from editor_app.services.workspaces import workspace_name
from tests.conftest import FixedClock, with_faces


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFSTONE_HOME", str(with_faces(tmp_path_factory.mktemp("home"))))
        folder = tmp_path_factory.mktemp("desks") / "sample"
        with sample_desk(folder, by="Ida Brandt", clock=FixedClock()) as desk:
            yield desk


def test_there_is_something_of_everything(sample: Desk) -> None:
    rows = all_rows(sample)
    assert len(rows) >= 14
    assert len({row.section for row in rows}) == 5
    statuses = Counter(row.status for row in rows)
    assert set(statuses) >= {Status.DRAFT, Status.REVIEW, Status.READY, Status.WITHDRAWN}
    assert statuses[Status.READY] >= 10
    assert len(sample.labels.authors()) == 4
    assert len(sample.labels.tags()) >= 12
    assert len(sample.templates.rows()) >= 6
    assert len(sample.pictures.all()) >= 12
    assert sum(row.corrected for row in rows) == 1
    assert sum(row.embargo is not None for row in rows) == 1
    assert sample.site.get().trending


def test_templates_show_every_kind_and_effect(sample: Desk) -> None:
    rows = sample.templates.rows()
    assert {row.template.kind for row in rows} >= set(TemplateKind) - {TemplateKind.NOTICE}
    rules = [rule for row in rows for rule in sample.rules.of(row.template.id)]
    assert {rule.effect for rule in rules} == set(Effect)
    assert {rule.scope for rule in rules} >= {Scope.SITE, Scope.SECTION, Scope.TAG, Scope.KIND}
    assert all(row.articles or row.every_page for row in rows)


def test_the_checks_have_something_to_show(sample: Desk) -> None:
    found = sample.checks.all()
    kinds = {finding.check for findings in found.values() for finding in findings}
    assert kinds >= {"placeholder-left", "no-alt-text", "embargo-ahead"}
    finished = [row.slug for row in all_rows(sample) if row.status is Status.READY]
    grave = [
        (slug, finding.message)
        for slug in finished
        for finding in found[slug]
        if finding.severity is Severity.MUST_FIX
    ]
    assert grave == [], "what is finished can be published"
    assert sample.checks.site() == ()


def test_kept_searches_find_what_their_names_say(sample: Desk) -> None:
    kept = {search.name: search.query for search in sample.search.saved()}
    assert set(kept) == {"TK left", "Pictures without alt text"}
    assert {h.slug for h in sample.search.find(kept["TK left"]).hits} == {
        "night-clinic",
        "tide-tables-wrong",
        "travel-callow-coast",
    }
    assert sample.search.count(kept["Pictures without alt text"]) == 1


def test_what_may_leave(sample: Desk) -> None:
    with sample.library.read() as unit:
        snapshot = Snapshot.read(unit, sample.clock)
    assert len(snapshot.stories) >= 11
    assert [story.content.slug for story in snapshot.withdrawn] == ["rumour-about-merger"]
    assert [held.slug for held in snapshot.held] == ["court-orders-inspection-records"]
    assert all(row.updated <= sample.clock.now() for row in sample.articles.rows(Listing()).rows)


def test_it_is_sound_and_has_no_targets(sample: Desk) -> None:
    assert [p.kind for p in examine(sample.folder).problems if p.kind != "old-sqlite"] == []
    with sample.library.read() as unit:
        assert unit.targets.all() == []


def test_by_command_line(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "sample"
    named = ["--name", "My Paper", "--url", "https://my.example"]
    assert bootstrap.run(["new", str(folder), "--sample", *named]) == 0
    assert "“My Paper”" in capsys.readouterr().out
    assert workspace_name(folder) == "My Paper"
    with open_desk(folder, write=False) as desk:
        site = desk.site.get()
        assert (site.name, site.address) == ("My Paper", "https://my.example")
        assert len(all_rows(desk)) >= 14
    with pytest.raises(WorkspaceExists):
        sample_desk(folder)


def test_a_sample_that_fails_leaves_nothing(tmp_path: Path, monkeypatch) -> None:
    from editor_app.services.sample import newsroom

    def fail(_: str) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(newsroom, "draw", fail)
    with pytest.raises(OSError, match="No space"):
        sample_desk(tmp_path / "sample")
    assert not (tmp_path / "sample").exists()
