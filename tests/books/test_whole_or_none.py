"""All of a file or none: an intake killed at any point leaves the books whole, as they were or as they should be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.books.store import Store
from tests.books.conftest import INSTITUTION, Site, csv_of
from tests.shared import ROOT

# Where something outside the process changes: the function, its how many-th call, killed before it or after it.
POINTS = [
    ("sevenlooks.books.secret:_make", 1, "after"),
    ("sevenlooks.books.intake.taking:stage", 2, "before"),
    ("sevenlooks.books.intake.taking:write_refusals", 1, "before"),
    ("sevenlooks.books.intake.taking:write_refusals", 1, "after"),
    ("sevenlooks.books.store.store:Store._begin", 2, "after"),
    ("sevenlooks.books.store.store:_link", 1, "after"),
    ("sevenlooks.books.store.store:Store.adopt", 1, "after"),
    ("sevenlooks.books.store.store:write_deltalake", 1, "after"),
    ("sevenlooks.books.store.store:write_deltalake", 2, "after"),  # superseded; the third makes the batch count
    ("sevenlooks.books.store.store:write_deltalake", 3, "after"),
    ("sevenlooks.books.store.store:Store._commit", 1, "before"),
    ("sevenlooks.books.store.store:Store._commit", 1, "after"),
]
RUN = """
import os, signal, sys
from importlib import import_module
from sevenlooks.books.intake import take_in

def run(books, files, point, number, when):
    module, _, name = point.partition(":")
    home = import_module(module)
    *above, last = name.split(".")
    for part in above:
        home = getattr(home, part)
    real, calls = getattr(home, last), [0]
    def killing(*args, **named):
        calls[0] += 1
        if when == "before" and calls[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)
        came = real(*args, **named)
        if when == "after" and calls[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return came
    setattr(home, last, killing)
    take_in(books, files)

for line in sys.stdin:
    books, files, point, number, when = line.rstrip("\\n").split("|")
    child = os.fork()
    if child == 0:
        run(books, files.split(";"), point, int(number), when)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def killed(jobs: list[tuple[Path, list[Path], str, int, str]]) -> list[int]:
    """Run each intake in a process of its own that kills itself at its point; gives the exit codes."""
    lines = "".join(f"{b}|{';'.join(map(str, files))}|{p}|{n}|{w}\n" for b, files, p, n, w in jobs)
    ran = subprocess.run(
        [sys.executable, "-c", RUN], input=lines, text=True, capture_output=True, cwd=ROOT, check=True, timeout=120
    )
    return [int(code) for code in ran.stdout.split()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to kill many intakes quickly")
def test_killed_at_every_point(site: Site) -> None:
    first = site.write("institutions.csv", csv_of(INSTITUTION))
    second = [
        site.write(
            "b institutions.csv", csv_of(INSTITUTION | {"name": "新名"}, INSTITUTION | {"institution_id": "A2"})
        ),
        site.write("payments.csv", "payment_id,institution_id,paid_on,amount,备注\nP1,A1,2022-05-31,1,x\nP2,A1,x,1,\n"),
    ]
    take_in(site.books, [first])
    jobs = []
    for count, (point, number, when) in enumerate(POINTS):
        books = site.folder / str(count) / "books"
        if "secret" not in point:
            shutil.copytree(site.books.parent, books.parent)
        jobs.append((books, second, point, number, when))
    codes = killed(jobs)
    assert set(codes) == {-9}, codes
    for (books, files, *point), code in zip(jobs, codes, strict=True):
        site.books = books
        before = {("A1", "启明培训")} if Store.at(books).exists else set()
        after = {("A1", "新名"), ("A2", "启明培训")}
        counted = point[1:] == [3, "after"] or (point[0].endswith("_commit") and point[2] == "after")
        assert state(site) == ((after, 1) if counted else (before, 0)), (point, code)
        take_in(books, files)
        assert state(site) == (after, 1), point


def state(site: Site) -> tuple[set[tuple[str, str]], int]:
    """The institutions and the number of payments as they count now."""
    if not Store.at(site.books).exists:
        return set(), 0
    return {(r["institution_id"], r["name"]) for r in site.facts("institutions")}, len(site.facts("payments"))
