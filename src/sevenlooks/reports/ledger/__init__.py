"""The county's ledger (台账) as a workbook: institutions, money, findings, rectification, persons.

The pages are those a county keeps by hand (policy research, section 4.2). Nothing is filled in that no book says.
"""

from __future__ import annotations

from pathlib import Path

from sevenlooks.language import Lang
from sevenlooks.readings import Facts
from sevenlooks.reports.ledger import findings, institutions, money, people, rectification
from sevenlooks.reports.sheets import Sheets
from sevenlooks.screening import Run

PAGES = (institutions.PAGE, money.PAGE, findings.PAGE, rectification.PAGE, people.PAGE)


def write(facts: Facts, run: Run, lang: Lang, out: Path) -> None:
    """Write the ledger of all the books and of a run made in the same language, one sheet a page."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with Sheets(out) as sheets:
        for page in PAGES:
            sheets.rows(page.title.in_(lang), page.columns(lang), page.rows(facts, run, lang))
