"""Where a number leads within a paper: one anchor a block."""

from __future__ import annotations

from collections.abc import Iterator

from sevenlooks.reports.paper import Annex, Block, Bulletin, Number

PRINTED_ROWS = 20
"""Rows of one block that Word and PDF print; the rest stand in the workbook and the page, and the paper says so."""


def anchors(bulletin: Bulletin) -> dict[str, str]:
    """An anchor for every block, as "annex:block" → a short name that every format allows."""
    return {
        f"{annex.name}:{block.name}": f"{annex.name}_{at}"
        for annex in bulletin.annexes
        for at, block in enumerate(annex.blocks)
    }


def printed_anchors(bulletin: Bulletin) -> dict[str, str]:
    """As `anchors`, for paper: a block that lies within another leads to that one, for only that one has a heading."""
    named = anchors(bulletin)
    for annex in bulletin.annexes:
        heads = [block for block in annex.blocks if block.level == 1]
        for block in annex.blocks:
            if block.level == 2:
                head = next((h for h in heads if h.first <= block.first < h.first + h.count), None)
                if head:
                    named[f"{annex.name}:{block.name}"] = named[f"{annex.name}:{head.name}"]
    return named


def printed_blocks(annex: Annex) -> Iterator[tuple[Block, list[tuple]]]:
    """Each heading of an annex with the rows that paper has room for."""
    for block in annex.blocks:
        if block.level == 1:
            yield block, annex.rows[block.first : block.first + min(block.count, PRINTED_ROWS)]


def target(number: Number, named: dict[str, str]) -> str:
    """The anchor of the first block a number opens; empty for nought."""
    return named[number.blocks[0]] if number.blocks else ""
