"""The sample's pictures, drawn when it is made: places of an invented coast."""

import math
from collections.abc import Callable

from editor_app.services.sample.canvas import Canvas


def draw(scene: str) -> bytes:
    """Return the JPEG of a scene by its name."""
    canvas = Canvas()
    SCENES[scene](canvas)
    return canvas.jpeg()


def _boat(canvas: Canvas, x: float, y: float, size: float, hull: str, cabin: str) -> None:
    deck = y - 0.05 * size
    bow = [(x, deck), (x + 0.22 * size, deck), (x + 0.19 * size, y), (x + 0.03 * size, y)]
    canvas.shape(bow, hull)
    canvas.box(x + 0.06 * size, deck - 0.06 * size, x + 0.14 * size, deck, cabin)
    canvas.box(
        x + 0.075 * size, deck - 0.048 * size, x + 0.125 * size, deck - 0.02 * size, "31465a"
    )
    canvas.box(x + 0.098 * size, deck - 0.13 * size, x + 0.102 * size, deck - 0.06 * size, cabin)


def _harbour(canvas: Canvas) -> None:
    canvas.fade("24364f", "e8a47c", end=0.52)
    canvas.disc(0.72, 0.46, 0.035, "ffe3b0")
    canvas.ridge(0.49, 0.012, 2.0, "3a4a63")
    canvas.fade("b98a7c", "1d2f44", start=0.52)
    canvas.ripples(0.53, "ffdcb4", seed=1.0)
    canvas.shape([(0, 0.6), (0.36, 0.66), (0.36, 0.71), (0, 0.74)], "2a2f38")
    _boat(canvas, 0.36, 0.74, 1.35, "c2412d", "f1e9da")
    _boat(canvas, 0.6, 0.82, 1.7, "20446b", "f6efe1")


def _ferry(canvas: Canvas) -> None:
    canvas.fade("0b1730", "2f4d76", end=0.62)
    for number in range(40):
        x = (number * 0.61803) % 1
        canvas.disc(x, 0.02 + 0.4 * ((number * 0.37) % 1), 0.0009, "dfe8ff")
    canvas.fade("223c60", "0a1426", start=0.62)
    canvas.shape([(0.14, 0.6), (0.86, 0.6), (0.8, 0.7), (0.19, 0.7)], "e9e5da")
    canvas.box(0.24, 0.47, 0.76, 0.6, "f6f2e8")
    canvas.box(0.34, 0.4, 0.64, 0.47, "e3ddcf")
    canvas.box(0.55, 0.28, 0.6, 0.4, "c2412d")
    for row in range(2):
        for number in range(16):
            left, top = 0.26 + number * 0.031, 0.495 + row * 0.048
            canvas.box(left, top, left + 0.018, top + 0.022, "ffd27a")
    canvas.ripples(0.7, "ffd27a", seed=3.0, count=60)


def _dam(canvas: Canvas) -> None:
    canvas.fade("a9c8d8", "e6eee6", end=0.5)
    canvas.ridge(0.36, 0.05, 1.0, "7fa08b")
    canvas.ridge(0.44, 0.05, 2.7, "55806a")
    canvas.shape([(0.22, 0.44), (0.78, 0.44), (0.69, 0.8), (0.31, 0.8)], "d9d6cb")
    for number in range(9):
        left = 0.25 + number * 0.058
        foot = 0.33 + number * 0.041
        line = [(left, 0.46), (left + 0.004, 0.46), (foot + 0.004, 0.79), (foot, 0.79)]
        canvas.shape(line, "b9b5a6")
    canvas.box(0.21, 0.425, 0.79, 0.445, "c5c1b2")
    canvas.shape([(0, 0.4), (0.24, 0.44), (0.34, 0.84), (0, 1)], "3d6650")
    canvas.shape([(1, 0.38), (0.76, 0.44), (0.66, 0.84), (1, 1)], "345a47")
    canvas.shape([(0.3, 0.8), (0.7, 0.8), (0.9, 1), (0.1, 1)], "6fa3a6")


def _hall(canvas: Canvas) -> None:
    canvas.fade("efe6d2", "9c8a6c")
    canvas.shape([(0.42, 0), (0.58, 0), (0.8, 1), (0.2, 1)], "fff8e4", strength=0.55)
    for number in range(5):
        for left in (0.03 + number * 0.085, 0.89 - number * 0.085):
            reach = 0.62 + number * 0.02
            canvas.box(left, 0.1 + number * 0.035, left + 0.05 - number * 0.006, reach, "cdbb98")
            canvas.box(left, 0.1 + number * 0.035, left + 0.012, reach, "b39f7b")
    canvas.shape([(0, 0.72), (0.38, 0.64), (0.62, 0.64), (1, 0.72), (1, 1), (0, 1)], "7c6a50")
    for number in range(7):
        x = 0.5 + (number - 3) * 0.05
        foot = 0.5 + (number - 3) * 0.3
        lines = [(x, 0.64), (x + 0.002, 0.64), (foot + 0.008, 1), (foot, 1)]
        canvas.shape(lines, "94805f")


def _wind(canvas: Canvas) -> None:
    canvas.fade("f4d9b8", "f7efe0", end=0.62)
    canvas.disc(0.24, 0.5, 0.04, "fff6dc")
    canvas.fade("9fc0c4", "5c8d98", start=0.62)
    canvas.ridge(0.66, 0.02, 4.2, "5d7f5d")
    for x, foot, size in ((0.18, 0.68, 0.8), (0.36, 0.66, 1.1), (0.56, 0.67, 1.35), (0.8, 0.68, 1)):
        top = foot - 0.38 * size
        canvas.shape(
            [(x - 0.004, foot), (x + 0.004, foot), (x + 0.002, top), (x - 0.002, top)], "fbfaf5"
        )
        for blade in range(3):
            turn = x * 9 + blade * 2.0944
            tip = (x + 0.085 * size * math.cos(turn), top + 0.127 * size * math.sin(turn))
            side = (x + 0.008 * math.cos(turn + 1.4), top + 0.012 * math.sin(turn + 1.4))
            canvas.shape([(x, top), side, tip], "fbfaf5")
    canvas.ridge(0.8, 0.015, 1.3, "3f5f45")


def _columns(canvas: Canvas) -> None:
    canvas.fade("bfcbd6", "e9ecec", end=0.6)
    canvas.shape([(0.08, 0.26), (0.5, 0.08), (0.92, 0.26)], "d8d2c4")
    canvas.box(0.08, 0.26, 0.92, 0.32, "c8c1b1")
    canvas.box(0.1, 0.32, 0.9, 0.68, "6b6a6a")
    for number in range(7):
        left = 0.11 + number * 0.121
        canvas.box(left, 0.32, left + 0.055, 0.68, "e6e0d3")
        canvas.box(left, 0.32, left + 0.014, 0.68, "c9c2b2")
    for step in range(8):
        top = 0.68 + step * 0.04
        out = 0.1 - step * 0.014
        canvas.box(out, top, 1 - out, top + 0.041, "d3ccbd" if step % 2 else "b7b0a1")


def _town(canvas: Canvas) -> None:
    canvas.fade("f1cfae", "f7ead6", end=0.7)
    walls = ("b8573f", "d9a35c", "7f8f6d", "c98f6a", "8a6f86", "cfb98b")
    for number in range(6):
        left, top = 0.04 + number * 0.155, 0.34 + 0.05 * (number % 3)
        right, wall = left + 0.15, walls[number]
        canvas.shape([(left, top), ((left + right) / 2, top - 0.14), (right, top)], "4a3c3a")
        canvas.box(left, top, right, 0.74, wall)
        for row in range(3):
            for column in range(3):
                x, y = left + 0.022 + column * 0.042, top + 0.06 + row * 0.1
                canvas.box(x, y, x + 0.024, y + 0.055, "f8eed8" if (row + column) % 3 else "3f4a57")
    canvas.fade("a39a8a", "7d7567", start=0.74)


def _cranes(canvas: Canvas) -> None:
    canvas.fade("c4562e", "f6c07a", end=0.72)
    canvas.disc(0.5, 0.62, 0.06, "ffe9b8")
    for x, size in ((0.14, 1.0), (0.42, 1.2), (0.74, 0.95)):
        top = 0.72 - 0.44 * size
        for leg in (x, x + 0.1 * size):
            canvas.box(leg, top + 0.08, leg + 0.01, 0.74, "3b2230")
        canvas.box(x - 0.12 * size, top + 0.07, x + 0.2 * size, top + 0.09, "3b2230")
        canvas.shape(
            [(x + 0.04, top - 0.08), (x + 0.05, top - 0.08), (x + 0.2 * size, top + 0.08)], "3b2230"
        )
        canvas.shape(
            [(x + 0.04, top - 0.08), (x + 0.05, top - 0.08), (x - 0.12 * size, top + 0.08)],
            "3b2230",
        )
        canvas.box(x - 0.06 * size, top + 0.09, x - 0.057 * size, top + 0.26, "3b2230")
    for number in range(16):
        tone = ("6d2f2b", "34475c", "8a5a2c", "45324a")[number % 4]
        left = number * 0.064
        canvas.box(left, 0.66 + 0.04 * (number % 2), left + 0.06, 0.76, tone)
    canvas.fade("7a3a2e", "2a1a26", start=0.76)
    canvas.ripples(0.77, "f6c07a", seed=5.0)


def _glass(canvas: Canvas) -> None:
    canvas.fade("dfe9ee", "8fa9b5")
    tones = ("c9dbe4", "b3cbd7", "e9f1f4", "9dbac8", "d6e4ea")
    for row in range(9):
        for column in range(16):
            left, top = column / 16, row / 14
            bend = 0.05 * math.sin(math.pi * left)
            pane = tones[(row * 7 + column * 3) % 5]
            canvas.box(left + 0.002, top + bend, left + 0.06, top + bend + 0.066, pane)
    canvas.fade("6f6a60", "2f2c2a", start=0.72)
    for number in range(12):
        left = number * 0.085
        canvas.shape(
            [(left, 0.78), (left + 0.07, 0.78), (left + 0.06, 0.9), (left + 0.01, 0.9)],
            ("b5543c", "d8a54e", "6d8b5b")[number % 3],
        )


def _storm(canvas: Canvas) -> None:
    canvas.fade("4b5660", "a9b2b3", end=0.6)
    canvas.box(0.72, 0.24, 0.765, 0.64, "e6e3db")
    canvas.box(0.72, 0.36, 0.765, 0.44, "b0392c")
    canvas.box(0.725, 0.18, 0.76, 0.24, "2f3438")
    canvas.disc(0.7425, 0.21, 0.01, "ffeeb5")
    canvas.shape([(0.76, 0.2), (1, 0.1), (1, 0.26), (0.76, 0.22)], "ffeeb5", strength=0.3)
    canvas.shape([(0.64, 0.66), (0.7, 0.6), (0.8, 0.61), (0.9, 0.68)], "33383a")
    for number, tone in enumerate(("76858a", "5d6e75", "475960", "33454d")):
        canvas.ridge(0.62 + number * 0.09, 0.028, 3.1 * number + 1, tone)
        canvas.ripples(0.63 + number * 0.09, "eef2f0", seed=float(number), count=16)


def _shallows(canvas: Canvas) -> None:
    canvas.fade("1f6f6b", "8fd0b3")
    for number in range(60):
        x = (number * 0.61803) % 1
        y = 0.12 + 0.86 * ((number * 0.41) % 1)
        sway = 0.03 * math.sin(number * 1.7)
        blade = [(x, y), (x + 0.006, y), (x + sway, y - 0.16)]
        canvas.shape(blade, ("1d5c47", "2f7d57", "155043")[number % 3], strength=0.7)
    canvas.ripples(0.02, "eafff2", seed=7.0, count=90)


def _cliffs(canvas: Canvas) -> None:
    canvas.fade("9cc4de", "eaf3f4", end=0.55)
    canvas.fade("5f9fb5", "2f6b84", start=0.55)
    canvas.shape([(0, 0.26), (0.3, 0.3), (0.46, 0.36), (0.52, 0.62), (0, 0.74)], "f1eee4")
    canvas.shape([(0.3, 0.3), (0.46, 0.36), (0.52, 0.62), (0.36, 0.66)], "d9d3c2")
    canvas.shape([(0, 0.22), (0.3, 0.27), (0.46, 0.36), (0.3, 0.31), (0, 0.29)], "6d8f57")
    canvas.shape([(0.7, 0.44), (0.86, 0.4), (1, 0.42), (1, 0.58), (0.68, 0.57)], "e6e2d5")
    canvas.ripples(0.58, "f5fbfb", seed=9.0)


def _hills(canvas: Canvas) -> None:
    canvas.fade("cfdce0", "f3efe2", end=0.5)
    for number, tone in enumerate(("a9bfb0", "88a58f", "65886f", "456a52")):
        canvas.ridge(0.42 + number * 0.12, 0.05, 2.3 * number + 0.6, tone)
    canvas.box(0.56, 0.55, 0.7, 0.66, "f6f2e8")
    canvas.shape([(0.54, 0.55), (0.63, 0.47), (0.72, 0.55)], "9b3f31")
    canvas.box(0.615, 0.585, 0.645, 0.66, "3f4a57")
    canvas.box(0.622, 0.5, 0.638, 0.535, "f6f2e8")


SCENES: dict[str, Callable[[Canvas], None]] = {
    "harbour": _harbour,
    "ferry": _ferry,
    "dam": _dam,
    "hall": _hall,
    "wind": _wind,
    "columns": _columns,
    "town": _town,
    "cranes": _cranes,
    "glass": _glass,
    "storm": _storm,
    "shallows": _shallows,
    "cliffs": _cliffs,
    "hills": _hills,
}
