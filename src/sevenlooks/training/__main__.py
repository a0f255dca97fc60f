"""`make model`: fits the model to the corpus and writes it into the package; `--check` only says how good it is."""

from __future__ import annotations

import sys
from pathlib import Path

import sevenlooks.methods.text
from sevenlooks.methods.text.model import MODEL_FILE
from sevenlooks.training.checking import left_out
from sevenlooks.training.corpus import samples
from sevenlooks.training.fitting import fit, write


def main() -> None:
    corpus = samples()
    if "--check" in sys.argv[1:]:
        for hand, figures in left_out(corpus):
            print(f"{hand:10} {figures}")
        return
    path = Path(sevenlooks.methods.text.__file__).parent / "data" / MODEL_FILE
    write(fit(corpus), path)
    print(f"{len(corpus)} texts → {path} ({path.stat().st_size // 1024} KB)")


if __name__ == "__main__":
    main()
