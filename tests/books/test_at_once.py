"""Two intakes at once, each a process of its own: nothing is lost, nothing counted twice."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sevenlooks.books.store import Store
from tests.books.conftest import MOBILE, Site, csv_of
from tests.shared import ROOT

TAKE = "import sys; from sevenlooks.books.intake import take_in; take_in(sys.argv[1], sys.argv[2:])"


def run_at_once(site: Site, names: list[str]) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", TAKE, str(site.books), str(site.incoming / name)], cwd=ROOT)
        for name in names
    ]
    assert [process.wait(60) for process in running] == [0] * len(names)


@pytest.mark.parametrize("begun", [False, True])
def test_two_at_once(site: Site, begun: bool) -> None:
    """On new books and on old ones; the tables, the secret and the first batch are fought over."""
    head = {"institution_id": "", "name": "", "division_code": "440106", "status": "在营", "phone": MOBILE}
    if begun:
        site.took("institutions.csv", csv_of(head | {"institution_id": "old", "name": "old"}))
    rows = {who: [head | {"institution_id": f"{who}{i}", "name": who} for i in range(50)] for who in "abc"}
    shared = head | {"institution_id": "both"}
    for who, own in rows.items():
        site.write(f"{who} institutions.csv", csv_of(*own, shared | {"name": who}))
    run_at_once(site, [f"{who} institutions.csv" for who in rows])
    facts = site.facts("institutions")
    assert len(facts) == 3 * 50 + 1 + begun
    assert len({row["institution_id"] for row in facts}) == len(facts)
    assert len({row["phone"] for row in facts}) == 1, "all keys were made under one secret"
    assert len(Store.at(site.books).snapshot().batches) == 3 + begun
