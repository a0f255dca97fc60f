"""Reports: the bulletin in four formats from one source, and the county's ledger.

Entrances: `write_report(snapshot, run, out, lang, kind=…)`, which is `examined(facts, outcomes)`, then
`bulletin(run, examined, batches, law, lang)`, then `write(bulletin, out)`; or `ledger.write(facts, run, lang, out)`.
"""

from __future__ import annotations

from sevenlooks.reports.bulletin import bulletin
from sevenlooks.reports.examined import Body, Examined, examined
from sevenlooks.reports.formats import FORMATS, suffix, write
from sevenlooks.reports.making import ENDINGS, write_report
from sevenlooks.reports.paper import Bulletin

__all__ = [
    "ENDINGS",
    "FORMATS",
    "Body",
    "Bulletin",
    "Examined",
    "bulletin",
    "examined",
    "suffix",
    "write",
    "write_report",
]
