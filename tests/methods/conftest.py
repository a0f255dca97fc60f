"""The reference data that stands beside the repository, for tests on real names, scopes and addresses."""

import csv
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def registry() -> Path:
    folder = Path(os.environ.get("SEVENLOOKS_SHARED", "../shared")) / "data" / "registry"
    if not folder.is_dir():
        pytest.skip(f"no reference data at {folder}: set SEVENLOOKS_SHARED; the tests on real records are NOT run")
    return folder


@pytest.fixture(scope="session")
def companies(registry: Path) -> list[dict[str, str]]:
    """Real companies of ordinary trades: name, usci, registered_address, business_scope."""
    with (registry / "enterprises_real_sample.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def brands(registry: Path) -> list[tuple[str, bool]]:
    """Real short names, and whether each holds an education or home-service word."""
    with (registry / "brand_names_sample.csv").open(encoding="utf-8") as file:
        return [(row["short_name"], row["education_or_home_service_word"] == "y") for row in csv.DictReader(file)]
