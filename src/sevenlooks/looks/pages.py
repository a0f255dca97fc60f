"""A rule's public page: its docstring, taken apart. The docstring is where it is written; here is its shape.

    English title · 中文标题

    Looks at: …
    Why: …
    Innocent when: …
    Not judged when: …

    看什么:…
    为什么:…
    何时无辜:…
    何时不判:…

A line that begins with none of these words goes on with the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sevenlooks.language import Lang, Text
from sevenlooks.looks.rule import Rule

LOOKS_AT = Text("看什么", "Looks at")
WHY = Text("为什么", "Why")
INNOCENT = Text("何时无辜", "Innocent when")
NOT_JUDGED = Text("何时不判", "Not judged when")
HEADINGS = (LOOKS_AT, WHY, INNOCENT, NOT_JUDGED)


@dataclass(frozen=True)
class Page:
    """`parts`: heading → what stands under it, in the order of HEADINGS."""

    title: Text
    parts: tuple[tuple[Text, Text], ...]


def page(rule: Rule) -> Page:
    """The rule's page. ValueError when its docstring has not the shape above."""
    first, _, body = rule.page.strip().partition("\n")
    en, dot, zh = first.partition(" · ")
    if not dot:
        raise ValueError(f"{rule.id}: the first line of its page is not “English · 中文”")
    said = {lang: _parts(rule.id, body, lang) for lang in ("zh", "en")}
    parts = tuple((heading, Text(said["zh"][i], said["en"][i])) for i, heading in enumerate(HEADINGS))
    return Page(Text(zh, en), parts)


def _parts(rule: str, body: str, lang: Lang) -> list[str]:
    words = "|".join(heading.in_(lang) for heading in HEADINGS)
    blocks = [block for block in body.split("\n\n") if re.match(f"({words})[::]", block.strip())]
    if len(blocks) != 1:
        raise ValueError(f"{rule}: its page has no single part in {lang}")
    _, *pieces = re.split(f"^({words})[::]", blocks[0].strip(), flags=re.MULTILINE)
    told = dict(zip(pieces[::2], pieces[1::2], strict=True))
    wanted = [heading.in_(lang) for heading in HEADINGS]
    if list(told) != wanted:
        raise ValueError(f"{rule}: its page should say {wanted}, in this order; it says {list(told)}")
    # Lines of Chinese are joined as they are, lines of English by a space.
    return [
        ("" if lang == "zh" else " ").join(line.strip() for line in told[word].splitlines()).strip() for word in wanted
    ]
