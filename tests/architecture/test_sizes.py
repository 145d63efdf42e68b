"""The hard measures of the house style: sizes of files and functions, names of modules."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[2] / "editor_app"
FILES = sorted(PACKAGE.rglob("*.py"))
DRAWERS = {"utils", "misc", "helpers", "common", "core", "base", "manager", "util", "helper"}
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, FUNCTION):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_file_is_small_and_promises_something(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text)), "a module says its promise in one sentence"
    assert file.stem not in DRAWERS
    assert "TODO" not in text
    assert "FIXME" not in text


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_functions_are_small(file: Path) -> None:
    for function in _functions(file):
        arguments = [a for a in _arguments(function) if a not in {"self", "cls"}]
        assert _length(function) <= 50, f"{function.name} has {_length(function)} lines"
        assert len(arguments) <= 6, f"{function.name} takes {len(arguments)} arguments"


def test_the_house_as_a_whole() -> None:
    lengths = sorted(_length(f) for file in FILES for f in _functions(file))
    assert median(len(f.read_text(encoding="utf-8").splitlines()) for f in FILES) <= 130
    assert median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 20


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = function.args
    return [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
