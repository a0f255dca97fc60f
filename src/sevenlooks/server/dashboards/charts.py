"""Charts: where each mark of a picture stands. Templates draw them as SVG, in the page's own colours.

What a mark means is told by its shape and its number; colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sevenlooks.books.divisions import name
from sevenlooks.server.dashboards.queries import Line
from sevenlooks.server.registry.models import Past

# A tile map: one square a province, roughly where it lies; (column, row). No borders are drawn.
PLACES = {
    "23": (7, 0),
    "15": (4, 1), "11": (5, 1), "21": (6, 1), "22": (7, 1),
    "65": (0, 2), "63": (1, 2), "62": (2, 2), "64": (3, 2), "14": (4, 2), "13": (5, 2), "12": (6, 2),
    "54": (0, 3), "61": (3, 3), "41": (4, 3), "37": (5, 3),
    "51": (2, 4), "50": (3, 4), "42": (4, 4), "34": (5, 4), "32": (6, 4), "31": (7, 4),
    "53": (2, 5), "52": (3, 5), "43": (4, 5), "36": (5, 5), "33": (6, 5),
    "45": (3, 6), "44": (4, 6), "35": (5, 6), "71": (6, 6),
    "46": (3, 7), "82": (4, 7), "81": (5, 7),
}  # fmt: skip
NAMES = {"71": "台湾", "81": "香港", "82": "澳门"}
SIDE, GAP = 62, 6


@dataclass(frozen=True)
class Tile:
    """A province's square. `fill`: how high it is filled, in px: its share against the largest share of all.

    `line` None: nothing in the books.
    """

    name: str
    x: int
    y: int
    line: Line | None
    fill: float

    @property
    def level(self) -> float:
        """Where the filling begins, from the square's top."""
        return SIDE - self.fill


@dataclass(frozen=True)
class Bar:
    """A division's bar. `breach`, `lead`: px of the part with breaches and of the part with leads only."""

    line: Line
    y: int
    breach: float
    lead: float

    @property
    def end(self) -> float:
        return self.breach + self.lead


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    value: float
    past: Past
    labelled: bool


@dataclass(frozen=True)
class Curve:
    """One line of a trend; `d`: the points as an SVG polyline tells them."""

    points: list[Point]

    @property
    def d(self) -> str:
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


def tiles(lines: Sequence[Line]) -> list[Tile]:
    """Every province's square."""
    by_code = {line.code[:2]: line for line in lines}
    most = max((line.share for line in lines), default=0.0)
    made = []
    for code, (column, row) in PLACES.items():
        line = by_code.get(code)
        fill = SIDE * line.share / most if line and most else 0.0
        named = NAMES.get(code) or _short(name(f"{code}0000"))
        made.append(Tile(named, column * (SIDE + GAP), row * (SIDE + GAP), line, round(fill, 1)))
    return made


def bars(lines: Sequence[Line], height: int = 26, longest: int = 320) -> list[Bar]:
    """Ranked bars in the order given; the longest is `longest` px."""
    most = max((line.share for line in lines), default=0.0) or 1.0
    scaled = longest / most
    return [
        Bar(line, row * height, line.breach_share * scaled, (line.share - line.breach_share) * scaled)
        for row, line in enumerate(lines)
    ]


def curve(past: Sequence[Past], values: Sequence[float], width: int = 380, height: int = 120) -> Curve:
    """Values over the runs' days, set apart by the days between them, from zero to the highest."""
    first, last = past[0].as_of.toordinal(), past[-1].as_of.toordinal()
    most = max(values) or 1.0
    shown = {0, len(past) - 1, max(range(len(values)), key=lambda i: values[i])} if len(past) > 12 else range(len(past))
    points = [
        Point(
            (row.as_of.toordinal() - first) / max(last - first, 1) * width, height - value / most * height,
            value, row, i in shown,
        )
        for i, (row, value) in enumerate(zip(past, values, strict=True))
    ]  # fmt: skip
    return Curve(points)


def _short(name: str) -> str:
    return name[:3] if name.startswith(("内蒙古", "黑龙江")) else name[:2]
