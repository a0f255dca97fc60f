"""The shared folder of contract and open data: found by SEVENLOOKS_SHARED, ../shared by default."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared(name: str) -> Path:
    """A file or folder of the shared data. Without it the test skips, and says for want of what."""
    path = Path(os.environ.get("SEVENLOOKS_SHARED", ROOT / ".." / "shared")) / name
    if not path.exists():
        pytest.skip(f"NOT TESTED: {name} is not there; set SEVENLOOKS_SHARED to the folder that holds it")
    return path
