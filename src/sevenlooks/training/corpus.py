"""The corpus of texts: made-up adverts, posts and notices by several hands, each with its label."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sevenlooks.methods.text.model import LABELS

FOLDER = Path("corpus/texts")


@dataclass(frozen=True)
class Sample:
    """A text of the corpus. hand: who wrote it; disguises: how its words are hidden; plainly: it with them undone."""

    text: str
    label: str
    training_offer: bool
    hand: str
    family: str
    disguises: tuple[str, ...]
    plainly: str


def samples(folder: Path = FOLDER) -> list[Sample]:
    """The samples of every hand that is for training: the files of the folder itself, not those kept below it."""
    return [_sample(row, file.stem) for file in sorted(folder.glob("hand_*.csv")) for row in _rows(file)]


def _rows(file: Path) -> Sequence[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _sample(row: dict[str, str], hand: str) -> Sample:
    if row["label"] not in LABELS or row["training_offer"] not in ("yes", "no"):
        raise ValueError(f"{hand}: {row['text'][:20]!r} has no label of the corpus")
    disguises = () if row["disguise"] == "none" else tuple(row["disguise"].split("+"))
    plainly = row["text"]
    for pair in row["means"].split(";"):
        written, _, meant = pair.partition("=")
        if written and meant:
            plainly = plainly.replace(written, meant)
    return Sample(
        row["text"], row["label"], row["training_offer"] == "yes", hand, row["family"], disguises, plainly
    )  # fmt: skip
