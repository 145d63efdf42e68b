"""Pictures in the widths that screens differ in: what a browser is offered, and how wide it is."""

from functools import lru_cache
from html import escape

from editor_app.domain.rendition import WIDTHS, rendition_widths
from editor_app.rendering.picture_slots import Slot


@lru_cache(maxsize=8192)
def with_sources(image: str, name: str, width: int, pattern: str, slot: Slot) -> str:
    """Return an `<img>` with the renditions of its picture, in which browsers choose by width.

    `pattern` is their address with `*` where `800.webp` stands, empty when there are none here.
    """
    widths = rendition_widths(name, width, slot.most or WIDTHS[-1]) if pattern else ()
    if not widths:
        return image
    address = escape(pattern)
    offered = ", ".join(f"{address.replace('*', f'{w}.webp')} {w}w" for w in widths)
    sizes = escape(slot.sizes)
    return (
        f'<picture><source type="image/webp" srcset="{offered}" sizes="{sizes}">{image}</picture>'
    )
