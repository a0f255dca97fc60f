"""`sevenlooks bench`: the benchmarks, each against its peers and its limit in one run."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from sevenlooks.bench import benchmarks
from sevenlooks.cli.command import Argument, Command
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text


def run(lang: Lang, name: str | None) -> int:
    known = benchmarks()
    if name is not None and name not in known:
        raise BadRequest(
            "没有名为“{name}”的基准;可用:{all}。",
            "There is no benchmark “{name}”; there are: {all}.",
            name=name,
            all=", ".join(known),
        )
    for each in known if name is None else (name,):
        with tempfile.TemporaryDirectory(prefix="sevenlooks-bench-") as folder:
            for result in known[each](Path(folder)):
                click.echo(json.dumps(result.line(), ensure_ascii=False))
    return 0


COMMAND = Command(
    help=Text(
        "运行基准:每项都与同类和极限在同一次运行中比较。",
        "Run the benchmarks, each against its peers and its limit in one run.",
    ),
    parameters=(Argument("name", required=False),),
    run=run,
)
