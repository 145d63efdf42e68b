from pathlib import Path

from editor_app.domain.ids import TemplateId
from editor_app.domain.template import Placement, TemplateKind, Topic
from editor_app.services.desk import Desk
from tests.services.press import Press


def test_blocks_stand_in_feeds_where_their_rules_say(desk: Desk, tmp_path: Path) -> None:
    press = Press(desk, tmp_path / "site")
    press.furnish()
    for place in (Placement.BEFORE, Placement.AFTER_PARAGRAPHS, Placement.FEED):
        press.template(place.value, TemplateKind.DISCLOSURE, f"Stands {place}.", place)
    feed_only = desk.templates.by_name("feed")
    desk.templates.save_details(
        type(feed_only)(
            **{name: getattr(feed_only, name) for name in feed_only.__slots__}
            | {"topic": Topic.AFFILIATE}
        )
    )
    press.story("Ferry", "One.\n\nTwo.")
    press.publish()
    page = press.text("world/ferry/index.html")
    assert "Stands feed." not in page
    assert 'data-topic="affiliate"' not in page
    for name in ("atom.xml", "feed.xml", "feed.json", "world/feed.xml"):
        text = press.text(name).replace("\\", "").replace("&lt;", "<").replace("&gt;", ">")
        text = text.replace("&quot;", '"').replace("&amp;", "&")
        order = [
            (
                '<aside aria-label="Disclosure" data-kind="disclosure" data-version="1">'
                "<p>Stands before.</p>"
            ),
            "<p>One.</p>",
            "<p>Stands after-paragraphs.</p>",
            "<p>Two.</p>",
            '<aside aria-label="Disclaimer" data-kind="disclaimer" data-version="1">',
            (
                '<aside aria-label="Disclosure" data-kind="disclosure" data-topic="affiliate" '
                'data-version="1"><p>Stands feed.</p>'
            ),
        ]
        places = [text.find(words) for words in order]
        assert -1 not in places, (name, order[places.index(-1)])
        assert places == sorted(places)
        assert "©" not in text
    assert TemplateId(feed_only.id)
