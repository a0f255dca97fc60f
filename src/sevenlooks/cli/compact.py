"""`sevenlooks compact`: tidies the store; changes no fact and no past state."""

from __future__ import annotations

import json

import click

from sevenlooks.books.store import Store
from sevenlooks.cli.command import JSON, Argument, Command
from sevenlooks.language import Lang, Text


def run(lang: Lang, books: str, as_json: bool) -> int:
    tidied = Store.at(books).compact()
    if as_json:
        click.echo(json.dumps(tidied))
        return 0
    for name, (before, after) in tidied.items():
        told = Text("{name}:文件 {before} → {after}", "{name}: {before} files → {after}")
        click.echo(told.format(name=name, before=before, after=after).in_(lang))
    return 0


COMMAND = Command(
    help=Text("整理台账文件;不改变任何事实和过去的状态。", "Tidy the store; no fact and no past state changes."),
    parameters=(Argument("books"), JSON),
    run=run,
)
