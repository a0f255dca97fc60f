"""What a command is: its words in both languages, its parameters, and the function that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from sevenlooks.errors import BadRequest
from sevenlooks.language import Lang, Text

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Argument:
    name: str
    many: bool = False
    required: bool = True


@dataclass(frozen=True)
class Option:
    """`flag` as typed, `help` in both languages; the rest goes to click."""

    flag: str
    help: Text
    more: dict[str, Any] | None = None


@dataclass(frozen=True)
class Command:
    """`run` takes `lang` and the parameters by name, and returns the exit status."""

    help: Text
    parameters: tuple[Argument | Option, ...]
    run: Callable[..., int]

    def built(self, name: str, lang: Lang) -> click.Command:
        def called(**values: Any) -> int:
            return self.run(lang=values.pop("lang") or lang, **values)

        params = [_built(p, lang) for p in (*self.parameters, LANG)]
        return click.Command(name, params=params, callback=called, help=self.help.in_(lang))


LANG = Option(
    "--lang",
    Text("输出语言", "language of what is said"),
    {"type": click.Choice(["zh", "en"]), "default": None},
)
JSON = Option("--json", Text("输出 JSON,供程序读取", "print JSON for a machine"), {"is_flag": True})
AS_OF = Option(
    "--as-of",
    Text("自哪一天看(年-月-日)", "the day looked from (YYYY-MM-DD)"),
    {"required": True, "metavar": "DATE"},
)
KNOWN_ON = Option(
    "--known-on",
    Text("以当时已知的台账为准(日期或时间)", "the books as known at that moment (date or date and time)"),
    {"default": None, "metavar": "DATETIME"},
)


def _built(parameter: Argument | Option, lang: Lang) -> click.Parameter:
    if isinstance(parameter, Argument):
        return click.Argument(
            [parameter.name.lower()],
            nargs=-1 if parameter.many else 1,
            required=parameter.required,
            metavar=parameter.name.upper() + ("…" if parameter.many else ""),
        )
    more = dict(parameter.more or {})
    names = [parameter.flag]
    if parameter.flag == "--json":
        names.append("as_json")
    return click.Option(names, help=parameter.help.in_(lang), **more)


def day(text: str) -> date:
    """A date as written on the command line. BadRequest when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequest(
            "“{text}”不是日期。请写成 2022-06-30 的形式。", "“{text}” is no date. Write it as 2022-06-30.", text=text
        ) from None


def moment(text: str | None) -> datetime | None:
    """A moment as written on the command line, Shanghai's time when no zone is told; a bare date is its whole day."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequest(
            "“{text}”不是时间。请写成 2022-06-30 或 2022-06-30T18:00 的形式。",
            "“{text}” is no moment. Write it as 2022-06-30 or 2022-06-30T18:00.",
            text=text,
        ) from None
    if len(text) == 10:
        read = read.replace(hour=23, minute=59, second=59, microsecond=999999)
    return (read if read.tzinfo else read.replace(tzinfo=SHANGHAI)).astimezone(UTC)
