from dataclasses import replace

from editor_app.domain.look import Look
from editor_app.domain.theme_override import OverriddenFile, Overrides

NONE = Overrides("folio", "/desk/themes/folio", "", (), accepted=False, made_here=True)
HOME = OverriddenFile("home.html")
BROKEN = OverriddenFile("list.html", "it takes too long", 2)


def test_what_the_desk_is_told_of_its_own_files() -> None:
    assert NONE.sentence == "No file of the theme is overridden in this workspace."
    there = replace(NONE, digest="a", files=(HOME,))
    assert there.sentence.startswith("One file in “themes/folio” would change the theme.")
    assert replace(there, accepted=True).sentence == "One file of the workspace’s own in use."
    both = replace(there, files=(HOME, BROKEN), accepted=True)
    assert both.sentence == "2 files of the workspace’s own; 1 cannot be used."
    assert both.broken == (BROKEN,)


def test_a_file_says_its_line_and_what_is_worth_a_look() -> None:
    assert HOME.sentence == "home.html"
    assert BROKEN.sentence == (
        "list.html, line 2: it takes too long. The built-in file serves in its place."
    )
    assert replace(BROKEN, line=0).sentence.startswith("list.html: it takes")
    assert replace(HOME, note="It asks.").sentence == "home.html: It asks."


def test_a_look_names_its_pictures() -> None:
    assert Look(logo="a.png", icon="b.png").pictures == ("a.png", "b.png")
    assert Look().pictures == ()
