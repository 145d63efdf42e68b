from contextlib import suppress

import pytest

from editor_app.domain.errors import HostFailed, OffstoneError, TookTooLong, TooMuchMemory
from editor_app.isolation.host import Host
from editor_app.rendering.filling import check_template, fill
from editor_app.rendering.markdown_body import BodyContext, render_body

LIMITS = (TookTooLong, TooMuchMemory, HostFailed)
TEXTS = {
    "underscores": "_a__b" * 2_000,
    "stars": "*a **b " * 3_000,
    "quotes": ">" * 5_000 + " a",
    "spaced quotes": "> " * 5_000 + "a",
    "brackets": "[" * 19_000,
    "links": "[a](" * 4_000,
    "tags": "<a " * 6_000,
    "divs": "<div>\n" * 3_000,
    "lists": "\n".join(" " * 4 * n + "- a" for n in range(400)),
    "ticks": "`" * 9_000 + "a" + "`" * 8_000,
    "one long line": "words <b> & " * 900_000,
    "many blocks": "a\n\n" * 50_000,
    "tables": "|a" * 9_000 + "\n" + "|-" * 9_000,
}


@pytest.fixture(scope="module")
def host():
    with Host() as made:
        made.warm()
        yield made


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_rendered_or_a_sentence_and_the_next_one_works(host: Host, name: str) -> None:
    with suppress(*LIMITS):
        assert host.run(render_body, TEXTS[name], BodyContext(), deadline=1.0).html
    assert host.run(render_body, "*a*", BodyContext(), deadline=10.0).html == "<p><em>a</em></p>\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**(10**9) }}",
        "{% for a in 'x' * 10**9 %}{{ a }}{% endfor %}",
        "{% for a in 'x' * 4000 %}{% for b in 'x' * 4000 %}{% for c in 'x' * 4000 %}y{% endfor %}{% endfor %}{% endfor %}",
        "{{ " + "(" * 5_000 + ")" * 5_000 + " }}",
        "{% if a %}" * 3_000,
    ],
)
def test_a_template_that_exhausts_is_a_sentence(host: Host, text: str) -> None:
    with pytest.raises(OffstoneError) as caught:
        host.run(check_template, text, deadline=1.0)
        host.run(fill, text, {}, "en", deadline=1.0)
    assert caught.value.message
    assert host.run(fill, "x", {}, "en", deadline=10.0).markdown == "x"
