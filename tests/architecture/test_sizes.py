"""The hard measures of the house style: sizes of files and functions, names of modules."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).parents[2] / "editor_app"
FILES = sorted(PACKAGE.rglob("*.py"))
DRAWERS = {"utils", "misc", "helpers", "common", "core", "base", "manager", "util", "helper"}
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class _Source:
    """A file, parsed once for every measure."""

    text: str
    promise: str | None
    functions: tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]


@cache
def _source(file: Path) -> _Source:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = tuple(node for node in ast.walk(tree) if isinstance(node, FUNCTION))
    return _Source(text, ast.get_docstring(tree), functions)


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _file_troubles(file: Path) -> Iterator[str]:
    source = _source(file)
    if len(source.text.splitlines()) > 400:
        yield "has more than 400 lines"
    if not source.promise:
        yield "does not say its promise in one sentence"
    if file.stem in DRAWERS:
        yield "is named like a drawer"
    if "TODO" in source.text or "FIXME" in source.text:
        yield "is not finished"


def _function_troubles(file: Path) -> Iterator[str]:
    for function in _source(file).functions:
        arguments = [a for a in _arguments(function) if a not in {"self", "cls"}]
        if _length(function) > 50:
            yield f"{function.name} has {_length(function)} lines"
        if len(arguments) > 6:
            yield f"{function.name} takes {len(arguments)} arguments"


@pytest.mark.parametrize("troubles", [_file_troubles, _function_troubles])
def test_files_and_functions_are_small(troubles: Callable[[Path], Iterator[str]]) -> None:
    assert [f"{f.relative_to(PACKAGE)}: {told}" for f in FILES for told in troubles(f)] == []


def test_the_house_as_a_whole() -> None:
    lengths = sorted(_length(f) for file in FILES for f in _source(file).functions)
    assert median(len(_source(f).text.splitlines()) for f in FILES) <= 130
    assert median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 20


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    given = function.args
    return [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
