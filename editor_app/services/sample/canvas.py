"""A small set of brushes for the sample's pictures: skies, ridges, water, buildings."""

import io
import math

WIDTH, HEIGHT = 1600, 1067
_FINE = 2
Colour = tuple[int, int, int]
Points = list[tuple[float, float]]


def colour(text: str) -> Colour:
    """Return the colour of `rrggbb`."""
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


class Canvas:
    """A picture being drawn; places are shares of width and height, from 0 to 1."""

    def __init__(self) -> None:
        from PIL import Image

        self._image: Image.Image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE))

    def fade(self, top: str, bottom: str, *, start: float = 0.0, end: float = 1.0) -> None:
        """Fill a band with a fade, and all below it with the colour that the fade ends in."""
        from PIL import Image

        first, last = colour(top), colour(bottom)
        column = Image.new("RGB", (1, 256))
        for row in range(256):
            share = row / 255
            mixed = tuple(round(a + (b - a) * share) for a, b in zip(first, last, strict=True))
            column.putpixel((0, row), mixed)
        upper, lower = round(start * self._image.height), round(end * self._image.height)
        band = column.resize((self._image.width, max(1, lower - upper)), Image.Resampling.BILINEAR)
        self._image.paste(band, (0, upper))
        self._image.paste(last, (0, lower, *self._image.size))

    def shape(self, points: Points, fill: str, *, strength: float = 1.0) -> None:
        """Fill a polygon, see-through below full strength."""
        from PIL import ImageDraw

        width, height = self._image.size
        placed = [(x * width, y * height) for x, y in points]
        paint = ImageDraw.Draw(self._image, "RGBA")
        paint.polygon(placed, fill=(*colour(fill), round(255 * strength)))

    def disc(self, x: float, y: float, radius: float, fill: str, *, strength: float = 1.0) -> None:
        """Fill a circle; the radius is a share of the width."""
        ratio = WIDTH / HEIGHT
        turn = [2 * math.pi * n / 60 for n in range(60)]
        round_ = [(x + radius * math.cos(t), y + radius * ratio * math.sin(t)) for t in turn]
        self.shape(round_, fill, strength=strength)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        """Fill a rectangle."""
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def ridge(self, height: float, swing: float, seed: float, fill: str) -> None:
        """Fill everything below a rolling line."""
        line = [(x / 80, height + swing * _roll(x / 80, seed)) for x in range(81)]
        self.shape([*line, (1, 1), (0, 1)], fill)

    def ripples(self, start: float, fill: str, *, seed: float = 0.0, count: int = 46) -> None:
        """Draw light lines on water, longer and farther apart towards the viewer."""
        for number in range(count):
            share = (number + 1) / count
            y = start + (1 - start) * share**1.6
            x = (math.sin(number * 12.9898 + seed) * 43758.5453) % 1.0
            long, thick = 0.02 + 0.1 * share, 0.0008 + 0.0022 * share
            ends = [(x, y), (x + long, y - thick), (x + long * 1.4, y), (x + long, y + thick)]
            self.shape(ends, fill, strength=0.3)

    def jpeg(self) -> bytes:
        """Return the finished picture."""
        out = io.BytesIO()
        self._image.resize((WIDTH, HEIGHT)).save(out, "JPEG", quality=88)
        return out.getvalue()


def _roll(x: float, seed: float) -> float:
    waves = ((3.1, 1.0), (7.3, 0.45), (15.7, 0.2))
    return sum(size * math.sin(x * pace + seed * (pace + 1)) for pace, size in waves)
