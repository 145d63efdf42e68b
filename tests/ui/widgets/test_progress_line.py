"""Long work on screen, with its time left."""

from typing import Any

from editor_app.ui.widgets import progress_line
from editor_app.ui.widgets.progress_line import ProgressLine


def test_time_left_is_reckoned_from_the_part_that_runs(qtbot: Any, monkeypatch: Any) -> None:
    now = [100.0]
    monkeypatch.setattr(progress_line, "monotonic", lambda: now[0])
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Getting ready")
    assert line.left.text() == ""
    now[0] += 60
    line.show_progress(1, 31, "Making pages")
    assert line.left.text() == "1 of 31"
    now[0] += 1
    line.show_progress(11, 31, "Making pages")
    assert line.left.text() == "11 of 31 · 2 seconds left"
    now[0] += 1
    line.show_progress(30, 31, "Making pages")
    assert line.left.text() == "30 of 31 · under a second left"
    line.show_progress(0, 4, "Putting pages in place")
    assert line.left.text() == "0 of 4"
    now[0] += 200
    line.show_progress(1, 4, "Putting pages in place")
    assert line.left.text() == "1 of 4 · 10 minutes left"
