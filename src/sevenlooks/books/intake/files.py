"""Which files an intake was given: files, folders, in a fixed order, each with the digest of its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sevenlooks.books.intake.headings import shown_name
from sevenlooks.books.intake.held import File, Held
from sevenlooks.books.intake.readers import KNOWN
from sevenlooks.errors import NotATable


@dataclass(frozen=True)
class Given:
    """`named`: the person named this very file, so that it must be a table; in a folder other files may lie about."""

    path: File
    named: bool

    @property
    def shown(self) -> str:
        return shown_name(self.path.name)

    def digest(self) -> str:
        with self.path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()


def given(paths: list[File]) -> Iterator[Given]:
    """Every file, folders opened through and through. NotATable for what is not there."""
    for path in paths:
        if isinstance(path, Held):
            yield Given(path, True)
        elif path.is_dir():
            yield from (Given(inside, False) for inside in sorted(path.rglob("*")) if _is_data(inside, path))
        elif path.is_file():
            yield Given(path, True)
        else:
            raise NotATable(
                "没有“{path}”这个文件或文件夹。请检查路径。",
                "There is no file or folder “{path}”. Check the path.",
                path=shown_name(str(path)),
            )


def _is_data(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden and path.suffix.lower() in KNOWN
