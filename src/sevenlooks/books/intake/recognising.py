"""Recognising everything that was given, before anything is read to its end or written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sevenlooks.books.intake.files import Given, given
from sevenlooks.books.intake.held import File
from sevenlooks.books.intake.mapping import Mapping
from sevenlooks.books.intake.pieces import Piece, book_of, is_table, recognise
from sevenlooks.books.intake.readers import Sheet, open_sheets, unreadable
from sevenlooks.books.store import Snapshot, Source
from sevenlooks.errors import NotATable

Progress = Callable[[str], None]
"""Told what is being done now: a file's name, or a step."""


@dataclass(frozen=True)
class Known:
    """A piece with its file, that file's folder, and the moment at which that very file was counted, if it was."""

    piece: Piece
    source: Source
    already: str | None
    folder: Path


def recognised(
    paths: list[File], mapping: Mapping | None, snapshot: Snapshot | None, told: Progress
) -> tuple[list[Known], list[str]]:
    """Every sheet as a piece of its book, and the files of folders that are no tables.

    NotATable: one must be a table and is not.
    """
    known: list[Known] = []
    skipped: list[str] = []
    for file in given(paths):
        told(file.shown)
        found = _pieces(file, mapping)
        if not found:
            skipped.append(file.shown)
            continue
        digest = file.digest()
        for piece in found:
            source = Source(file.shown, digest, _mapped(piece, mapping))
            known.append(Known(piece, source, _counted(source, snapshot), file.path.parent))
    if not known:
        raise NotATable(
            "没有找到可报送的台账。文件名或工作表名请用台账名称,如“机构台账”。",
            "There is no table to take in. Name files or sheets after the books, such as institutions or 机构台账.",
        )
    return known, skipped


def _pieces(file: Given, mapping: Mapping | None) -> list[Piece]:
    sheets = [sheet for sheet in open_sheets(file.path, file.shown) if is_table(sheet)]
    books = [book_of(sheet, file.path.stem, len(sheets) == 1, mapping) for sheet in sheets]
    if not any(books) and not file.named:
        return []
    pieces = []
    for sheet, book in zip(sheets, books, strict=True):
        if book is None:
            raise _no_book(sheet)
        pieces.append(recognise(sheet, book, mapping))
    if not pieces:
        raise unreadable(file.shown, "中没有内容", "holds nothing")
    return pieces


def _no_book(sheet: Sheet) -> NotATable:
    if sheet.name:
        return unreadable(
            sheet.file,
            "的工作表“{sheet}”不是台账。请改用台账名称(如“机构台账”),或删去该表",
            "has a sheet “{sheet}” that is none of the books. Name it after one, such as 机构台账, or remove it",
            sheet=sheet.name,
        )
    return unreadable(
        sheet.file,
        "不知道是哪本台账。请以台账名称命名(如 机构台账.csv),或用 --mapping 说明",
        "is none of the books by its name. Name it after one, such as institutions.csv, or tell with --mapping",
    )


def _mapped(piece: Piece, mapping: Mapping | None) -> str:
    return f"{piece.sheet.name or ''}→{piece.book.name}" + (f" {mapping.digest}" if mapping else "")


def _counted(source: Source, snapshot: Snapshot | None) -> str | None:
    for batch in snapshot.batches if snapshot else ():
        if any((s.digest, s.mapping) == (source.digest, source.mapping) for s in batch.sources):
            return batch.taken_at.isoformat()
    return None
