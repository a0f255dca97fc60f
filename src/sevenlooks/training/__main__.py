"""`make model`: fits the model to the corpus and writes it into the package; `--check` only says how good it is."""

from __future__ import annotations

import sys
from pathlib import Path

import sevenlooks.methods.text
from sevenlooks.methods.text.model import MODEL_FILE
from sevenlooks.training.checking import figures_by_hand, left_out
from sevenlooks.training.corpus import samples
from sevenlooks.training.fitting import evened, fit, overstated, write


def main() -> None:
    corpus = samples()
    scores = left_out(corpus)
    too_much = overstated(corpus, scores)
    if "--check" in sys.argv[1:]:
        scores[:, 0] -= too_much
        for hand, figures in figures_by_hand(corpus, scores):
            print(f"{hand:10} {figures}")
        return
    path = Path(sevenlooks.methods.text.__file__).parent / "data" / MODEL_FILE
    write(evened(fit(corpus), too_much), path)
    print(f"{len(corpus)} texts → {path} ({path.stat().st_size // 1024} KB), subject teaching {-too_much:+.2f}")


if __name__ == "__main__":
    main()
