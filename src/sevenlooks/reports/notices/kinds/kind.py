"""What a kind of paper is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sevenlooks.language import Text
from sevenlooks.reports.notices.matter import Matter
from sevenlooks.reports.notices.notice import Notice

MORE = Text("其他要求(可不填)", "Anything else it should say (may be empty)")


@dataclass(frozen=True)
class Kind:
    """`word`: stands in the number: 改 in 西湖教改〔2026〕3号. `words`: the matter put into words, under a number.

    `needs`: what the matter lacks, in a sentence, or None. `addressees`: to whom it can go. `asks_words`: what the
    officer is asked to write; `must`: whether nothing is made without it.
    """

    name: str
    title: Text
    word: str
    words: Callable[[Matter, str], Notice]
    needs: Callable[[Matter], Text | None] = lambda matter: None
    addressees: tuple[str, ...] = ("party",)
    asks_words: Text = MORE
    must: bool = False

    def number(self, matter: Matter, serial: int) -> str:
        """The paper's number (发文字号): 西湖教改〔2026〕3号."""
        return f"{matter.office.word}{self.word}〔{matter.on.year}〕{serial}号"

    def write(self, matter: Matter, serial: int) -> Notice:
        """The paper. Only where nothing is missing."""
        return self.words(matter, self.number(matter, serial)).set()

    def missing(self, matter: Matter) -> Text | None:
        """One sentence on what the paper still lacks; None when it can be made."""
        if self.must and not matter.words:
            return Text("请填写:{what}。", "Write: {what}.").format(what=self.asks_words)
        return self.needs(matter)


NO_BASIS = Text(
    "案件没有可引用的条款,请填写依据。",
    "The case rests on no clause that could be cited; say which.",
)
"""A case that came from no rule, or from one that rests on this program's own values alone."""
