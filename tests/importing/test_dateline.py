import pytest

from editor_app.importing.dateline import Lifted, lift_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency", "rest"),
    [
        ("PORT SALEM — The harbour", "PORT SALEM", "", "The harbour"),
        ("\n\nPORT SALEM – the harbour", "PORT SALEM", "", "the harbour"),
        ("**ROME, Italy** — A vote", "ROME, Italy", "", "A vote"),
        ("LONDON, Nov. 24 (Reuters) -- A vote", "LONDON, Nov. 24", "Reuters", "A vote"),
        ("NEW YORK (AP) — A vote", "NEW YORK", "AP", "A vote"),
        ("London (AP) - A vote", "London", "AP", "A vote"),
        ("SÃO PAULO — Um voto", "SÃO PAULO", "", "Um voto"),
        ("WASHINGTON D.C. — A vote", "WASHINGTON D.C.", "", "A vote"),
    ],
)
def test_lifted(text: str, place: str, agency: str, rest: str) -> None:
    assert lift_dateline(text) == Lifted(rest, place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "The union — a strong one — voted",
        "Paris – a city",
        "U.S. forces — a few",
        "ROME - a city",
        "## PORT SALEM\n\nText",
        "",
        "A" * 5000,
        "A, " * 5000,
    ],
)
def test_left_alone(text: str) -> None:
    assert lift_dateline(text) == Lifted(text)
