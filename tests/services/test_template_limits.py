"""Wordings that never end: refused with a sentence at save, told while typing, and soon."""

from pathlib import Path

import pytest

from editor_app.domain.errors import HostFailed, TemplateInvalid, TookTooLong, TooMuchMemory
from editor_app.domain.ids import TemplateId
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk
from editor_app.services.template_context import TemplateContext
from tests.services.press import Press

LOOP = "{% for x in 'abcdefghijklmnopqrstuvwxyz' * 99 %}"
BOMBS = {
    "a long word": "{{ 'a' * 10**9 }}",
    "loops in loops": LOOP * 6 + "{{ site.name }}" + "{% endfor %}" * 6,
    "loops over tags": "{% for a in article.tags %}" * 18 + "x" + "{% endfor %}" * 18,
    "brackets": "{{ " + "(" * 5_000 + ")" * 5_000 + " }}",
}
LIMITS = (TemplateInvalid, TookTooLong, TooMuchMemory, HostFailed)


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


@pytest.mark.parametrize("name", BOMBS)
def test_what_never_ends_is_never_kept(press: Press, name: str) -> None:
    key = TemplateId(press.desk.templates.add("Sound", TemplateKind.NOTICE, "Sound.").created)
    with pytest.raises(LIMITS) as caught:
        press.desk.templates.save_wording(key, BOMBS[name], "Why not")
    assert caught.value.message
    with pytest.raises(LIMITS):
        press.desk.templates.add("Bomb", TemplateKind.NOTICE, BOMBS[name])
    assert press.desk.templates.get(key).text == "Sound."
    assert [row.template.name for row in press.desk.templates.rows("bomb")] == []


def test_what_never_ends_is_told_while_typing(press: Press) -> None:
    article = press.story("Ferry")
    key = TemplateId(press.desk.templates.add("Sound", TemplateKind.NOTICE, "Sound.").created)
    context = TemplateContext(press.desk)
    with pytest.raises(TookTooLong, match=r"longer than 1\.7 seconds"):
        context.mistakes(BOMBS["loops in loops"])
    shown = context.shown(key, BOMBS["loops in loops"], article)
    assert "longer than 1.8 seconds" in shown.message
    assert context.shown(key, "Sound.", article).html == "<p>Sound.</p>"


def test_a_mistake_at_save_names_line_and_column(press: Press) -> None:
    with pytest.raises(TemplateInvalid) as caught:
        press.desk.templates.add("Typo", TemplateKind.NOTICE, "On\n{{ article.publised }}.")
    assert caught.value.message == (
        "Line 2, column 4: There is no blank “article.publised”. Do you mean “article.published”?"
    )
    assert caught.value.line == 2
