"""Measures templates over 10,000 articles and 30 rules: resolution, impact, a page before/after."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import AUTHORS, SECTIONS, TAGS, make_desk
from benchmarks.figures import milliseconds, tell
from editor_app.domain.ids import ArticleId, RuleId, TargetId, TemplateId
from editor_app.domain.listing import Filing
from editor_app.domain.manifest import ManifestEntry
from editor_app.domain.proposal import NewRules, NewWording
from editor_app.domain.resolution import Subject, resolve
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.site import Target
from editor_app.domain.template import TemplateKind
from editor_app.services.attaching import Attachments

if TYPE_CHECKING:
    from editor_app.services.desk import Desk

ARTICLES, RULES = 10_000, 30
LIST_BUDGET = 200
_OTHER = "**Notice.** {{ site.name }} says something else about {{ article.headline }}."


def main() -> int:
    """Print how long rules take over a whole desk, and what the desk waits for before a save."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"making {ARTICLES:,} articles", flush=True)
        with make_desk(Path(folder) / "desk", ARTICLES) as desk:
            key = _furnish(desk)
            _measure_resolution(desk)
            _measure_impact(desk, key)
    return 0


def _furnish(desk: "Desk") -> TemplateId:
    """Give the desk 30 rules of ten templates; return the template that has most of them."""
    with desk.library.read() as unit:
        left = RULES - len(unit.rules.all())
    names = [f"Notice {number}" for number in range(8)]
    keys = [
        TemplateId(desk.templates.add(name, TemplateKind.NOTICE, _OTHER[4:]).created)
        for name in names
    ]
    for rule in _rules(keys, left):
        desk.rules.set(rule)
    _stand_at_a_target(desk)
    return desk.templates.by_name("General disclaimer").id


def _stand_at_a_target(desk: "Desk") -> None:
    """Write down a manifest as a publication of all articles leaves it."""
    entries = [
        ManifestEntry(f"{a.section}/{a.slug}/index.html", "", "", 0, 0, a.id, "article")
        for a in _filings(desk)
    ]
    with desk.library.write() as unit:
        target = TargetId("bench")
        unit.targets.put(Target(target, "Bench", "bench"))
        unit.targets.put_manifest(target, entries, ())


def _filings(desk: "Desk") -> list[Filing]:
    with desk.library.read() as unit:
        return unit.articles.filings()


def _rules(keys: list[TemplateId], count: int) -> Iterator[Rule]:
    subjects = (
        lambda n: (Effect.ADD, Scope.SECTION, f"section-{n % len(SECTIONS)}"),
        lambda n: (Effect.EXCEPT, Scope.TAG, f"tag-{n % TAGS:03}"),
        lambda n: (Effect.REQUIRE, Scope.AUTHOR, f"author-{n % AUTHORS:03}"),
        lambda n: (Effect.ADD, Scope.ARTICLE, f"article-{n:06}"),
    )
    for number in range(count):
        effect, scope, subject = subjects[number % len(subjects)](number)
        key = keys[number % len(keys)]
        yield Rule(RuleId(f"rule-{number:02}"), key, effect, scope, subject, order=number)


def _measure_resolution(desk: "Desk") -> None:
    with desk.library.read() as unit:
        attached = Attachments.read(unit, desk.clock)
        subjects = unit.articles.subjects()

    def resolve_all() -> None:
        for subject in subjects:
            resolve(subject, attached.rules, attached.templates, attached.today)

    count = len(attached.rules)
    tell(f"resolution of {ARTICLES:,} articles, {count} rules", milliseconds(resolve_all, 5))
    tell("templates with what each touches", milliseconds(desk.templates.rows, 25))
    one = Subject("article-000001", "en", "report", "section-1", ("tag-001",), ("author-001",))
    tell(
        "resolution of one article",
        milliseconds(lambda: resolve(one, attached.rules, attached.templates, attached.today), 100),
    )


def _measure_impact(desk: "Desk", key: TemplateId) -> None:
    notice = desk.templates.by_name("Notice 0").id
    proposals = {
        "a wording on every article": NewWording(key, _OTHER),
        "a wording on some": NewWording(notice, _OTHER),
        "a rule for the whole site": NewRules(
            (Rule(RuleId("new"), notice, Effect.ADD, Scope.SITE),)
        ),
    }
    for name, proposal in proposals.items():
        touched = desk.impacts.of(proposal).articles
        taken = milliseconds(lambda p=proposal: desk.impacts.of(p), 25)
        tell(f"impact of {name}, {touched:,} articles", taken, LIST_BUDGET)
    article = ArticleId(f"article-{ARTICLES // 2:06}")
    tell(
        "a page before and after",
        milliseconds(lambda: desk.impacts.before_after(article, NewWording(key, _OTHER)), 10),
    )


if __name__ == "__main__":
    raise SystemExit(main())
