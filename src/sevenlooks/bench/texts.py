"""Reading texts: the normaliser and the lexicon on one core, beside a regular expression and a bare search.

The peer is what one would write first: a regular expression of all terms. It undoes no disguise, so it does less. The
limit is a bare Aho-Corasick search of the same terms over the same texts, in one string.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from sevenlooks.bench.measuring import Measured, Result, measure
from sevenlooks.errors import NotAvailable
from sevenlooks.methods.text.judging import judge_texts
from sevenlooks.methods.text.lexicon import TERMS, find
from sevenlooks.methods.text.understanding import BATCH, understand

CORPUS = Path(__file__).parents[3] / "corpus" / "texts"
TEXTS, LENGTH, PEER_TEXTS = 100_000, 100, 2_000


def reading(_: Path) -> Iterator[Result]:
    """Texts of 100 characters from the corpus, in batches: through understanding and lexicon, then judged whole."""
    texts = cut_texts(TEXTS)
    ours = measure(understand_and_find, texts, ready=warm)
    peer = measure(match, texts[:PEER_TEXTS])
    limit = measure(search, texts)
    yield _result("texts_understood", ours, _scaled(peer), "re", limit)
    yield _result("texts_judged", measure(judge, texts, ready=warm), None, None, limit)


def _scaled(peer: Measured) -> float:
    return peer.seconds * TEXTS / PEER_TEXTS  # the peer is given a part, and takes the same for each


def _result(name: str, ours: Measured, peer_seconds: float | None, peer: str | None, limit: Measured) -> Result:
    size = f"{TEXTS} texts of {LENGTH} characters"
    return Result(name, ours.seconds, ours.peak_mb, peer, peer_seconds, limit.seconds, size)


def cut_texts(count: int) -> list[str]:
    """So many texts of LENGTH characters from the corpus's rows, one after another, over again when they run out."""
    written = "".join(text for file in sorted(CORPUS.glob("*.csv")) for text in _texts(file))
    if len(written) <= LENGTH:
        raise NotAvailable(
            "没有找到语料({folder}):该基准需要在源码目录中运行。",
            "There is no corpus at {folder}: this benchmark runs in the source folder only.",
            folder=str(CORPUS),
        )
    return [written[at : at + LENGTH] for at in (n * LENGTH % (len(written) - LENGTH) for n in range(count))]


def _texts(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines)]


def understand_and_find(texts: Sequence[str]) -> int:
    """Number of terms that ours finds."""
    return sum(len(find(understand(texts[at : at + BATCH]))) for at in range(0, len(texts), BATCH))


def judge(texts: Sequence[str]) -> int:
    """Number of texts that are judged to offer subject teaching to the compulsory stage."""
    return sum(judgement.label == "SUBJECT" for judgement in judge_texts(texts))


def warm() -> None:
    """What a process has done before its first batch: tables, automata and the model are loaded."""
    judge(["小学树学1v1"])


def match(texts: Sequence[str]) -> int:
    """Number of terms that a regular expression of all of them finds."""
    words = sorted((re.escape(term.word) for term in TERMS), key=len, reverse=True)
    union = re.compile("|".join(words), re.IGNORECASE)
    return sum(len(union.findall(text)) for text in texts)


def search(texts: Sequence[str]) -> int:
    """Number of terms that a bare search finds."""
    automaton = AhoCorasick([term.word for term in TERMS], matchkind=MatchKind.LeftmostLongest)
    return len(automaton.find_matches_as_indexes("\n".join(texts)))
