"""What is decided in Details about the blocks of the open article, each with its way back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from editor_app.domain.changes import Changes
from editor_app.domain.hold import Hold
from editor_app.domain.ids import ArticleId, RuleId, TemplateId
from editor_app.services.deciding import Decided
from editor_app.ui.draft import Draft
from editor_app.ui.writes import Writes

if TYPE_CHECKING:
    from editor_app.ui.room_context import RoomContext


class BlockActs:
    """Decides at once and offers undo; `again` reads the blocks anew when something is refused."""

    def __init__(self, context: "RoomContext", draft: Draft, again: Callable[[], object]) -> None:
        self._context, self._draft, self._again = context, draft, again
        self._writes = Writes(context, self)

    def put_on(self, template_id: str, reason: str) -> None:
        """Put a template on the article."""
        key, rules = TemplateId(template_id), self._context.desk.rules
        self._decide(lambda article: rules.add_to(article, key, reason), "Added to this article.")

    def take_off(self, template_id: str, reason: str) -> None:
        """Keep a template off the article."""
        key, rules = TemplateId(template_id), self._context.desk.rules
        self._decide(
            lambda article: rules.take_off(article, key, reason), "Removed from this article."
        )

    def let_stand(self, rule_id: str, name: str) -> None:
        """Keep a template off the article no longer."""
        rules = self._context.desk.rules
        self._decide(
            lambda _: rules.remove(RuleId(rule_id)), f"“{name}” stands where its rules say again."
        )

    def arrange(self, template_ids: Sequence[str], reason: str) -> None:
        """Lay templates of the article in this order."""
        keys, rules = [TemplateId(key) for key in template_ids], self._context.desk.rules
        self._decide(
            lambda article: rules.arrange(article, keys, reason),
            "The reason is kept." if reason else "Their order is set for this article.",
        )

    def arrange_by_rules(self) -> None:
        """Let the rules decide the order again."""
        rules = self._context.desk.rules
        self._decide(rules.arrange_by_rules, "The rules decide the order again.")

    def release(self, hold: Hold) -> None:
        """Let the article have the version in force."""
        holds, article = self._context.desk.holds, (hold.article,)
        self._writes(
            lambda: holds.release(hold.template, article),
            lambda _: self._writes.say(
                f"This article has the newest wording instead of v{hold.version}.",
                lambda: holds.hold(hold.template, article, hold.version, hold.reason),
            ),
            self._refuse,
        )

    def _decide(self, change: Callable[[ArticleId], Changes], said: str) -> None:
        article, rules = self._draft.article, self._context.desk.rules
        if article is None:
            return
        key, before = article.id, list[Decided]()

        def work() -> Changes:
            before.append(rules.decided(key))
            return change(key)

        self._writes(
            work, lambda _: self._writes.say(said, lambda: rules.put_back(before[0])), self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        self._again()
        self._context.report(error)
