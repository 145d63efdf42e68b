import pytest

from editor_app.domain.errors import OffstoneError
from editor_app.isolation.host import Host
from editor_app.rendering.blanks import BLANKS, PARTS
from editor_app.rendering.filling import LONGEST
from editor_app.rendering.template_mistakes import TemplateMistake
from editor_app.rendering.trial import PATIENCE, try_wording


@pytest.fixture(scope="module")
def host():
    with Host() as made:
        made.warm()
        yield made


def test_every_blank_and_every_part_of_one_can_be_tried() -> None:
    for blank in BLANKS:
        assert try_wording("{{ " + blank.name + " }}") == []
    for name, parts in PARTS.items():
        for part in parts:
            text = "{% for one in " + name + " %}{{ one." + part + " }}{% endfor %}"
            assert try_wording(text) == []
    assert try_wording("On {{ article.corrected | date }} at {{ article.updated | time }}") == []
    assert try_wording("{{ site.year + 1 }}") == []


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("{{ today }}", (1, 4, "There is no blank")),
        ("a\n{{ site.year + 'x' }}", (2, 0, "This cannot be worked out")),
        ("{{ article.published | date('odd') }}", (1, 0, "This cannot be worked out: a date is")),
        ("{{ (article.authors | first).shoe }}", (1, 0, "A blank here has no such part.")),
        ("{{ 'a' * 300000 }}", (1, 0, f"It is filled to more than {LONGEST:,} characters.")),
    ],
)
def test_what_no_article_could_fill_is_a_mistake(text: str, mistake: tuple[int, int, str]) -> None:
    (found,) = try_wording(text)
    assert (found.line, found.column) == mistake[:2]
    assert found.message.startswith(mistake[2])


def test_a_mistake_without_a_column_says_its_line() -> None:
    assert TemplateMistake(3, 0, "No.").sentence == "Line 3: No."


_LOOP = "{% for x in 'abcdefghijklmnopqrstuvwxyz' * 99 %}"
ENDLESS = {
    "a long word": "{{ 'a' * 10**9 }}",
    "a long number": "{{ 10**(10**9) }}",
    "loops in loops": _LOOP * 6 + "{{ site.name }}" + "{% endfor %}" * 6,
    "loops over the values": "{% for a in article.tags %}" * 15 + "x" + "{% endfor %}" * 15,
    "growing": "{% set a = 'aaaaaaaa' * 999 %}{% set b = a * 9999 %}{% set c = b * 9999 %}{{ c }}",
    "deep brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "deep lists": "{{ " + "[" * 4_000 + "]" * 4_000 + " }}",
    "deep ifs": "{% if site.name %}" * 400 + "x" + "{% endif %}" * 400,
    "a padded word": "{{ '%0999999999d' % 1 }}",
    "a recursive macro": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "itself": "{% include '<wording>' %}",
    "a recursive loop": "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "a call": "{% for a in range(999999999) %}x{% endfor %}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_never_ends_is_a_sentence_and_the_next_wording_is_tried(host: Host, name: str) -> None:
    try:
        said = [one.sentence for one in host.run(try_wording, ENDLESS[name], deadline=PATIENCE)]
    except OffstoneError as error:
        said = [error.message]
    assert said
    assert all(said)
    assert host.run(try_wording, "{{ site.name }}", deadline=10.0) == []
