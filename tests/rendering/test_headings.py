from editor_app.rendering.headings import Part, contents, own_ids, with_anchors
from editor_app.rendering.markdown_body import BodyContext, render_body, render_fragment

LONG = 1_200


def html(text: str) -> str:
    return render_body(text, BodyContext()).html


def test_anchors_are_made_of_words_and_never_twice() -> None:
    made = html("## The vote\n\n## The vote\n\n### “Ninety” *days* & more[^1]\n\n[^1]: So.")
    assert '<h2 id="text-the-vote">' in made
    assert '<h2 id="text-the-vote-2">' in made
    assert '<h3 id="text-ninety-days-more">' in made


def test_an_anchor_that_the_text_gives_stays_wherever_it_stands() -> None:
    made = html("## Roster\n\nText.\n\n## Another {#roster}\n\n[See](#roster)")
    assert '<h2 id="text-roster-2">Roster</h2>' in made
    assert '<h2 id="text-roster">Another</h2>' in made
    assert 'href="#text-roster"' in made
    assert own_ids(['<p id="a">', "<p>", '<h2 id="b"><i id="c">']) == {"a", "b", "c"}


def test_headings_without_letters_and_very_long_ones() -> None:
    taken: set[str] = set()
    assert with_anchors("<h2>…</h2>", taken) == '<h2 id="text-part">…</h2>'
    assert with_anchors("<h2>?</h2>", taken) == '<h2 id="text-part-2">?</h2>'
    long = with_anchors(f"<h2>{'word ' * 60}</h2>", taken)
    assert len(long.partition('id="')[2].partition('"')[0]) <= 66
    assert with_anchors("<p>No heading</p>", taken) == "<p>No heading</p>"
    arabic = with_anchors("<h2>ميناء</h2>", taken)
    assert arabic == '<h2 id="text-ميناء">ميناء</h2>'


def test_fragments_have_no_anchors() -> None:
    assert " id=" not in render_fragment("## Terms", BodyContext())


def test_long_stories_have_contents() -> None:
    body = html(
        "## One\n\na\n\n### Within\n\nb\n\n## *Two* & three[^n]\n\nc\n\n## Last\n\n[^n]: N."
    )
    parts = (
        Part("text-one", "One"),
        Part("text-two-three", "Two & three"),
        Part("text-last", "Last"),
    )
    assert contents(body, LONG) == parts
    assert contents(body, LONG - 1) == ()
    assert contents(html("## One\n\n## Two"), LONG) == ()
    # A heading of a picture alone has no words to lead there.
    assert contents('<h2 id="a"><img></h2><h2 id="b">B</h2><h2 id="c">C</h2>', LONG) == ()
    marked = render_body("## One\n\n## Two\n\n## Last", BodyContext(markers=True)).html
    assert [part.words for part in contents(marked, LONG)] == ["One", "Two", "Last"]
