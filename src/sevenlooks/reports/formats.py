"""Which file ending is written how. Only the one asked for is loaded."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from pathlib import Path

from sevenlooks.errors import BadRequest
from sevenlooks.reports.paper import Bulletin

FORMATS = {".docx": "word", ".xlsx": "excel", ".pdf": "pdf", ".html": "html"}


def suffix(out: Path, allowed: Collection[str] = FORMATS) -> str:
    """The ending of a file's name. BadRequest when it is not one of those allowed."""
    ending = out.suffix.lower()
    if ending not in allowed:
        raise BadRequest(
            "不能按“{name}”的后缀写报告。请用 {allowed}。",
            "A report cannot be written as “{name}”. Use {allowed}.",
            name=out.name,
            allowed=" ".join(allowed),
        )
    return ending


def write(bulletin: Bulletin, out: Path) -> None:
    """Write a bulletin in the format that the file's ending asks for; its folder is made where there is none."""
    module = importlib.import_module(f"sevenlooks.reports.{FORMATS[suffix(out)]}")
    out.parent.mkdir(parents=True, exist_ok=True)
    module.write(bulletin, out)
