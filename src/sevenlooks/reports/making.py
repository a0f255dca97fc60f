"""Making a report of a run on the books it was made from, in one call."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from sevenlooks.books.store import Snapshot
from sevenlooks.engines import Engine, open_engine
from sevenlooks.language import Lang
from sevenlooks.law import Law, load_law
from sevenlooks.readings import Facts
from sevenlooks.reports import formats, ledger
from sevenlooks.reports.bulletin import bulletin
from sevenlooks.reports.examined import examined
from sevenlooks.screening import Run
from sevenlooks.screening.files import site_of

Kind = Literal["bulletin", "ledger"]
ENDINGS: dict[Kind, tuple[str, ...]] = {"bulletin": tuple(formats.FORMATS), "ledger": (".xlsx",)}


def write_report(
    snapshot: Snapshot,
    run: Run,
    out: Path,
    lang: Lang,
    *,
    kind: Kind = "bulletin",
    law: Law | None = None,
    engine: Engine | None = None,
) -> None:
    """Write a run's bulletin or county ledger, in the format of the file's ending.

    `snapshot` and `law` (by default the site's) are those the run was made with, `lang` the language it was made in.
    BadRequest when the ending is none that this kind of report can have.
    """
    formats.suffix(out, ENDINGS[kind])
    law = law or load_law(site_of(snapshot.store.url))
    own = engine or open_engine()
    try:
        facts = Facts(snapshot, own, law, run.as_of)
        if kind == "ledger":
            ledger.write(facts, run, lang, out)
        else:
            formats.write(bulletin(run, examined(facts, run.outcomes), snapshot.batches, law, lang), out)
    finally:
        if engine is None:
            own.close()
