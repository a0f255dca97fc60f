"""`sevenlooks templates`: the intake workbooks, one a table, to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from sevenlooks.cli.command import Argument, Command
from sevenlooks.language import Lang, Text


def run(lang: Lang, dir: str) -> int:
    from sevenlooks.books.templates import write_templates

    files = write_templates(Path(dir), lang)
    told = Text("已写入 {dir}:{n} 个工作簿", "Written to {dir}: {n} workbooks")
    click.echo(told.format(dir=dir, n=len(files)).in_(lang))
    return 0


COMMAND = Command(
    help=Text("写出报送工作簿,一表一本,供填报。", "Write the intake workbooks, one a table, to be filled in."),
    parameters=(Argument("dir"),),
    run=run,
)
