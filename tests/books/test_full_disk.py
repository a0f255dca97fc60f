"""A full disk: wherever it strikes, one sentence, and the books as they were. Each intake in a process of its own."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.books.intake.full_disk import no_room, room_needed, says_full
from sevenlooks.errors import NoRoom
from sevenlooks.language import LANGS
from tests.books.conftest import Site
from tests.shared import ROOT

# No file may grow beyond so many bytes: what a process writes first fails at few, what it writes last at many.
SIZES = (0, 200, 2_000, 8_000, 16_000, 24_000, 32_000, 40_000, 60_000, 100_000)
RUN = """
import json, os, resource, sys
from sevenlooks.books.intake import take_in
from sevenlooks.errors import SevenlooksError

for line in sys.stdin:
    books, file, most = json.loads(line)
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # threads of the store that stopped half-way say so
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        try:
            take_in(books, [file])
            came = ["taken", ""]
        except SevenlooksError as error:
            came = [type(error).__name__, error.text.en]
        except BaseException as error:
            came = [type(error).__name__, repr(error)[:300]]
        os.write(1, (json.dumps(came) + "\\n").encode())  # a pipe has no size
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.fixture(autouse=True)
def room_again() -> Iterator[None]:
    yield
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def ledger(name: str) -> str:
    rows = "".join(f"A{n},{name}{n * 7919 % 10007},330106,在营,{n * 104729 % 99991}路\n" for n in range(4000))
    return "institution_id,name,division_code,status,operating_address\n" + rows


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to limit many intakes quickly")
def test_wherever_the_disk_is_full_there_is_one_sentence_and_the_books_are_whole(site: Site) -> None:
    take_in(site.books, [site.write("institutions.csv", ledger("旧"))])
    file = site.write("new institutions.csv", ledger("新"))
    lines = "".join(json.dumps([str(site.books), str(file), most]) + "\n" for most in SIZES)
    ran = subprocess.run(
        [sys.executable, "-c", RUN], input=lines, text=True, capture_output=True, cwd=ROOT, check=True, timeout=120
    )
    came = [tuple(json.loads(line)) for line in ran.stdout.splitlines()]
    failed = [one for one in came if one[0] != "taken"]
    assert set(failed) == {("NoRoom", no_room().text.en)}, came
    assert len(failed) >= 5 and len(came) == len(SIZES)  # it struck early and late
    if len(failed) == len(came):
        assert {row["name"][0] for row in site.facts("institutions")} == {"旧"}
    result = take_in(site.books, [file])
    assert result.refused == 0
    rows = site.facts("institutions")
    assert len(rows) == 4000 and {row["name"][0] for row in rows} == {"新"}
    assert not list(site.books.parent.glob(".intake-*"))


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        OSError("Generic LocalFileSystem error: No space left on device (os error 28)"),
        RuntimeError("Failed to parse parquet: External: Disk quota exceeded (os error 122)"),
    ],
)
def test_who_says_it_and_how_makes_no_difference(error: Exception) -> None:
    with pytest.raises(NoRoom) as caught, room_needed():
        raise error
    assert all(caught.value.text.in_(lang) for lang in LANGS) and "os error" not in str(caught.value)
    assert caught.value.__suppress_context__  # what was being written is not quoted


def test_another_error_stays_what_it_is() -> None:
    with pytest.raises(ValueError, match="else"), room_needed():
        raise ValueError("something else")
    assert not says_full(OSError(13, "Permission denied"))
