"""`sevenlooks rank`: institutions and places in the order of visiting, with reasons."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from sevenlooks.books.store import Store
from sevenlooks.cli.command import AS_OF, JSON, KNOWN_ON, Argument, Command, Option, day, moment
from sevenlooks.cli.progress import stepping
from sevenlooks.language import Lang, Text
from sevenlooks.law import load_law
from sevenlooks.looks.look import BY_NAME
from sevenlooks.screening import screen
from sevenlooks.screening.files import site_of
from sevenlooks.screening.ranking import Ranked, rank


def run(lang: Lang, books: str, as_of: str, known_on: str | None, top: int, as_json: bool) -> int:
    law = load_law(site_of(books))
    with stepping(lang, quiet=as_json) as step:
        came = screen(Store.at(books).snapshot(moment(known_on)), law, day(as_of), lang=lang, progress=step)
    ranked = rank(came.findings, law, top)
    if as_json:
        for place, body in enumerate(ranked, 1):
            click.echo(json.dumps({"place": place, **asdict(body)}, ensure_ascii=False))
    else:
        _print(ranked, lang)
    return 0


def _print(ranked: list[Ranked], lang: Lang) -> None:
    heads = Text("序|对象|优先度|涉及金额(元)|各看所占|理由", "no.|whom|priority|yuan|share of each look|why")
    table = Table(*heads.in_(lang).split("|"), box=None, pad_edge=False)
    for place, body in enumerate(ranked, 1):
        shares = "  ".join(f"{BY_NAME[look].title.in_(lang)} {share:.0%}" for look, share in body.shares.items())
        row = (str(place), body.key, f"{body.priority:.2f}", f"{body.amount:,.2f}", shares, "\n".join(body.reasons))
        table.add_row(*row)
    Console(highlight=False).print(table)


COMMAND = Command(
    help=Text(
        "按走访先后排列机构和点位,并说明理由。", "Institutions and places in the order of visiting, with reasons."
    ),
    parameters=(
        Argument("books"),
        AS_OF,
        KNOWN_ON,
        Option("--top", Text("只列前 N 个", "only the first N"), {"type": click.IntRange(1), "default": 20}),
        JSON,
    ),
    run=run,
)
