"""Which file a picture's cell means: one beside the table, and never any other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from sevenlooks.books.intake.pictures.opening import SUFFIXES

_ELSEWHERE: Final = re.compile(r"[/\\]|[A-Za-z]:|.*://")  # a path from a root, of a drive, or an address of the web


def beside(folder: Path, cell: str) -> Path | None:
    """The file that `cell` names within the table's folder; None when none is there, or it lies outside.

    A backslash parts folders as on the machine the table comes from. A link that leads out of the folder leads nowhere.
    """
    if _ELSEWHERE.match(cell) or "\0" in cell:
        return None
    home = folder.resolve()
    try:
        path = (home / cell.replace("\\", "/")).resolve()
        there = path.is_relative_to(home) and path.suffix.lower() in SUFFIXES and path.is_file()
    except (OSError, RuntimeError):  # a name too long for the disk; links in a ring
        return None
    return path if there else None
