from datetime import timedelta
from pathlib import Path

import pytest

from editor_app.domain.correction import Correction, CorrectionKind
from editor_app.domain.errors import InvalidValue, NotAllowed, NotFound
from editor_app.domain.ids import ArticleId, CorrectionId, RuleId, TemplateId, new_id
from editor_app.domain.plan import PageChange
from editor_app.domain.rule import Effect, Rule, Scope
from editor_app.domain.template import Placement, TemplateKind
from editor_app.services.desk import Desk
from tests.conftest import FixedClock
from tests.services.press import Press, paths, reasons

HOUR = 3600.0


@pytest.fixture
def press(desk: Desk, tmp_path: Path) -> Press:
    made = Press(desk, tmp_path / "site")
    made.furnish()
    return made


def _correct(press: Press, key: ArticleId, text: str = "Ten, not nine.") -> CorrectionId:
    made = press.desk.articles.correct(key, CorrectionKind.CORRECTION, text).created
    return CorrectionId(made)


def _record(press: Press, key: CorrectionId) -> Correction:
    return next(one for _, one in press.desk.articles.every_correction() if one.id == key)


def test_a_record_knows_what_ran_before_and_after(press: Press, clock: FixedClock) -> None:
    key = press.story("Ferry")
    press.publish()
    ran = press.article(key).pinned
    clock.advance(seconds=HOUR)
    press.edit(key, body="Ten boats.")
    made = _correct(press, key)
    record = _record(press, key=made)
    assert (record.before, record.after) == (ran, None)
    assert (record.by, record.time) == ("Ida Brandt", clock.now())
    clock.advance(seconds=HOUR)
    press.publish()
    record = _record(press, made)
    assert (record.before, record.after) == (ran, press.article(key).pinned)
    assert record.after != ran
    clock.advance(seconds=HOUR)
    assert press.publish().written == 0
    press.edit(key, body="Eleven boats.")
    press.publish()
    assert _record(press, made) == record


def test_a_story_that_never_ran_has_nothing_before(press: Press) -> None:
    key = press.story("Ferry")
    made = _correct(press, key)
    assert _record(press, made).before is None
    press.publish()
    assert _record(press, made).after == press.article(key).pinned


def test_what_is_recorded_while_the_press_runs_leaves_with_the_next(
    press: Press, clock: FixedClock
) -> None:
    key = press.story("Ferry")
    made: list[CorrectionId] = []

    class Late:
        def report(self, done: int, total: int, what: str) -> None:
            if what == "Waiting for the disk" and not made:
                clock.advance(seconds=1)
                made.append(_correct(press, key))

        def cancelled(self) -> bool:
            return False

    press.publish(reporter=Late())
    assert _record(press, made[0]).after is None
    clock.advance(seconds=HOUR)
    assert "world/ferry/index.html" in paths(press.publish(), PageChange.CHANGED)
    assert _record(press, made[0]).after == press.article(key).pinned


def test_the_date_moves_with_a_correction_and_with_its_striking(
    press: Press, clock: FixedClock
) -> None:
    key = press.story("Ferry")
    press.publish()
    clock.advance(seconds=HOUR)
    made = _correct(press, key)
    first = clock.now()
    clock.advance(seconds=HOUR)
    result = press.publish()
    assert reasons(result)["world/ferry/index.html"] == "correction added"
    page = press.text("world/ferry/index.html")
    assert f'"dateModified":"{first.isoformat()}"' in page
    assert f'"datePublished":"{first.isoformat()}"' in page
    clock.advance(seconds=HOUR)
    press.desk.articles.strike(made, "Nine was right")
    struck = clock.now()
    clock.advance(seconds=HOUR)
    result = press.publish()
    assert reasons(result)["world/ferry/index.html"] == "correction struck"
    page = press.text("world/ferry/index.html")
    assert "<s>Ten, not nine.</s>" in page
    assert f'"dateModified":"{struck.isoformat()}"' in page
    assert f"<updated>{struck:%Y-%m-%dT%H:%M:%SZ}</updated>" in press.text("atom.xml")


def test_one_that_was_struck_before_it_ran_leaves_no_trace_on_the_site(
    press: Press, clock: FixedClock
) -> None:
    key = press.story("Ferry")
    press.publish()
    clock.advance(seconds=HOUR)
    made = _correct(press, key)
    press.desk.articles.strike(made, "Not this story")
    clock.advance(seconds=HOUR)
    assert press.publish().written == 0
    record = _record(press, made)
    assert (record.struck, record.struck_reason) == (True, "Not this story")
    assert (record.struck_by, record.struck_at) == ("Ida Brandt", record.time)
    assert record.after is None


def test_the_feed_changes_only_with_a_correction(press: Press, clock: FixedClock) -> None:
    ferry, storm = press.story("Ferry & boats"), press.story("Storm")
    press.publish()
    empty = press.text("corrections/feed.xml")
    assert "<item>" not in empty
    assert "<title>The Gulf Courier: Corrections</title>" in empty
    clock.advance(seconds=HOUR)
    press.edit(storm, body="More wind.")
    assert "corrections/feed.xml" in paths(press.publish(), PageChange.SAME)
    _correct(press, ferry, "Ten & <b>not</b> nine.\n\nWe regret it.")
    clock.advance(seconds=HOUR)
    last = press.desk.articles.correct(storm, CorrectionKind.RETRACTION, "Calm.").created
    result = press.publish()
    assert "corrections/feed.xml" in paths(result, PageChange.CHANGED)
    feed = press.text("corrections/feed.xml")
    assert feed.index("Retraction: Storm") < feed.index("Correction: Ferry &amp; boats")
    assert "Ten &amp;amp; &amp;lt;b&amp;gt;not&amp;lt;/b&amp;gt; nine." in feed
    assert f"urn:uuid:{last}" in feed
    assert f"<lastBuildDate>{clock.now():%a, %d %b %Y %H:%M:%S} +0000</lastBuildDate>" in feed
    anchor = feed.partition("/world/storm/#")[2].partition("<")[0]
    assert f'id="{anchor}"' in press.text("world/storm/index.html")
    page = press.text("corrections/index.html")
    assert f'id="{anchor}"' in page
    assert 'type="application/rss+xml" title="The Gulf Courier: Corrections"' in page
    press.desk.articles.strike(CorrectionId(last), "It did blow")
    press.publish()
    assert "Storm" not in press.text("corrections/feed.xml")


def test_a_record_from_elsewhere_has_an_id_of_its_own_in_the_feed(press: Press) -> None:
    key = press.story("Ferry")
    with press.desk.library.write() as unit:
        when = press.desk.clock.now() - timedelta(days=1)
        unit.corrections.put(
            Correction(CorrectionId("no 1"), key, CorrectionKind.UPDATE, "Late.", when, "Bo")
        )
    press.publish()
    assert '<guid isPermaLink="false">urn:offstone:6e6f2031</guid>' in press.text(
        "corrections/feed.xml"
    )


def test_a_notice_tells_what_was_corrected(press: Press) -> None:
    text = (
        "{% for one in article.corrections %}{{ one.kind }} of {{ one.time | date }}: "
        "{{ one.text }}{% endfor %}"
    )
    made = TemplateId(press.desk.templates.add("Notice", TemplateKind.NOTICE, text).created)
    press.desk.rules.set(Rule(RuleId(new_id()), made, Effect.ADD, Scope.SITE))
    key = press.story("Ferry")
    press.publish()
    assert 'data-kind="notice"' not in press.text("world/ferry/index.html")
    corrected = _correct(press, key)
    press.publish()
    assert "<p>Correction of November 23, 2026: Ten, not nine.</p>" in press.text(
        "world/ferry/index.html"
    )
    press.desk.articles.strike(corrected, "Nine was right")
    assert "world/ferry/index.html" in reasons(press.publish())
    assert 'data-kind="notice"' not in press.text("world/ferry/index.html")


def test_a_blank_that_is_empty_is_worth_a_look_by_name(press: Press) -> None:
    press.template(
        "Notice", TemplateKind.NOTICE, "Corrected on {{ article.corrected }}.", Placement.AFTER
    )
    press.template(
        "Sound",
        TemplateKind.NOTICE,
        "{% if article.corrected %}{{ article.corrected }}{% endif %}"
        "{{ article.source | default('the desk') }}",
        Placement.AFTER,
    )
    key = press.story("Ferry")
    found = [f for f in press.desk.checks.article(key) if f.check == "blank-empty"]
    assert [f.message for f in found] == [
        "“Notice” has a blank with no value here: article.corrected."
    ]
    _correct(press, key)
    assert not [f for f in press.desk.checks.article(key) if f.check == "blank-empty"]


def test_what_cannot_be_recorded_or_struck(press: Press) -> None:
    key = press.story("Ferry")
    with pytest.raises(InvalidValue, match="no text"):
        press.desk.articles.correct(key, CorrectionKind.UPDATE, " \n")
    made = _correct(press, key)
    with pytest.raises(InvalidValue, match="needs a reason"):
        press.desk.articles.strike(made, " ")
    press.desk.articles.strike(made, "Wrong story")
    with pytest.raises(NotAllowed, match="struck already: Wrong story"):
        press.desk.articles.strike(made, "Again")
    with pytest.raises(NotFound, match="does not exist"):
        press.desk.articles.strike(CorrectionId("none"), "Why not")
