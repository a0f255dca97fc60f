"""On what facts it rests: the books that were taken in, and those that never came."""

from __future__ import annotations

from sevenlooks.books import declared
from sevenlooks.reports.annexes import book_title
from sevenlooks.reports.ground import Ground
from sevenlooks.reports.paper import Column, Grid, Row, Section


def coverage(ground: Ground) -> Section:
    say, never = ground.say, ground.say("未报送", "never taken in")
    columns = (
        Column("book", say("台账", "Book"), width=30),
        Column("rows", say("报送行数", "Rows taken in"), "count", 14),
        Column("batches", say("批次", "Batches"), "count", 10),
    )
    rows = []
    for name in declared():
        batches = ground.number("batches", name)
        taken = ground.number("batches", name, how="sum", column="rows")
        rows.append(Row((book_title(name, ground.lang), *((taken, batches) if batches.value else (never, never)))))
    told = say(
        "报送行数包括后来被同一主键的新行取代的行。",
        "Rows taken in include those that a later row with the same key has replaced.",
    )
    return Section("coverage", say("所依据的台账", "The books it rests on"), (told,), (Grid(columns, tuple(rows)),))
