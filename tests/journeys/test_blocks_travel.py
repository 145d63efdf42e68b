"""A story leaves with its blocks, comes back to its own desk, and arrives at another."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from editor_app.domain.ids import ArticleId, RuleId, TemplateId, new_id
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.status import Status
from editor_app.domain.template import Placement, TemplateKind, Topic
from editor_app.services.desk import Desk, new_desk
from tests.conftest import FixedClock
from tests.services.press import Press

FORMS = [("markdown", "ferry.md"), ("json", "ferry.json")]
SPONSORED = "Paid for by {{ site.name }}; see {% raw %}{{ this }}{% endraw %}.\n\n::: a\n\n- *b*"


@pytest.fixture
def press(desk: Desk, tmp_path: Path, lasting_host: None) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    sponsored = TemplateId(
        desk.templates.add(
            "Sponsored", TemplateKind.DISCLOSURE, SPONSORED, topic=Topic.SPONSORED
        ).created
    )
    _rule(desk, sponsored, Placement.BEFORE)
    within = made.template("Within", TemplateKind.NOTICE, "Mid.", Placement.AFTER_PARAGRAPHS)
    feed = made.template("For feeds", TemplateKind.NOTICE, "In the feed.", Placement.FEED)
    assert within != feed
    made.story("Ferry", "One.\n\nTwo.\n\n::: no fence of ours\n\n")
    return made


def _rule(desk: Desk, template: TemplateId, placement: Placement) -> None:
    desk.rules.set(Rule(RuleId(new_id()), template, Effect.ADD, Scope.SITE, placement=placement))


def _state(desk: Desk) -> object:
    with desk.library.read() as unit:
        templates = unit.templates.all()
        versions = [unit.templates.versions(template.id) for template in templates]
        return templates, versions, unit.rules.all(), [a.content for a in _articles(desk)]


def _articles(desk: Desk) -> list:
    with desk.library.read() as unit:
        found = [unit.articles.by_slug(slug) for slug in ("ferry",)]
    return [article for article in found if article is not None]


def _texts(desk: Desk, out: Path) -> list[tuple[object, ...]]:
    desk.exporting.export(out, "json")
    told = json.loads((out / "ferry.json").read_text("utf-8"))
    keys = ("name", "kind", "topic", "language", "placement", "paragraphs", "sha256", "text")
    return [
        tuple(block[key] for key in keys)
        for block in told["blocks"]
        if block["placement"] != "page-footer"
    ]


@pytest.mark.parametrize(("form", "file"), FORMS)
def test_at_its_own_desk_nothing_changes(press: Press, tmp_path: Path, form, file: str) -> None:
    desk, before = press.desk, _state(press.desk)
    desk.exporting.export(tmp_path / "out", form)
    for _ in range(2):
        result = desk.importing.import_paths([tmp_path / "out" / file])
        assert len(result.unchanged) == 1
        assert (result.notes, result.made_templates) == ((), ())
        assert _state(desk) == before


@pytest.mark.parametrize(("form", "file"), FORMS)
def test_at_another_desk_its_blocks_are_made_and_attached(
    press: Press, tmp_path: Path, clock: FixedClock, form, file: str
) -> None:
    press.desk.exporting.export(tmp_path / "out", form)
    told = _texts(press.desk, tmp_path / "told")
    with new_desk(tmp_path / "other", name="Other", by="Bo", clock=clock) as other:
        result = other.importing.import_paths([tmp_path / "out" / file], status=Status.READY)
        assert not result.skipped
        assert sorted(result.made_templates) == ["For feeds", "General", "Sponsored", "Within"]
        assert len(result.changes.templates) == len(result.changes.rules) == 4
        assert _texts(other, tmp_path / "again") == told
        (block,) = [
            b for b in other.rules.blocks(_articles(other)[0].id) if b.template.name == "General"
        ]
        assert (block.rule.effect, block.rule.scope) == (Effect.ADD, Scope.ARTICLE)
        assert block.rule.reason == f"Came with it in “{file}”"
        assert block.rule.by == "Bo"
        assert other.templates.versions(block.template.id)[0].reason == (
            f"Came with an article in “{file}”"
        )
        before = _state(other)
        again = other.importing.import_paths([tmp_path / "out" / file], overwrite=True)
        assert (again.made_templates, again.notes) == ((), ())
        assert _state(other) == before


def test_a_template_of_the_same_name_is_the_desks_own(
    press: Press, tmp_path: Path, clock: FixedClock
) -> None:
    press.desk.exporting.export(tmp_path / "out", "markdown")
    with new_desk(tmp_path / "other", name="Other", by="Bo", clock=clock) as other:
        own = other.templates.add("general", TemplateKind.DISCLAIMER, "Ours.").created
        other.templates.add("Sponsored", TemplateKind.NOTICE, "Another kind.")
        retired = TemplateId(other.templates.add("Within", TemplateKind.NOTICE, "Old.").created)
        other.templates.retire(retired)
        result = other.importing.import_paths([tmp_path / "out" / "ferry.md"])
        assert result.made_templates == ("Sponsored (2)", "For feeds")
        assert [note.note for note in result.notes] == [
            "“Within” stood on it when it left; here that template is retired."
        ]
        blocks = other.rules.blocks(_articles(other)[0].id)
        assert [b.text for b in blocks if b.template.id == own] == ["Ours."]


def test_what_the_desk_decided_since_holds(press: Press, tmp_path: Path) -> None:
    desk = press.desk
    desk.exporting.export(tmp_path / "out", "markdown")
    (article,) = _articles(desk)
    sponsored = desk.templates.by_name("Sponsored")
    for rule in desk.rules.of(sponsored.id):
        desk.rules.remove(rule.id)
    before = _state(desk)
    result = desk.importing.import_paths([tmp_path / "out" / "ferry.md"])
    assert [note.note for note in result.notes] == [
        "“Sponsored” stood on it when it left; here the desk’s rules keep it off."
    ]
    assert len(result.unchanged) == 1
    assert _state(desk) == before
    # A block that this desk has never seen comes even to an article that it has.
    text = (tmp_path / "out" / "ferry.md").read_text("utf-8")
    for name in ("General", "Within"):
        key = desk.templates.by_name(name).id
        text = text.replace(key, new_id()).replace(f'name="{name}"', f'name="{name} 2"')
    (tmp_path / "out" / "ferry.md").write_text(text, "utf-8")
    result = desk.importing.import_paths([tmp_path / "out" / "ferry.md"])
    assert len(result.updated) == 1
    assert sorted(result.made_templates) == ["General 2", "Within 2"]
    assert ArticleId(article.id) == result.updated[0].id


def test_two_bios_of_one_template_are_two_texts(
    press: Press, tmp_path: Path, clock: FixedClock
) -> None:
    desk = press.desk
    bo = desk.labels.add_author("Bo Lind").created
    press.template("Bio", TemplateKind.BIO, "{{ author.name }} writes.", Placement.AFTER)
    key = _articles(desk)[0].id
    press.edit(key, byline=(press.ana, bo))
    desk.exporting.export(tmp_path / "out", "markdown")
    told = _texts(desk, tmp_path / "told")
    with new_desk(tmp_path / "other", name="Other", by="Bo", clock=clock) as other:
        other.importing.import_paths([tmp_path / "out" / "ferry.md"], status=Status.READY)
        again = _texts(other, tmp_path / "again")
        assert sorted(one[-1] for one in again) == sorted(one[-1] for one in told)
        before = _state(other)
        other.importing.import_paths([tmp_path / "out" / "ferry.md"], overwrite=True)
        assert _state(other) == before


HOSTILE = {
    "a text that was changed": ("For information only.", "Buy now."),
    "code": ("For information only.", "{% for a in b %}"),
    "another kind": ('kind="disclaimer"', 'kind="script"'),
    "the page footer": ('placement="after" template', 'placement="page-footer" template'),
    "no language": ('language="en"', 'language="../../x"'),
    "a long name": ('name="General"', f'name="{"x" * 300}"'),
    "an id that is none": (None, "../../etc/passwd"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_damaged_fence_is_named_and_stays_text(
    press: Press, tmp_path: Path, clock: FixedClock, name: str
) -> None:
    press.desk.exporting.export(tmp_path / "out", "markdown")
    file = tmp_path / "out" / "ferry.md"
    text = file.read_text("utf-8")
    old, new = HOSTILE[name]
    general = text.index('name="General"')
    start = text.rindex(":::", 0, general)
    old = old or press.desk.templates.by_name("General").id
    assert old in text[start:]
    file.write_text(text[:start] + text[start:].replace(old, new, 1), "utf-8")
    with new_desk(tmp_path / "other", name="Other", by="Bo", clock=clock) as other:
        result = other.importing.import_paths([file], status=Status.READY)
        (article,) = _articles(other)
        if name == "an id that is none":
            assert "General" in result.made_templates
            assert all(len(key) == 36 for key in result.changes.templates)
            return
        assert "General" not in result.made_templates
        assert "was not taken, for" in result.notes[0].note
        assert new in article.content.body
        site = tmp_path / "site2"
        site.mkdir()
        other.site.save(replace(other.site.get(), address="https://o.example"))
        other.publishing.publish(site)
        assert "offstone-block" in (site / "world" / "ferry" / "index.html").read_text("utf-8")


def test_json_blocks_that_are_none_are_named(press: Press, tmp_path: Path, clock) -> None:
    press.desk.exporting.export(tmp_path / "out", "json")
    file = tmp_path / "out" / "ferry.json"
    told = json.loads(file.read_text("utf-8"))
    for block in told["blocks"]:
        del block["paragraphs"], block["topic"], block["language"]
        if block["name"] == "General":
            block["text"] = "Buy now."
    file.write_text(json.dumps(told), "utf-8")
    with new_desk(tmp_path / "other", name="Other", by="Bo", clock=clock) as other:
        result = other.importing.import_paths([file])
        assert [note.note for note in result.notes] == [
            "The block “General” was not taken, for its text was changed since it left."
        ]
        within = other.rules.blocks(_articles(other)[0].id)
        assert [b.paragraphs for b in within if b.template.name == "Within"] == [1]


def test_a_file_of_others_brings_no_blocks(press: Press, tmp_path: Path) -> None:
    press.desk.exporting.export(tmp_path / "out", "markdown")
    text = (tmp_path / "out" / "ferry.md").read_text("utf-8")
    foreign = tmp_path / "else.md"
    foreign.write_text("# Else\n\n" + text.partition("---\n\n")[2], "utf-8")
    result = press.desk.importing.import_paths([foreign])
    assert result.made_templates == ()
    assert "it did not leave with this text" in result.notes[0].note
    assert len(result.notes) == 4


def test_each_article_keeps_the_words_that_stood_on_it(
    press: Press, tmp_path: Path, clock: FixedClock
) -> None:
    desk = press.desk
    press.template("Bio", TemplateKind.BIO, "{{ author.name }} writes.", Placement.AFTER)
    bo = desk.labels.add_author("Bo Lind").created
    for headline in ("Harbour", "Islands"):
        press.story(headline, byline=(bo,))
    desk.exporting.export(tmp_path / "out", "markdown")
    with new_desk(
        tmp_path / "other", name="Other", language="en-ZA", by="Bo", clock=clock
    ) as other:
        result = other.importing.import_paths([tmp_path / "out"], status=Status.READY)
        assert [name for name in result.made_templates if name.startswith("Bio")] == [
            "Bio",
            "Bio (2)",
        ]
        said: dict[str, str] = {}
        for slug in ("ferry", "harbour", "islands"):
            blocks = other.rules.blocks(other.articles.by_slug(slug).id)
            (said[slug],) = (b.text for b in blocks if b.template.kind is TemplateKind.BIO)
        assert said["ferry"] != said["harbour"]
        assert said["harbour"] == said["islands"] == "Bo Lind writes."
        again = other.importing.import_paths([tmp_path / "out"], status=Status.READY)
        assert (again.made_templates, again.notes) == ((), ())
        assert len(again.unchanged) == len(said)
