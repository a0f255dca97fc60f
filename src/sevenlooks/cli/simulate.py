"""`sevenlooks simulate`: a made-up province and its answer key, nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from sevenlooks.cli.command import Argument, Command, Option, day
from sevenlooks.demo.writing import Format
from sevenlooks.language import Lang, Text

INSTITUTIONS = Option(
    "--institutions", Text("机构数", "how many institutions"), {"type": click.IntRange(20), "default": 300}
)
SEED = Option("--seed", Text("随机种子;同一种子得同一省", "seed; equal seeds make equal provinces"), {"default": 1})
MADE_AS_OF = Option("--as-of", Text("账目截至哪一天", "the day up to which the books tell"), {"default": "2022-06-30"})


def run(lang: Lang, dir: str, institutions: int, seed: int, as_of: str, format: Format) -> int:
    from sevenlooks.demo import province, write

    made = province(institutions, seed, day(as_of))
    write(made, Path(dir), format)
    told = Text(
        "已写入 {dir}:{tables} 张表、{rows:,} 行;答案在 answers.csv;{rate:.1%} 的机构有问题。",
        "Written to {dir}: {tables} tables, {rows:,} rows; the answer key is answers.csv; "
        "{rate:.1%} of the bodies have problems.",
    )
    rows = sum(table.num_rows for table in made.tables.values())
    click.echo(told.format(dir=dir, tables=len(made.tables), rows=rows, rate=made.rate).in_(lang))
    return 0


COMMAND = Command(
    help=Text("只生成虚构省份的数据和答案。", "Only the made-up data and its answer key."),
    parameters=(
        Argument("dir"),
        INSTITUTIONS,
        SEED,
        MADE_AS_OF,
        Option(
            "--format", Text("格式", "format"), {"type": click.Choice(["csv", "xlsx", "parquet"]), "default": "csv"}
        ),
    ),
    run=run,
)
