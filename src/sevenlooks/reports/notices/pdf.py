"""A notice as PDF, set by Typst in packaged fonts: the same bytes on every machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

from sevenlooks.reports.notices.notice import SEAL, VOID, Notice
from sevenlooks.reports.pdf import font_folder


def pdf(notice: Notice) -> bytes:
    """The notice, A4."""
    return _set(notice, format="pdf")


def pictures(notice: Notice, ppi: float = 96) -> list[bytes]:
    """The notice's pages as PNG."""
    made = _set(notice, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _set(notice: Notice, **how: Any) -> Any:
    import typst

    return typst.compile(_template(), font_paths=_fonts(), **_given(notice), **how)


@cache
def _template() -> bytes:
    return (files("sevenlooks.reports") / "templates" / "notice.typ").read_bytes()


@cache
def _fonts() -> Any:
    """Read once for the process."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])


def _given(notice: Notice) -> dict[str, Any]:
    on = notice.dated
    told = notice.told() | {
        "date": {"year": on.year, "month": on.month, "day": on.day}, "day": notice.day,
        "addressed": notice.addressed, "middle": notice.middle, "seal": SEAL, "void_said": VOID,
    }  # fmt: skip
    paper = json.dumps(told, ensure_ascii=False)
    return {"sys_inputs": {"paper": paper}, "timestamp": datetime.combine(on, time.min, UTC)}
