"""Resolution, tried with whole desks: what is unrelated is never disturbed, and the rule is one."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, HoldId, RuleId, TemplateId
from editor_app.domain.resolution import Block, Decisions, Kept, Subject, matches, resolve
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, Template, TemplateKind, Wording

TODAY = date(2026, 11, 24)
NAMES = ("Advice", "Bias", "Court", "Data")
WORDS = {
    Scope.SITE: ("",),
    Scope.LANGUAGE: ("en", "en-GB", "fr"),
    Scope.KIND: ("report", "opinion"),
    Scope.SECTION: ("world", "science"),
    Scope.TAG: ("ports", "labour", "tides"),
    Scope.AUTHOR: ("lena", "rosa"),
    Scope.ARTICLE: ("a1", "a2"),
}
SUBJECTS = st.builds(
    Subject,
    st.sampled_from(WORDS[Scope.ARTICLE]),
    st.sampled_from(WORDS[Scope.LANGUAGE]),
    st.sampled_from(WORDS[Scope.KIND]),
    st.sampled_from((*WORDS[Scope.SECTION], "")),
    st.lists(st.sampled_from(WORDS[Scope.TAG]), unique=True).map(tuple),
    st.lists(st.sampled_from(WORDS[Scope.AUTHOR]), unique=True).map(tuple),
)


@st.composite
def templates(draw: st.DrawFn) -> dict[TemplateId, Template]:
    made = (
        Template(
            TemplateId(name),
            name,
            TemplateKind.DISCLAIMER,
            1,
            f"{name}.",
            language=draw(st.sampled_from(("", "", "en"))),
            retired=draw(st.sampled_from((False, False, True))),
            variants=draw(st.sampled_from(((), (Wording("fr", 2, f"{name}, en français."),)))),
        )
        for name in NAMES
    )
    return {template.id: template for template in made}


@st.composite
def rule_lists(draw: st.DrawFn) -> list[Rule]:
    scopes = draw(st.lists(st.sampled_from(Scope), max_size=14))
    return [
        Rule(
            RuleId(f"r{number:02}"),
            TemplateId(draw(st.sampled_from(NAMES))),
            draw(st.sampled_from(Effect)),
            scope,
            draw(st.sampled_from(WORDS[scope])),
            placement=draw(st.sampled_from(Placement)),
            paragraphs=draw(st.integers(0, 2)),
            order=draw(st.integers(0, 3)),
        )
        for number, scope in enumerate(scopes)
    ]


@dataclass(frozen=True)
class Desk:
    """A subject with all that may decide about it."""

    subject: Subject
    templates: dict[TemplateId, Template]
    rules: list[Rule]

    def blocks(self, decisions: Decisions | None = None) -> tuple[Block, ...]:
        decided = decisions or Decisions()
        return resolve(self.subject, self.rules, self.templates, TODAY, decided)


DESKS = st.builds(Desk, SUBJECTS, templates(), rule_lists())


def kept(article: str, key: TemplateId) -> Decisions:
    hold = Hold(
        HoldId("h"),
        key,
        ArticleId(article),
        9,
        "It ran so.",
        "Ida",
        datetime(2026, 1, 1, tzinfo=UTC),
    )
    return Decisions({(article, key): Kept(hold, Wording("", 9, "As it ran."))})


@given(DESKS)
def test_a_template_is_decided_by_its_own_rules_alone(desk: Desk) -> None:
    whole = {block.template.id: block for block in desk.blocks()}
    for key in desk.templates:
        own = replace(desk, rules=[rule for rule in desk.rules if rule.template == key])
        assert own.blocks() == ((whole[key],) if key in whole else ())


@given(DESKS)
def test_rules_that_do_not_speak_of_an_article_change_nothing_on_it(desk: Desk) -> None:
    speaking = [rule for rule in desk.rules if matches(rule, desk.subject)]
    assert replace(desk, rules=speaking).blocks() == desk.blocks()


@given(DESKS, st.randoms(use_true_random=False))
def test_in_which_order_rules_are_kept_does_not_matter(desk: Desk, chance) -> None:
    shuffled = list(desk.rules)
    chance.shuffle(shuffled)
    assert replace(desk, rules=shuffled).blocks() == desk.blocks()


@given(DESKS)
def test_the_most_specific_wins_and_at_one_level_the_strongest(desk: Desk) -> None:
    blocks = {block.template.id: block for block in desk.blocks()}
    for key, template in desk.templates.items():
        mine = [r for r in desk.rules if r.template == key and matches(r, desk.subject)]
        ranks = sorted({(r.scope, r.effect.strength) for r in mine})
        winners = [r for r in mine if (r.scope, r.effect.strength) == ranks[-1]] if mine else []
        if not winners or winners[0].effect is Effect.EXCEPT:
            assert key not in blocks
            continue
        stands = not template.retired and template.wording_in(desk.subject.language) is not None
        required = winners[0].effect is Effect.REQUIRE
        assert (key in blocks) == (stands or required)
        if key in blocks:
            assert bool(blocks[key].missing) != stands
            assert blocks[key].required == required
            assert blocks[key].rule in winners


@given(DESKS)
def test_ties_keep_both_in_their_order_and_are_explained(desk: Desk) -> None:
    for block in desk.blocks():
        rule = block.rule
        ties = [
            one
            for one in desk.rules
            if one.template == rule.template
            and matches(one, desk.subject)
            and (one.scope, one.effect) == (rule.scope, rule.effect)
        ]
        ties.sort(key=lambda one: (one.order, one.id))
        assert block.rule == ties[0]
        assert block.why == "by " + " and ".join(f"rule “{one.sentence}”" for one in ties)


@given(DESKS, st.sampled_from(NAMES))
def test_a_hold_changes_one_block_of_one_article(desk: Desk, name: str) -> None:
    key = TemplateId(name)
    other = "a2" if desk.subject.article == "a1" else "a1"
    assert desk.blocks(kept(other, key)) == desk.blocks()
    before, after = desk.blocks(), desk.blocks(kept(desk.subject.article, key))
    rest = [block for block in before if block.template.id != key]
    assert [block for block in after if block.template.id != key] == rest
    for block in after:
        if block.template.id == key:
            assert (block.version, block.text) == (9, "As it ran.")
            assert block.why.endswith(", version 9 kept here: It ran so.")
            assert bool(block.missing) == desk.templates[key].retired
            # It keeps the wording, not the place: that is for the rules to say.
            found = [one for one in before if one.template.id == key]
            assert all(
                (one.placement, one.order) == (block.placement, block.order) for one in found
            )


@given(DESKS, st.permutations(NAMES).map(tuple), st.integers(0, len(NAMES)))
def test_an_arrangement_moves_only_what_it_names(
    desk: Desk, names: tuple[str, ...], count: int
) -> None:
    order = tuple(TemplateId(name) for name in names[:count])
    before = desk.blocks()
    after = desk.blocks(Decisions(arranged={desk.subject.article: order}))
    assert desk.blocks(Decisions(arranged={"another": order})) == before
    assert sorted(after, key=lambda b: b.template.id) == sorted(before, key=lambda b: b.template.id)
    assert [_place(block) for block in after] == [_place(block) for block in before]
    for old, new in zip(before, after, strict=True):
        if old.template.id not in order:
            assert new == old
    for place in {_place(block) for block in after}:
        named = [b.template.id for b in after if _place(b) == place and b.template.id in order]
        assert named == sorted(named, key=order.index)


def _place(block: Block) -> tuple[str, int]:
    return block.placement, block.paragraphs
