"""What an officer is shown of a judgement: the words that gave a text away, as written, and which features they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sevenlooks.language import Text
from sevenlooks.methods.text.lexicon import TERMS, Hits
from sevenlooks.methods.text.understood import KINDS, Understood


@dataclass(frozen=True)
class Span:
    """start, end: half-open, in the original text. kind: of the term, or how the word was disguised. means: plainly."""

    start: int
    end: int
    kind: str
    means: str


@dataclass(frozen=True)
class Feature:
    """A feature of the classification guide, or of an offer, and the kinds of terms that show it."""

    title: Text
    kinds: tuple[str, ...]


FEATURES = (
    Feature(Text("对象", "addressed to"), ("grade_compulsory", "grade_preschool", "grade_senior", "adult")),
    Feature(Text("内容", "content"), ("subject", "subject_hidden")),
    Feature(Text("方式", "method"), ("teach", "method", "small_class", "online", "role_title")),
    Feature(Text("目的、评价", "purpose and evaluation"), ("evaluation", "promise")),
    Feature(Text("招揽", "offer"), ("offer", "price", "contact")),
    Feature(Text("遮掩", "hiding"), ("evasion", "cover", "venue", *KINDS)),
    Feature(Text("非学科", "no school subject"), ("nonsubject", "care")),
    Feature(
        Text("并非招揽", "no offer"), ("talk", "complaint", "seek", "goods", "job", "life"),
    ),
)  # fmt: skip
# What gives a label away; what speaks against it is not shown as if it spoke for it.
TUTORING = frozenset(kind for feature in FEATURES[:6] for kind in feature.kinds) - {"adult"}
TELLING = {
    "SUBJECT": TUTORING,
    "PRESCHOOL_SUBJECT": TUTORING,
    "SENIOR_SUBJECT": TUTORING,
    "NONSUBJECT": frozenset((*FEATURES[6].kinds, *FEATURES[4].kinds, "teach", "small_class", *KINDS)),
    "OTHER": frozenset((*FEATURES[7].kinds, "adult", *KINDS)),
}
SHOWN = 6  # words that are read out; more would tell no more
QUOTED = 40  # characters of a text that gives itself away as a whole rather than by a word


def spans_of(understood: Understood, hits: Hits, row: int, label: str) -> list[Span]:
    """The spans of one text that speak for its label, in the order of the text."""
    undone = understood.undone
    first, last = np.searchsorted(undone.row, (row, row + 1))
    spans = [
        Span(int(undone.start[k]), int(undone.end[k]), KINDS[undone.kind[k]], undone.means[k])
        for k in range(first, last)
    ]
    first, last = np.searchsorted(hits.row, (row, row + 1))
    for start, end, number in zip(hits.start[first:last], hits.end[first:last], hits.term[first:last], strict=True):
        term = TERMS[number]
        if term.kind in TELLING[label]:
            spans.append(Span(*understood.original_span(row, int(start), int(end)), term.kind, term.means or term.word))
    return sorted(spans, key=lambda span: (span.start, span.end, span.kind))


def reasons_for(text: str, spans: Sequence[Span]) -> list[Text]:
    """The features that the spans of a text show, each with its words, as sentences to be read out."""
    told = []
    for feature in FEATURES:
        shown = [span for span in spans if span.kind in feature.kinds]
        if shown:
            said = as_written(text, shown)
            told.append(Text(f"{feature.title.zh}:{said}", f"{feature.title.en}: {said}"))
    return told


def as_written(text: str, spans: Sequence[Span]) -> str:
    """Words of a text as written, each with its meaning where that differs, in short: “数xue”(数学)、“一对一”."""
    said: dict[str, str] = {}
    for span in spans:
        written = " ".join(text[span.start : span.end].split())
        if written and written not in said:
            meaning = f"({span.means})" if span.means and span.means.lower() != written.lower() else ""
            said[written] = f"“{written}”{meaning}"
    return "、".join(list(said.values())[:SHOWN])


def said_in_short(text: str, spans: Sequence[Span]) -> str:
    """What to read out of a text: its giving-away words, else its beginning."""
    return as_written(text, spans) or f"“{' '.join(text.split())[:QUOTED]}”"
