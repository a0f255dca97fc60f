"""Training: the corpus, and that a fit is of today's words, repeatable, and kept whole in its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="scikit-learn, of the development requirements, fits the model")

from sevenlooks.methods.text.model import HEADS, the_model
from sevenlooks.training.corpus import Sample, samples
from sevenlooks.training.fitting import evened, fingerprint, fit, overstated, read, write

CORPUS = Path(__file__).parents[2] / "corpus" / "texts"


def few() -> list[Sample]:
    texts = {
        "SUBJECT": ("七年级数学小班", "初三物理冲刺"),
        "PRESCHOOL_SUBJECT": ("幼小衔接拼音班", "大班识字"),
        "SENIOR_SUBJECT": ("高三数学专题", "高一物理"),
        "NONSUBJECT": ("少儿篮球", "托管看护"),
        "OTHER": ("天气不错", "股市收涨"),
    }
    return [
        Sample(text, label, label != "OTHER" and text != "托管看护", "hand", "made", (), text)
        for label, own in texts.items()
        for text in own
    ]


def test_the_model_was_fitted_with_todays_words() -> None:
    assert the_model().made_with == fingerprint(), "run: make model"


def test_the_corpus_holds_no_text_twice() -> None:
    corpus = samples(CORPUS)
    assert len({s.text for s in corpus}) == len(corpus) > 2000


def test_the_held_back_part_is_not_among_the_samples() -> None:
    assert all((CORPUS / f"{hand}.csv").is_file() for hand in {s.hand for s in samples(CORPUS)})


def test_a_row_without_a_label_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hand_x.csv").write_text(
        "text,label,training_offer,family,disguise,means\n字,MAYBE,no,x,none,\n", "utf-8"
    )
    with pytest.raises(ValueError, match="label"):
        samples(tmp_path)


def test_the_same_samples_give_the_same_model(tmp_path: Path) -> None:
    first, second = tmp_path / "1.npz", tmp_path / "2.npz"
    write(fit(few()), first)
    write(fit(few()), second)
    assert first.read_bytes() == second.read_bytes()


def test_a_model_learns_what_it_is_shown() -> None:
    model = fit(few())
    scores = model.scores(read([s.text for s in few()]))
    assert scores.shape == (10, len(HEADS)) and np.isfinite(scores).all()
    assert (scores[:, :5].argmax(axis=1) == np.repeat(np.arange(5), 2)).all()


def test_what_is_overstated_is_taken_off_and_nothing_added() -> None:
    """Of ten texts two are offers; three are said to be. Afterwards as many are said as there are."""
    samples, scores = few(), np.zeros((10, len(HEADS)))
    scores[:, 1] = 1.0
    scores[[0, 1, 4], 0] = (3.0, 2.0, 1.5)
    too_much = overstated(samples, scores)
    assert too_much == 0.5 and ((scores[:, 0] - too_much) > scores[:, 1]).sum() == 2
    assert overstated(samples, np.zeros((10, len(HEADS)))) == 0
    model = fit(samples)
    assert evened(model, 0.5).bias[0] == model.bias[0] - 0.5 and (evened(model, 0.5).bias[1:] == model.bias[1:]).all()
