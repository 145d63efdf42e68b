"""Labels and words that screens and pages show."""

import pickle
from datetime import UTC, datetime

import pytest

from editor_app.domain import errors
from editor_app.domain.article import Kind
from editor_app.domain.changes import Changes
from editor_app.domain.clock import SystemClock
from editor_app.domain.correction import CorrectionKind
from editor_app.domain.finding import Severity
from editor_app.domain.ids import PictureId, new_id
from editor_app.domain.picture import SOURCE_TYPES, Picture
from editor_app.domain.plan import PageChange, Plan, PlannedPage
from editor_app.domain.progress import Silent, stop_if_cancelled
from editor_app.domain.publication import chain_hash
from editor_app.domain.status import Status, may_become
from editor_app.domain.template import Placement, TemplateKind
from editor_app.domain.text import count_words, reading_minutes


def test_every_word_has_a_label() -> None:
    for value in (*Status, *Kind, *CorrectionKind, *Severity, *Placement, *TemplateKind):
        assert value.label
    assert all(status.next_step for status in Status)
    assert Kind.FACT_CHECK.label == "Fact check"
    assert CorrectionKind.EDITORS_NOTE.label == "Editor’s note"
    assert CorrectionKind.UPDATE.label == "Update"
    assert SOURCE_TYPES[""] == "Not stated"


def test_only_a_publication_sets_published() -> None:
    assert not any(may_become(status, Status.PUBLISHED) for status in Status)
    assert may_become(Status.DRAFT, Status.READY)


def test_an_error_names_its_kind_and_survives_a_process() -> None:
    error = pickle.loads(pickle.dumps(errors.WorkspaceTooNew("Too new.")))
    assert (error.kind, error.message, error.advice) == (
        "workspace-too-new",
        "Too new.",
        errors.WorkspaceTooNew.advice,
    )
    mistake = pickle.loads(pickle.dumps(errors.TemplateInvalid("Unclosed.", line=3)))
    assert mistake.line == 3


def test_changes_are_joined() -> None:
    one = Changes(articles=frozenset({"a"}), created="a")
    both = one | Changes(articles=frozenset({"b"}), site=True, created="b")
    assert both.articles == {"a", "b"}
    assert both.site
    assert both.created == "a"
    assert both
    assert not Changes(created="x")


def test_the_clock_counts_whole_seconds_in_utc() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0
    assert len(new_id()) == 36


def test_cancelled_work_stops() -> None:
    class Stopped(Silent):
        def cancelled(self) -> bool:
            return True

    Silent().report(1, 2, "reading")
    stop_if_cancelled(Silent())
    with pytest.raises(errors.Cancelled):
        stop_if_cancelled(Stopped())


def test_a_picture_stands_in_a_file_named_by_its_hash() -> None:
    time = datetime(2026, 11, 23, tzinfo=UTC)
    picture = Picture(PictureId("1"), "boats.jpg", "abc", ".jpg", 3, 2, 10, time)
    assert picture.file_name == "abc.jpg"


def test_a_plan_is_asked_by_change() -> None:
    new = PlannedPage("index.html", PageChange.NEW, "article ready")
    same = PlannedPage("404.html", PageChange.SAME, "nothing it shows has changed")
    assert Plan((new, same), ()).of(PageChange.NEW) == (new,)


def test_a_ledger_row_is_hashed_over_the_one_before() -> None:
    first = chain_hash("", {"path": "index.html", "sha256": "1"})
    assert first == chain_hash("", {"sha256": "1", "path": "index.html"})
    assert chain_hash(first, {"path": "a"}) != chain_hash("", {"path": "a"})


def test_words_are_counted_as_a_reader_sees_them() -> None:
    assert count_words("The vote, **412 to 96**, [came](http://example.org/a) late.[^1]") == 7
    assert count_words("") == 0
    assert reading_minutes(0) == 1
    assert reading_minutes(690) == 3
    assert reading_minutes(690, "de-AT") == 4
    assert reading_minutes(690, "eo") == 4
    assert reading_minutes(690, "ja") == 0
