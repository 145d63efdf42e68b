"""Measures a key, to painted text and to patched page, at 10,000 words: `-m benchmarks.typing`."""

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

WORDS, KEYS = 10_000, 120
SENTENCE = "The harbour pilots voted on Sunday to accept **a new contract** and return to work. "


def main() -> int:
    """Print medians and 95th percentiles."""
    from editor_app.ui.page_view.scheme import register_scheme

    register_scheme()
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        editor, desk, stage = _editor(Path(folder), application)
        _tell("key to painted text", _painted(application, editor), 16)
        _tell("key to patched page, without rendering", _patched(application, editor), 100)
        _tell("key to patched page, with rendering", _rendered(application, editor, stage), 100)
        editor.flush()
        stage.close()
        desk.close()
    return 0


def _editor(folder: Path, application: Any) -> tuple[Any, Any, Any]:
    from editor_app.domain.article import Content
    from editor_app.services.desk import new_desk
    from editor_app.ui.appearance.look import Look
    from editor_app.ui.draft import Draft
    from editor_app.ui.editor.room import EditorRoom
    from tests.ui.stage import Stage

    desk = new_desk(folder / "desk", name="Bench", by="Bench")
    look = Look(application)
    look.wear("light", 14)
    stage = Stage(desk, look)
    paragraph = SENTENCE * 5
    body = "\n\n".join([paragraph] * (WORDS // len(paragraph.split())))
    created = desk.articles.create(Content(headline="Bench", body=body)).created
    editor = EditorRoom(stage.context, Draft(stage.window))
    stage.window.resize(560, 860)
    stage.show(editor)
    editor.show_article(created)
    stage.settle()
    return editor, desk, stage


def _painted(application: Any, editor: Any) -> list[float]:
    body = editor.sheet.body
    cursor = body.textCursor()
    cursor.setPosition(body.document().characterCount() // 2)
    body.setTextCursor(cursor)
    taken: list[float] = []
    for _ in range(KEYS):
        start = perf_counter()
        QTest.keyClick(body, Qt.Key.Key_A)
        body.viewport().repaint()
        taken.append((perf_counter() - start) * 1000)
        application.processEvents()
    return taken


def _patched(application: Any, editor: Any) -> list[float]:
    from PySide6.QtWidgets import QWidget

    from editor_app.ui.page_view.web_view import WebPreview

    parent = QWidget()
    view = WebPreview(SimpleNamespace, parent)
    view.resize(435, 800)
    view.show_page(f'<main data-region="body">{_blocks(editor.draft.content.body)}</main>')
    parent.show()
    _wait(view.ready, 20_000)
    taken: list[float] = []
    for _ in range(KEYS // 2):
        start = perf_counter()
        QTest.keyClick(editor.sheet.body, Qt.Key.Key_A)
        view.patch([("body", _blocks(editor.draft.content.body))])
        _wait(view.patched, 5000)
        taken.append((perf_counter() - start) * 1000)
        application.processEvents()
    view.close_page()
    return taken


def _rendered(application: Any, editor: Any, stage: Any) -> list[float]:
    from editor_app.ui.page_view.probe import remember
    from editor_app.ui.preview.room import PreviewRoom

    remember(works=True)
    room = PreviewRoom(stage.context, editor.draft)
    room.resize(435, 800)
    room.show()
    _wait(room.settled, 30_000)
    stage.settle()
    taken: list[float] = []
    for _ in range(KEYS // 2):
        start = perf_counter()
        QTest.keyClick(editor.sheet.body, Qt.Key.Key_A)
        _wait(room.settled, 5000)
        taken.append((perf_counter() - start) * 1000)
        stage.settle()
        application.processEvents()
    room.close_view()
    return taken


def _blocks(text: str) -> str:
    lines = enumerate(text.split("\n"), 1)
    return "".join(f'<p data-src="{n}-{n}">{line}</p>' for n, line in lines if line)


def _wait(signal: Any, limit: int) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(limit, loop.quit)
    loop.exec()


def _tell(name: str, taken: list[float], budget: int) -> None:
    median = statistics.median(taken)
    late = statistics.quantiles(taken, n=20)[-1]
    print(f"{name}: median {median:.1f} ms, 95th percentile {late:.1f} ms (budget {budget} ms)")


if __name__ == "__main__":
    raise SystemExit(main())
