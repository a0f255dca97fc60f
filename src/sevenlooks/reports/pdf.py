"""The bulletin as PDF, set by Typst in packaged fonts: the same on every machine."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from sevenlooks.language import Text
from sevenlooks.reports.anchors import printed_anchors, printed_blocks, target
from sevenlooks.reports.drawing import bars_svg
from sevenlooks.reports.paper import Annex, Bulletin, Cell, Column, Grid, Number, shown
from sevenlooks.reports.words import LEAD, printed_note

FONT = "Noto Sans SC"
INK, BAR = "#1d1d1b", "#66645e"


def write(bulletin: Bulletin, out: Path) -> None:
    """Write the paper, A4, every number a link to the annex that opens it."""
    import typst

    template = files("sevenlooks.reports") / "templates" / "bulletin.typ"
    made = typst.compile(  # type: ignore[misc]
        template.read_bytes(),
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_told(bulletin), ensure_ascii=False)},
    )
    out.write_bytes(made)


def font_folder() -> str:
    import pylopdf_fonts_zh_cn

    return str(Path(pylopdf_fonts_zh_cn.__file__).parent)


def _told(bulletin: Bulletin) -> dict[str, Any]:
    """The bulletin as plain data for the template."""
    named = printed_anchors(bulletin)
    return {
        "lang": bulletin.lang,
        "title": bulletin.title,
        "heading": bulletin.heading,
        "strip": _cell(bulletin.strip, Column("", "", "strip"), named),
        "marks": [square.mark for square in bulletin.strip],
        "sections": [
            {"title": s.title, "paragraphs": s.paragraphs, "grids": [_grid(g, named) for g in s.grids]}
            for s in bulletin.sections
        ],
        "annexes_title": Text("附表", "Annexes").in_(bulletin.lang),
        "annexes": [_annex(annex, named, bulletin) for annex in bulletin.annexes],
    }


def _grid(grid: Grid, named: dict[str, str]) -> dict[str, Any]:
    bars = None
    if grid.bars:
        drawn = (
            bars_svg(grid.bars, FONT)
            .replace('class="bar"', f'fill="{BAR}"')
            .replace("<svg ", f'<svg fill="{INK}" xmlns="http://www.w3.org/2000/svg" ', 1)
        )
        bars = {"title": grid.bars.title, "svg": drawn}
    return {
        "title": grid.title,
        "bars": bars,
        "columns": _columns(grid.columns),
        "rows": [
            {"head": row.head, "cells": [_cell(c, k, named) for c, k in zip(row.cells, grid.columns, strict=True)]}
            for row in grid.rows
        ],
    }


def _columns(columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    return [{"title": c.title, "kind": c.kind, "width": c.width} for c in columns]


def _cell(cell: Cell, column: Column, named: dict[str, str]) -> dict[str, Any]:
    if isinstance(cell, Number):
        return {"text": str(cell), "to": target(cell, named), "lead": column.kind == "leads" and bool(cell.value)}
    if isinstance(cell, tuple):
        squares = [
            {"state": s.state, "text": str(s.number or ""), "to": target(s.number, named) if s.number else ""}
            for s in cell
        ]
        return {"squares": squares}
    return {"text": cell, "to": "", "lead": cell in (LEAD.zh, LEAD.en)}


def _annex(annex: Annex, named: dict[str, str], bulletin: Bulletin) -> dict[str, Any]:
    kept = [at for at, column in enumerate(annex.columns) if column.printed]
    return {
        "title": annex.title,
        "columns": _columns(tuple(annex.columns[at] for at in kept)),
        "blocks": [
            {
                "anchor": named[f"{annex.name}:{block.name}"],
                "title": block.title,
                "note": printed_note(block.count, len(rows), bulletin.lang),
                "rows": [[shown(row[at]) for at in kept] for row in rows],
            }
            for block, rows in printed_blocks(annex)
        ],
    }
