"""`sevenlooks events verify`: whether the chain of events holds."""

from __future__ import annotations

from pathlib import Path

import click

from sevenlooks.cli.command import Argument, Command, Option
from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text


def run(lang: Lang, what: str, dir: str) -> int:
    if what != "verify":
        raise BadRequest("用法:sevenlooks events verify。", "Usage: sevenlooks events verify.")
    if not Path(dir).exists():
        raise BadRequest("没有文件夹 {dir}。", "There is no folder {dir}.", dir=dir)
    from sevenlooks.server.project.serving import open_site

    open_site(Path(dir))
    from sevenlooks.server.events.models import Head
    from sevenlooks.server.events.queries import broken_at

    broken = broken_at()
    head = Head.objects.filter(pk=1).first()
    if broken is not None:
        told = Text(
            "留痕自第 {n} 条起被改动、缺失或错序。", "From number {n} on, events were altered, removed or reordered."
        )
        click.echo(told.format(n=broken).in_(lang))
        return 1
    told = Text("{n} 条留痕完整无误。链尾 {link}", "{n} events, all whole. The chain ends in {link}")
    click.echo(told.format(n=head.number if head else 0, link=head.link if head else "–").in_(lang))
    return 0


COMMAND = Command(
    help=Text(
        "核对留痕:任何改动、删除、错序都会查出。", "Verify the events: finds what was altered, removed or reordered."
    ),
    parameters=(
        Argument("what"),
        Option("--dir", Text("站点文件夹", "the site's folder"), {"default": "sevenlooks-data"}),
    ),
    run=run,
)
