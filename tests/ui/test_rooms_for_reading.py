"""Every room of a desk that can only be read shows what is there and changes nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editor_app.domain.article import Content
from editor_app.domain.ids import RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import TemplateKind
from editor_app.services.desk import Desk, open_desk
from editor_app.ui.appearance.look import Look
from editor_app.ui.rooms import make_room
from tests.ui.lasting_host import lasting_host
from tests.ui.stage import Stage


@pytest.fixture
def read_only(desk: Desk, clock: Any, tmp_path: Path) -> Iterator[Desk]:
    desk.__dict__["host"] = lasting_host()
    made = desk.templates.add("General", TemplateKind.DISCLAIMER, "Words.").created
    desk.rules.set(Rule(RuleId(new_id()), TemplateId(made), Effect.ADD, Scope.SITE))
    desk.articles.create(Content(headline="Pilots vote"))
    desk.labels.add_section("World")
    (tmp_path / "site").mkdir()
    desk.publishing.add_target(tmp_path / "site")
    desk.close()
    opened = open_desk(tmp_path / "desk", write=False, clock=clock)
    opened.__dict__["host"] = lasting_host()
    yield opened
    opened.close()


@pytest.fixture
def reading(read_only: Desk, look: Look, qtbot: Any) -> Stage:
    made = Stage(read_only, look)
    qtbot.addWidget(made.window, before_close_func=lambda _: made.close())
    return made


def shown(reading: Stage, name: str) -> Any:
    room: Any = make_room(name, reading.context)
    reading.show(room)
    room.show_subject("")
    reading.settle()
    assert room.may_leave()
    return room


def test_templates(reading: Stage) -> None:
    room = shown(reading, "templates")
    assert not room.list.new.isEnabled()
    assert room.form.wording.isReadOnly()
    assert not room.form.rules.add.isEnabled()
    assert not room.form.details.kind.isEnabled()


def test_media(reading: Stage) -> None:
    room = shown(reading, "media")
    assert not room.add.isEnabled()
    assert room.empty.button.isHidden()
    room.add_pictures([b"x"])
    assert reading.lane.busy is False


def test_site(reading: Stage) -> None:
    room = shown(reading, "site")
    assert not room.pages["Site"].isEnabled()
    room.show_subject("Sections")
    reading.settle()
    assert not room.pages["Sections"].form.isEnabled()
    assert not room.pages["Sections"].list.remove.isEnabled()


def test_publish(reading: Stage) -> None:
    room = shown(reading, "publish")
    assert not room.publish.isEnabled()
    assert not room.header.forget.isEnabled()
    assert not room.model.writable
