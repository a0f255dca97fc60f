"""`sevenlooks serve`: the site."""

from __future__ import annotations

from pathlib import Path

import click

from sevenlooks.cli.command import Command, Option
from sevenlooks.language import Lang, Text

PORT = Option("--port", Text("端口", "the port"), {"type": int, "default": 8000, "show_default": True})


def run(lang: Lang, dir: str, port: int) -> int:
    serve(lang, Path(dir), port)
    return 0


def serve(lang: Lang, site: Path, port: int) -> None:
    from sevenlooks.server.project.serving import open_site
    from sevenlooks.server.project.serving import serve as serve_site

    open_site(site)
    told = Text(
        "网站已打开:http://localhost:{port}  按 Ctrl+C 停止",
        "The site is open: http://localhost:{port}  Ctrl+C ends it",
    )
    serve_site(site, port, lambda: click.echo(told.format(port=port).in_(lang)))


COMMAND = Command(
    help=Text("打开网站。", "Serve the site."),
    parameters=(
        Option("--dir", Text("站点文件夹", "the site's folder"), {"default": "sevenlooks-data"}),
        PORT,
    ),
    run=run,
)
