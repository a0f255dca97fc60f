"""The bulletin as one self-contained page: no script, nothing fetched, light and dark, and fit to print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from html import escape
from importlib.resources import files
from pathlib import Path

from sevenlooks.language import Lang, Text
from sevenlooks.reports.anchors import anchors, target
from sevenlooks.reports.drawing import bars_svg, marks_svg, strip_svg
from sevenlooks.reports.paper import Annex, Block, Bulletin, Cell, Column, Number, Value, shown
from sevenlooks.reports.words import LEAD, rows_told


def write(bulletin: Bulletin, out: Path) -> None:
    """Write the page."""
    out.write_text(page(bulletin), encoding="utf-8")


def page(bulletin: Bulletin) -> str:
    """The bulletin as HTML. Every number is a link to the rows it counts, further down the same page."""
    import jinja2

    folder = files("sevenlooks.reports") / "templates"
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    named = anchors(bulletin)
    template = environment.from_string(folder.joinpath("bulletin.html").read_text("utf-8"))
    return template.render(
        bulletin=bulletin,
        css=folder.joinpath("bulletin.css").read_text("utf-8"),
        cell=partial(_cell, named=named),
        bars=bars_svg,
        marks=marks_svg,
        body=partial(_body, named=named, lang=bulletin.lang),
        annexes_title=Text("附表", "Annexes").in_(bulletin.lang),
        rows=lambda n: rows_told(n).in_(bulletin.lang),
    )


def _cell(cell: Cell, column: Column, named: dict[str, str]) -> str:
    """One cell of a grid, escaped and ready."""
    if isinstance(cell, Number):
        href = target(cell, named)
        shown = f'<span class="suspicion">{cell}</span>' if column.kind == "leads" and cell.value else str(cell)
        return f'<a class="number" href="#{href}">{shown}</a>' if href else f'<span class="number">{shown}</span>'
    if isinstance(cell, tuple):
        return strip_svg(cell, {s: f"#{target(s.number, named)}" for s in cell if s.number and s.number.blocks})
    if column.kind == "lead_or_breach":
        return _weight(cell)
    return escape(cell)


def _weight(word: str) -> str:
    said = escape(word)
    return f'<span class="suspicion">{said}</span>' if word in (LEAD.zh, LEAD.en) else said


def _body(annex: Annex, named: dict[str, str], lang: Lang) -> str:
    """The rows of an annex, each block under a heading of its own that says how many it holds."""
    starts: dict[int, list[Block]] = defaultdict(list)
    for block in sorted(annex.blocks, key=lambda b: b.level):
        starts[block.first].append(block)
    span, parts = len(annex.columns), ["<tbody>"]
    writers = [_writer(column) for column in annex.columns]
    for at, row in enumerate(annex.rows):
        for block in starts.get(at, ()):
            name = named[f"{annex.name}:{block.name}"]
            told = rows_told(block.count).in_(lang)
            head = f'<th colspan="{span}" scope="rowgroup">{escape(block.title)} <small>{told}</small></th>'
            parts.append(f'</tbody><tbody><tr class="block level{block.level}" id="{name}">{head}</tr>')
        parts.append("<tr>" + "".join([write(value) for write, value in zip(writers, row, strict=True)]) + "</tr>")
    return "".join([*parts, "</tbody>"])


def _writer(column: Column) -> Callable[[Value], str]:
    """How a column's values become cells: chosen once, for a hundred thousand rows follow."""
    if column.kind in ("count", "leads", "money"):
        return lambda value: f'<td class="n">{shown(value)}</td>'
    if column.kind == "lead_or_breach":
        return lambda value: f"<td>{_weight(str(value))}</td>"
    return lambda value: f"<td>{escape(shown(value), quote=False)}</td>"
