from dataclasses import replace

import pytest

from editor_app.domain.article import Content
from editor_app.domain.status import Status
from editor_app.rendering.figures import BodyPicture
from editor_app.rendering.filled_block import FillJob
from editor_app.rendering.links import strip_markers
from editor_app.rendering.markdown_body import BodyContext, render_body
from editor_app.services import texts
from editor_app.services.text_batches import BodyJob, batches, plain_body
from editor_app.services.texts import MadeBody, Texts

ENDLESS = "[" * 19_000
SHOWN = {"boat.jpg": BodyPicture("A boat", "At dusk", "Ida", 800, 600)}


def body(text: str, *, markers: bool = False, **pictures) -> BodyJob:
    return BodyJob(text, BodyContext("en", pictures or {}, markers))


@pytest.fixture
def one_host() -> None:
    """Every desk has its own: these tests end it."""


@pytest.fixture
def made(desk) -> Texts:
    return Texts(desk)


def host_of(desk) -> object:
    """Return the host's child, which is there only once it was needed."""
    return desk.host._child


def test_a_body_is_what_rendering_makes_and_comes_from_the_cache_again(desk, made: Texts) -> None:
    jobs = [body("One *two*\n\nThree"), body("# Four\n\n> Five"), body("")]
    first = made.bodies(jobs)
    assert [one.body for one in first] == [render_body(j.text, j.context) for j in jobs]
    assert all(one.message == "" for one in first)
    desk.host.close()
    assert made.bodies(jobs) == first


def test_the_key_holds_language_captions_and_credits(made: Texts) -> None:
    text = '"So" ![](boat.jpg)\n\n![](boat.jpg)'
    english, german = (BodyJob(text, BodyContext(language, SHOWN)) for language in ("en", "de"))
    changed = BodyJob(text, BodyContext("en", {"boat.jpg": BodyPicture("A boat", "At dawn")}))
    one, two, three = made.bodies([english, german, changed])
    assert "“So”" in one.body.html
    assert "„So“" in two.body.html
    assert "At dusk" in one.body.html
    assert "At dawn" in three.body.html
    assert made.bodies([changed])[0] == three


def test_pictures_that_are_not_shown_do_not_count(desk, made: Texts) -> None:
    made.bodies([body("Words")])
    desk.host.close()
    assert made.bodies([BodyJob("Words", BodyContext("en", SHOWN))])[0].message == ""


def test_bodies_with_markers_are_the_same_and_are_not_kept(desk, made: Texts) -> None:
    text = "One\n\n- a\n- b\n\nTwo[^1]\n\n[^1]: Note"
    marked = made.bodies([body(text, markers=True)])[0].body
    plain = made.bodies([body(text)])[0].body
    assert 'data-src="1-1"' in marked.html
    assert strip_markers(marked.html) == plain.html
    desk.host.close()
    assert made.bodies([body(text, markers=True)])[0].message != ""


def test_one_endless_text_is_plain_and_its_neighbours_are_not(
    desk, made: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "PUBLISHING", 0.5)
    monkeypatch.setattr(texts, "_A_SECOND", 10_000_000)
    desk.host.warm()
    before, endless, after = made.bodies([body("*a*"), body(ENDLESS), body("*b*")])
    assert before.body.html == "<p><em>a</em></p>\n"
    assert after.body.html == "<p><em>b</em></p>\n"
    assert endless.body.html == f"<p>{ENDLESS}</p>\n"
    assert "seconds" in endless.message
    assert endless.message.endswith("shown plainly.")
    assert desk.body_cache.get_many([texts._key(body(ENDLESS))]) == {}


def test_ten_megabytes_on_one_line_are_plain_or_a_sentence(made: Texts) -> None:
    huge = made.bodies([body("<" * 10_000_000)])[0]
    assert huge.body.html.startswith("<p>&lt;&lt;")
    assert "5,000,000" in huge.message
    assert made.bodies([body("*a*")])[0].body.html == "<p><em>a</em></p>\n"


def test_many_texts_go_through_two_hosts(desk, made: Texts) -> None:
    jobs = [body(f"Text *{n}*") for n in range(200)]
    html = [one.body.html for one in made.bodies(jobs)]
    assert html == [f"<p>Text <em>{n}</em></p>\n" for n in range(200)]
    assert "second_host" in desk.__dict__


def test_batches_are_small_in_number_and_size() -> None:
    assert [len(b) for b in batches([body("a")] * 100)] == [40, 40, 20]
    assert [len(b) for b in batches([body("a" * 200_000)] * 3)] == [1, 1, 1]
    assert list(batches([])) == []


def test_a_damaged_cache_only_forgets(desk, made: Texts) -> None:
    job = body("One")
    made.bodies([job])
    for nonsense in ("nothing", "[[1,2,99]]\nx", "[1]\nx"):
        desk.body_cache.put_many({texts._key(job): nonsense})
        assert made.bodies([job]) == [MadeBody(render_body("One", job.context))]


def fill(text: str, **blanks: object) -> FillJob:
    return FillJob(text, {"article": blanks, "site": {"name": "Courier"}}, "en", SHOWN)


def test_templates_are_filled(made: Texts) -> None:
    one, two = made.filled(
        [fill("**{{ site.name }}** ![](boat.jpg)"), fill("x {{ article.tags }}", tags=[])]
    )
    assert "<strong>Courier</strong>" in one.block.html
    assert 'alt="A boat"' in one.block.html
    assert one.message == ""
    assert two.block.empty == ("article.tags",)


def test_a_template_that_cannot_be_filled_is_empty_and_says_why(made: Texts) -> None:
    broken = made.filled([fill("a\n{{ nothing }}")])[0]
    assert broken.block.html == ""
    assert "Line 2" in broken.message


def test_a_greedy_template_is_plain(made: Texts) -> None:
    greedy = made.filled([fill("{{ 'a' * 10**9 }}")])[0]
    assert greedy.block.html.startswith("<p>{{ 'a'")
    assert "memory" in greedy.message


def test_a_bug_in_rendering_is_a_sentence(made: Texts) -> None:
    odd = made.bodies([BodyJob("a", BodyContext(7, markers=True))])  # type: ignore[arg-type]
    assert "could not be rendered" in odd[0].message


def test_plain_paragraphs_keep_their_lines() -> None:
    plain = plain_body("One\nmore\n\n\nTwo & <three>\r\n", markers=True)
    assert (
        plain.html
        == '<p data-src="1-2">One\nmore</p>\n<p data-src="5-5">Two &amp; &lt;three&gt;</p>\n'
    )
    assert plain_body("", markers=False).html == ""


def test_approved_texts_are_prepared(desk, made: Texts) -> None:
    key = desk.articles.create(Content(headline="A", body="Ready *now*")).created
    made.prepare([key])
    desk.articles.set_status(key, Status.READY)
    desk.articles.save(key, replace(desk.articles.get(key).content, body="Later"))
    made.prepare([key])
    desk.host.close()
    assert made.bodies([BodyJob("Ready *now*", BodyContext("en"))])[0].message == ""
    assert made.bodies([BodyJob("Later", BodyContext("en"))])[0].message != ""


def test_a_filled_template_is_kept_with_all_that_decides_it(desk, made: Texts) -> None:
    hello = FillJob("Hello **{{ site.name }}**", {"site": {"name": "Courier"}}, "en")
    hole = FillJob("{{ site.name }}", {"site": {"name": ""}}, "en")
    first = made.filled([hello, hole])
    assert first[0].block.markdown == "Hello **Courier**"
    assert first[1].block.empty
    others = [
        replace(hello, blanks={"site": {"name": "Dispatch"}}),
        replace(hello, text="Bye {{ site.name }}"),
        replace(hello, language="de", text='"{{ site.name }}"'),
    ]
    shown = [one.block.markdown for one in made.filled(others)]
    assert shown == ["Hello **Dispatch**", "Bye Courier", '"Courier"']
    desk.host.close()
    assert made.filled([hello, hole]) == first
    assert host_of(desk) is None


def test_a_template_that_cannot_be_filled_is_tried_again(desk, made: Texts) -> None:
    broken = FillJob("{{ site.nothing }", {"site": {}}, "en")
    (first,) = made.filled([broken])
    assert first.message
    assert made.filled([broken]) == [first]
    assert not any(key.startswith("fill ") for key in _keys(desk))


def test_what_is_typed_is_filled_and_not_kept(desk, made: Texts) -> None:
    made.filled([FillJob("Draft", {}, "en")], typing=True)
    assert not any(key.startswith("fill ") for key in _keys(desk))


def test_a_damaged_filling_is_made_again(desk, made: Texts) -> None:
    job = FillJob("Hello", {}, "en")
    (first,) = made.filled([job])
    (key,) = [key for key in _keys(desk) if key.startswith("fill ")]
    for damage in ("", "{", "[]", "7"):
        desk.body_cache.put_many({key: damage})
        assert made.filled([job]) == [first]


def _keys(desk) -> list[str]:
    raw = desk.body_cache._raw
    return [] if raw is None else [key for (key,) in raw.execute("SELECT key FROM body")]
