"""The way back: every understood character knows the span that it was written as, whatever was done to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sevenlooks.methods.text.understanding import understand

PIECES = st.sampled_from(
    [
        "数学",
        "树学",
        "shu xue",
        "讠吾文",
        "數",
        "🧮",
        "1v1",
        "小学",
        "sx",
        "\u200b",
        "补*课",
        "数 学 补 课",
        "，",
        "\n",
        "A",
        "x",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=5))
def test_spans_cover_the_original_in_order(texts: list[str]) -> None:
    understood = understand(texts)
    assert len(understood) == len(texts)
    starts, ends = understood.origin_start, understood.origin_end
    for row, text in enumerate(texts):
        begin, end = understood.starts[row], understood.starts[row + 1]
        first, stop = starts[begin:end], ends[begin:end]
        assert understood.codes[end - 1] == ord("\n")
        assert (first < stop).all()
        assert (first[1:] >= first[:-1]).all()
        assert stop[-1] == len(text) + 1
        for at, character in enumerate(understood.text(row)):
            span = text[first[at] : stop[at]]
            assert understood.original_span(row, at, at + 1) == (first[at], stop[at])
            assert span == character or len(understood.undone) > 0


@pytest.mark.parametrize(
    ("text", "plain", "word", "written"),
    [
        ("来学树学吧", "来学数学吧", "数学", "树学"),
        ("五年级🧮班", "五年级数学班", "数学", "🧮"),
        ("补习shu xue,一对一", "补习数学,一对一", "数学", "shu xue"),
        ("\u200b教数\u200b学", "教数学", "数学", "数\u200b学"),
        ("周末 数 学 补 课", "周末 数学补课", "补课", "补 课"),
        ("教讠吾文", "教语文", "语文", "讠吾文"),
    ],
)
def test_a_hit_shows_what_was_written(text: str, plain: str, word: str, written: str) -> None:
    understood = understand(["前", text])
    assert understood.text(1) == plain
    at = plain.index(word)
    start, end = understood.original_span(1, at, at + len(word))
    assert text[start:end] == written


def test_an_empty_span_stays_empty() -> None:
    assert understand(["小学树学"]).original_span(0, 2, 2) == (2, 2)
