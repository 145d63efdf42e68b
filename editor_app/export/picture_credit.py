"""What a published picture says of itself: credit, rights and, where stated, how it was made."""

from html import escape
from typing import Any

from editor_app.domain.picture import SOURCE_TYPES, Picture

_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_ABOUT = (
    'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
)
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    "<rdf:Description {about}>{told}</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)


def told(picture: Picture) -> tuple[str, ...]:
    """Return all that a published picture says, for its fingerprint."""
    return picture.credit, picture.rights, picture.source_type


def credit_options(picture: Picture, form: str) -> dict[str, Any]:
    """Return what Pillow is told to write beside the pixels of a picture in that form."""
    found: dict[str, Any] = {}
    if form == "GIF":
        words = " · ".join(text for text in (picture.credit, picture.rights) if text)
        return {"comment": words.encode()} if words else {}
    if exif := _exif(picture):
        found["exif"] = exif
    if packet := _xmp(picture):
        if form == "PNG":
            found["pnginfo"] = _chunk(packet)
        else:
            found["xmp"] = packet.encode()
    return found


def _exif(picture: Picture) -> bytes:
    """Return artist and copyright; as bytes, because Pillow puts “?” for letters beyond ASCII."""
    from PIL import Image

    exif = Image.Exif()
    for tag, text in ((_ARTIST, picture.credit), (_COPYRIGHT, picture.rights)):
        if text:
            exif[tag] = text.encode()
    return exif.tobytes() if len(exif) else b""


def _xmp(picture: Picture) -> str:
    """Return the packet that states how a picture was made (IPTC); nothing where nobody says so."""
    if not picture.source_type or picture.source_type not in SOURCE_TYPES:
        return ""
    made = _SOURCE_TYPE + picture.source_type
    parts = [f"<Iptc4xmpExt:DigitalSourceType>{made}</Iptc4xmpExt:DigitalSourceType>"]
    if picture.credit:
        parts.append(f"<photoshop:Credit>{escape(picture.credit, quote=False)}</photoshop:Credit>")
    if picture.rights:
        text = f'<rdf:li xml:lang="x-default">{escape(picture.rights, quote=False)}</rdf:li>'
        parts.append(f"<dc:rights><rdf:Alt>{text}</rdf:Alt></dc:rights>")
    return _PACKET.format(about=_ABOUT, told="".join(parts))


def _chunk(packet: str) -> object:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    return info
