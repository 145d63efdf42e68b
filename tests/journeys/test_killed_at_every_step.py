"""Kill -9 at every step of a publication: untouched before *begun*, finished after it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import with_faces

PARTS = [
    ("site", "before"),
    ("site", "after"),
    ("site.zip", "before"),
    ("site.zip", "after"),
]


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict]:
    """Walk all parts at once."""
    root = Path(__file__).parents[2]
    running = {
        part: subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.journeys.killing",
                tmp_path_factory.mktemp("walk"),
                *part,
            ],
            cwd=root,
            env={**os.environ, "OFFSTONE_HOME": str(with_faces(tmp_path_factory.mktemp("home")))},
            stdout=subprocess.PIPE,
        )
        for part in PARTS
    }
    return {part: json.loads(child.communicate()[0]) for part, child in running.items()}


@pytest.mark.parametrize("target", ["site", "site.zip"])
def test_before_the_ledger_says_begun_the_site_is_untouched(target: str, walks: dict) -> None:
    walk = walks[target, "before"]
    assert {step: faults for step, faults in walk["found"].items() if faults} == {}
    # Each run went over what the one before had left, and the last of them came through.
    assert len(walk["found"]) > walk["begun"] > 20


@pytest.mark.parametrize("target", ["site", "site.zip"])
def test_after_that_the_next_start_finishes(target: str, walks: dict) -> None:
    walk = walks[target, "after"]
    assert {step: faults for step, faults in walk["found"].items() if faults} == {}
    assert len(walk["found"]) == len(walk["names"]) - walk["begun"]
    assert {"replace", "commit"} <= set(walk["names"][walk["begun"] :])
