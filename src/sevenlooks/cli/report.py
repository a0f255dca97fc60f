"""`sevenlooks report`: the bulletin or the county's ledger of a day, as the file's ending asks."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from sevenlooks.books.store import Store
from sevenlooks.cli.command import AS_OF, KNOWN_ON, Argument, Command, Option, day, moment
from sevenlooks.cli.progress import stepping
from sevenlooks.engines import open_engine
from sevenlooks.language import Lang, Text
from sevenlooks.law import load_law
from sevenlooks.reports import ENDINGS, suffix, write_report
from sevenlooks.screening import screen
from sevenlooks.screening.files import site_of


def run(lang: Lang, books: str, as_of: str, known_on: str | None, out: str, kind: Literal["bulletin", "ledger"]) -> int:
    file = Path(out)
    suffix(file, ENDINGS[kind])  # a wrong ending is told before anything is computed
    snapshot, law, engine = Store.at(books).snapshot(moment(known_on)), load_law(site_of(books)), open_engine()
    try:
        with stepping(lang) as step:
            came = screen(snapshot, law, day(as_of), lang=lang, engine=engine, progress=step, reach=True)
            step(Text("撰写", "writing").in_(lang))
            write_report(snapshot, came, file, lang, kind=kind, law=law, engine=engine)
    finally:
        engine.close()
    click.echo(Text("已写入 {out}", "Written to {out}").format(out=file).in_(lang))
    return 0


COMMAND = Command(
    help=Text(
        "按某一天出“七看”通报(.docx .xlsx .pdf .html)或县级台账(.xlsx)。",
        "Write the bulletin of a day (.docx .xlsx .pdf .html) or the county's ledger (.xlsx).",
    ),
    parameters=(
        Argument("books"),
        AS_OF,
        KNOWN_ON,
        Option("--out", Text("报告文件,后缀决定格式", "the file; its ending says the format"), {"required": True}),
        Option(
            "--kind",
            Text("通报或台账", "bulletin or ledger"),
            {"type": click.Choice(["bulletin", "ledger"]), "default": "bulletin"},
        ),
    ),
    run=run,
)
