from editor_app.domain.sharing import AT_FIRST, NETWORKS, in_page_order
from editor_app.rendering.sharing import share_links, shared


def test_every_network_has_a_link_that_tells_headline_and_address() -> None:
    links = share_links(NETWORKS)
    assert [name for name, _ in links] == list(NETWORKS)
    for name, link in links:
        made = shared(link, 'Ports & "pilots" <b>', "https://a.example/world/x/?a=b")
        assert "https%3A%2F%2Fa.example%2Fworld%2Fx%2F%3Fa%3Db" in made
        assert ("Ports%20%26%20%22pilots%22%20%3Cb%3E" in made) == (
            name not in {"facebook", "linkedin"}
        )
        assert not set('<>" \ue010\ue011') & set(made)
        assert made.startswith(("https://", "mailto:"))
    assert share_links(("email", "carrier-pigeon")) == share_links(("email",))


def test_networks_stand_in_the_order_of_pages() -> None:
    assert in_page_order([" X", "email", "gopher", "x"]) == ("email", "x")
    assert in_page_order(AT_FIRST) == AT_FIRST
    assert in_page_order(()) == ()
