"""Single articles held back from a change of rules: a rule of their own keeps them as they were."""

from collections.abc import Sequence
from dataclasses import replace

from editor_app.domain.article import Content
from editor_app.domain.errors import NotAllowed
from editor_app.domain.hold import Keep
from editor_app.domain.ids import ArticleId
from editor_app.domain.resolution import Block
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Template
from editor_app.domain.tidy import given_reason
from editor_app.services.attaching import Attachments
from editor_app.services.deciding import Deciding


def hold_back(
    deciding: Deciding,
    rule: Rule,
    before: Attachments,
    after: Attachments,
    keep: Sequence[Keep],
) -> frozenset[str]:
    """Keep articles as they were `before` a rule was changed; return their ids.

    Those on which nothing changes need no rule. NotAllowed when the template is required now.
    """
    template = before.templates[rule.template]
    held: set[str] = set()
    for one in {wish.article: wish for wish in keep}.values():
        reason = given_reason(one.reason, "Holding an article back")
        if rule.scope is Scope.ARTICLE and rule.subject == one.article:
            raise NotAllowed(
                "This rule speaks of that article alone, so there is nothing to hold back.",
                "Leave the rule as it is.",
            )
        own = deciding.own_rule(one.article, template, Effect.EXCEPT, reason)
        for text in deciding.texts(one.article):
            was, now = (_block(found, own, text) for found in (before, after))
            if not _same(was, now):
                _check_free(template, now)
                deciding.set_rule(_as_it_was(own, was))
                held.add(one.article)
                break
    return frozenset(held)


def _block(attached: Attachments, own: Rule, content: Content) -> Block | None:
    blocks = attached.only(own.template).on(ArticleId(own.subject), content)
    return next(iter(blocks), None)


def _same(was: Block | None, now: Block | None) -> bool:
    if was is None or now is None:
        return was is now
    return _standing(was) == _standing(now)


def _standing(block: Block) -> tuple[str, int, int, bool]:
    return block.placement, block.paragraphs, block.order, block.required


def _check_free(template: Template, now: Block | None) -> None:
    if now is not None and now.required:
        raise NotAllowed(
            f"“{template.name}” would be required there {now.why}, and what is required cannot "
            "be held back.",
            "Let the rule add it instead, or leave the article out of what it speaks of.",
        )


def _as_it_was(own: Rule, was: Block | None) -> Rule:
    if was is None:
        return own
    return replace(
        own,
        effect=Effect.REQUIRE if was.required else Effect.ADD,
        placement=was.placement,
        paragraphs=was.paragraphs,
        order=was.order,
    )
