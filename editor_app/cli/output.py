"""What commands print: one JSON document, or lines for people; errors end with advice."""

import io
import json
import sys

import click

from editor_app.domain.errors import OffstoneError


def speak_utf8() -> None:
    """Let the streams take every letter, also where a pipe has the system's old encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")


def print_json(document: object) -> None:
    """Print the one document of a `--json` command."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def print_line(text: str) -> None:
    """Print a line of the command's answer."""
    print(text)


def print_usage(error: click.ClickException) -> None:
    """Print the document of a command that was called wrongly; the sentence is told already."""
    described = {
        "kind": "wrong-usage",
        "message": error.format_message(),
        "advice": "Run 'offstone --help' or the command's own --help.",
    }
    print_json({"error": described})


def print_error(error: OffstoneError, *, as_json: bool) -> None:
    """Print what went wrong and what to do: a document with `--json`, else a sentence."""
    if as_json:
        described = {"kind": error.kind, "message": error.message, "advice": error.advice}
        print_json({"error": described})
    else:
        print(f"{error.message} {error.advice}".strip(), file=sys.stderr)
