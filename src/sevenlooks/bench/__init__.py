"""The benchmarks: each figure against its peers and its limit, taken in one run on one machine.

A benchmark is a function that yields `Result`s; `sevenlooks bench [NAME]` prints them, one JSON object a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from sevenlooks.bench.measuring import Result
from sevenlooks.errors import NotAvailable

Benchmark = Callable[[Path], Iterator[Result]]

__all__ = ["Benchmark", "Result", "benchmarks"]


def benchmarks() -> dict[str, Benchmark]:
    """Every benchmark by name. Each is given a folder for its data. NotAvailable without the peers' libraries."""
    for library in ("pandas", "polars"):
        if find_spec(library) is None:
            raise NotAvailable(
                "基准需要 {library}:pip install 'sevenlooks[dev]'。",
                "The benchmarks need {library}: pip install 'sevenlooks[dev]'.",
                library=library,
            )
    from sevenlooks.bench import campaign, cases, intake, linkage, notices, province, site, texts, warning

    return {
        "intake_csv": intake.csv,
        "intake_xlsx": intake.xlsx,
        "province": province.whole,
        "rules": province.heaviest,
        "campaign_2022": campaign.rules_of_2022,
        "texts": texts.reading,
        "linkage": linkage.linkage,
        "site": site.whole,
        "warning": warning.closures,
        "cases": cases.open_cases,
        "notices": notices.whole,
    }
