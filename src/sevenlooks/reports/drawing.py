"""Small pictures as SVG, drawn the same for page and paper: the seven-look strip and ranked bars."""

from __future__ import annotations

from html import escape

from sevenlooks.reports.paper import Bars, Square, Strip

SIDE, GAP = 26, 5
ROW, BAR, LABEL, LENGTH = 22, 12, 190, 380


def marks_svg(strip: Strip) -> str:
    """The marks 一 to 七, as wide as the strip that stands below them."""
    width = len(strip) * (SIDE + GAP) - GAP
    marks = "".join(
        f'<text x="{at * (SIDE + GAP) + SIDE / 2}" y="13" text-anchor="middle" font-size="13">{square.mark}</text>'
        for at, square in enumerate(strip)
    )
    return f'<svg class="marks" viewBox="0 0 {width} 16" width="{width}" height="16" aria-hidden="true">{marks}</svg>'


def strip_svg(strip: Strip, targets: dict[Square, str] | None = None) -> str:
    """The strip. `targets`: where a square leads. It uses classes, so that the page's inks (light, dark) apply."""
    width = len(strip) * (SIDE + GAP) - GAP
    parts = [f'<svg class="strip" viewBox="0 0 {width} {SIDE}" width="{width}" height="{SIDE}" role="group">']
    for at, square in enumerate(strip):
        drawn = (
            f'<g transform="translate({at * (SIDE + GAP)} 0)"><title>{escape(square.why)}</title>{_shape(square)}</g>'
        )
        target = (targets or {}).get(square)
        label = escape(square.why, quote=True)
        parts.append(
            f'<a href="{escape(target)}" aria-label="{label}">{drawn}</a>'
            if target
            else f'<g role="img" aria-label="{label}">{drawn}</g>'
        )
    return "".join([*parts, "</svg>"])


def _shape(square: Square) -> str:
    middle = SIDE / 2
    said = str(square.number) if square.number else ""
    size = 13 if len(said) < 3 else 10 if len(said) < 4 else 8
    text = f'<text x="{middle}" y="{middle + size * 0.36:.1f}" text-anchor="middle" font-size="{size}">{said}</text>'
    box = f'<rect x="1" y="1" width="{SIDE - 2}" height="{SIDE - 2}" rx="2"/>'
    match square.state:
        case "breach":
            return f'<g class="breach">{box}{text}</g>'
        case "lead":
            return f'<g class="lead">{box}{text}<path d="{_wave()}"/></g>'
        case "clean":
            return f'<g class="clean"><circle cx="{middle}" cy="{middle}" r="{SIDE / 2 - 6}"/></g>'
    lines = "".join(f"M{x} {SIDE - 2}L{min(x + SIDE - 4, SIDE - 2)} {max(2, x)}" for x in range(2, SIDE - 2, 5))
    lines += "".join(f"M2 {y}L{y} 2" for y in range(7, SIDE - 2, 5))
    return f'<g class="idle">{box}<path d="{lines}"/></g>'


def _wave() -> str:
    """A wavy line under the number: a suspicion."""
    left, y = 5, SIDE - 5
    return f"M{left} {y}" + "".join(f"q2 {-2.5 if n % 2 else 2.5} 4 0" for n in range(4))


def bars_svg(bars: Bars, font: str = "inherit") -> str:
    """Ranked bars, the longest first; each with its name and its number."""
    most = max(float(number.value) for _, number in bars.bars)
    height = ROW * len(bars.bars)
    width = LABEL + LENGTH + 70
    parts = [
        f'<svg class="bars" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(bars.title, quote=True)}" font-family="{escape(font, quote=True)}" font-size="13">'
    ]
    for at, (name, number) in enumerate(bars.bars):
        top, length = at * ROW, max(1.0, LENGTH * float(number.value) / most)
        base = top + ROW * 0.68
        parts.append(f'<text x="{LABEL - 8}" y="{base:.1f}" text-anchor="end">{escape(_short(name))}</text>')
        parts.append(f'<rect class="bar" x="{LABEL}" y="{top + (ROW - BAR) / 2}" width="{length:.1f}" height="{BAR}"/>')
        parts.append(f'<text x="{LABEL + length + 6:.1f}" y="{base:.1f}">{number}</text>')
    return "".join([*parts, "</svg>"])


def _short(name: str) -> str:
    """A name cut to the room there is: a Chinese character takes the room of two Latin ones."""
    room, kept = 27, ""
    for letter in name:
        room -= 2 if ord(letter) > 0x2E80 else 1
        if room < 0:
            return kept + "…"
        kept += letter
    return name
