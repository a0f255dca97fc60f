"""The command line: one file a command. Every error ends in one sentence on stderr and the exit status of its kind."""

from __future__ import annotations

import importlib
import os
import sys

import click

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Lang, Text, environment_language

COMMANDS = (
    "demo",
    "simulate",
    "templates",
    "intake",
    "screen",
    "compare",
    "rank",
    "compact",
    "report",
    "rules",
    "read",
    "serve",
    "events",
    "bench",
)
HELP = Text(
    "七看:把区县的工作簿变成站得住脚的线索。",
    "Seven looks: from a county's workbooks to findings that hold up.",
)


class _Commands(click.Group):
    """Loads a command's file when it is asked for: `rules` need not wait for what `report` imports."""

    def __init__(self, lang: Lang) -> None:
        # `main` has read the language already; the option stands here so that it may stand before the command.
        spoken = click.Option(["--lang"], type=click.Choice(["zh", "en"]), expose_value=False)
        super().__init__("sevenlooks", help=HELP.in_(lang), params=[spoken])
        self.lang = lang

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        return importlib.import_module(f"sevenlooks.cli.{cmd_name}").COMMAND.built(cmd_name, self.lang)


def main(arguments: list[str] | None = None) -> None:
    """The entry point of the `sevenlooks` command."""
    argv = sys.argv[1:] if arguments is None else arguments
    lang = _language(argv)
    sys.exit(_run(argv, lang))


def _run(argv: list[str], lang: Lang) -> int:
    try:
        status = _Commands(lang).main(argv, standalone_mode=False)
        return status if isinstance(status, int) else 0
    except SevenlooksError as error:
        return _say(error.text, lang, error.exit_status)
    except click.ClickException as error:
        heard = error.format_message().rstrip(".")
        return _say(Text("命令有误:{m}。用 --help 查看用法。", "{m}. See --help.").format(m=heard), lang, 2)
    except (click.Abort, KeyboardInterrupt):
        return _say(Text("已中止,台账未作改动。", "Stopped; the books were not touched."), lang, 130)
    except BrokenPipeError:
        return 0
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        told = Text("系统无法完成:{e}{w}。", "The system could not do it: {e}{w}.")
        return _say(told.format(e=error.strerror or type(error).__name__, w=where), lang, 2)
    except Exception as error:
        if os.environ.get("SEVENLOOKS_TRACEBACK"):  # for whoever mends it
            raise
        told = Text(
            "程序出错({e}),本次操作未完成,台账未作改动。请将所用命令告知维护人员。",
            "The program failed ({e}); nothing was finished and the books were not touched. "
            "Tell its maintainers which command you used.",
        )
        return _say(told.format(e=type(error).__name__), lang, 2)


def _say(text: Text, lang: Lang, status: int) -> int:
    click.echo(text.in_(lang), err=True)
    return status


def _language(argv: list[str]) -> Lang:
    for here, word in enumerate(argv):
        told = argv[here + 1] if word == "--lang" and here + 1 < len(argv) else word.removeprefix("--lang=")
        if told in ("zh", "en") and word.startswith("--lang"):
            return "zh" if told == "zh" else "en"
    return environment_language()
