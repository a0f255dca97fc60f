"""The two languages in which Sevenlooks speaks to people: Chinese and English."""

from __future__ import annotations

import locale
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True)
class Text:
    """One thing said in both languages; braces are filled by `format`."""

    zh: str
    en: str

    def in_(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en

    def format(self, **values: object) -> Text:
        """Fill the braces; a value that is itself a Text speaks the language of the sentence it stands in."""
        return Text(*(self.in_(lang).format(**_spoken(values, lang)) for lang in LANGS))


def _spoken(values: dict[str, object], lang: Lang) -> dict[str, object]:
    return {name: value.in_(lang) if isinstance(value, Text) else value for name, value in values.items()}


def environment_language() -> Lang:
    """The environment's language: Chinese under a Chinese locale, English otherwise."""
    name = locale.setlocale(locale.LC_MESSAGES, None) if hasattr(locale, "LC_MESSAGES") else ""
    if name in ("", "C", "POSIX"):
        import os

        name = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "zh" if name.lower().startswith("zh") else "en"
