"""A process that makes a batch of papers in a site of its own, to be killed: python paper_worker.py SITE CASES."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from sevenlooks.server.project.serving import open_site


def work(site: Path, cases: int) -> None:
    """Make the batch where there is none, then carry it out and pack it, as the worker does."""
    from sevenlooks.server.cases import paper_packing
    from sevenlooks.server.cases.actions import batch as batches
    from sevenlooks.server.cases.models import Batch

    if not Batch.objects.exists():
        prepare(cases)
    pk = Batch.objects.get().pk
    batches.carry_out(pk)
    paper_packing.pack(pk)


def prepare(count: int) -> None:
    from sevenlooks.server.accounts.models import Person
    from sevenlooks.server.cases import actions
    from sevenlooks.server.cases.actions import batch as batches

    officer = Person.objects.create(username="county", name="甲", role="county_officer", division_code="330106")
    cases = [
        actions.open_case(
            by=officer, party=actions.Party(kind="place", name=f"第{n}点位", county="330106"), matter="周末上数学课",
            conduct_on=date(2024, 3, 2),
        )
        for n in range(count)
    ]  # fmt: skip
    batch = batches.choose(by=officer, act="stop", chosen={case.pk: case.version for case in cases})
    batches.go(by=officer, batch=batch, told={"words": "", "basis": "《甲法》第1条", "token": "of-this-batch"})


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    open_site(folder)
    work(folder, int(sys.argv[2]))
