"""What an address tells of the database."""

from __future__ import annotations

from pathlib import Path

import pytest

from sevenlooks.errors import BadRequest
from sevenlooks.server.project.site import database

SITE = Path("a-site")


@pytest.mark.parametrize(
    "address",
    ["mysql://host/db", "host=here dbname=db", "postgresql://host", "postgresql://user:secret word@host/db?hst=1"],
)
def test_what_is_no_address_of_postgresql_is_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(BadRequest) as refused:
        database(SITE, address)
    assert "secret" not in str(refused.value)


def test_without_an_address_sqlite_stands_in_the_folder() -> None:
    assert database(SITE, None)["NAME"] == database(SITE, "")["NAME"] == SITE / "site.sqlite3"


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("postgresql://officer@db.example.cn:5433/looks", "db.example.cn", "5433"),
        ("postgres://officer@/looks?host=/run/Sockets", "/run/Sockets", ""),
        ("postgresql://officer@/looks?host=/run/Sockets&port=5433", "/run/Sockets", "5433"),
        ("postgresql://officer@%2Frun%2FSockets:5433/looks", "/run/Sockets", "5433"),
        ("postgresql://officer@/looks", "", ""),
    ],
)
def test_the_host_may_be_a_folder_in_either_writing(address: str, host: str, port: str) -> None:
    told = database(SITE, address)
    assert (told["USER"], told["HOST"], told["PORT"], told["NAME"]) == ("officer", host, port, "looks")


def test_whatever_else_it_tells_reaches_the_connection() -> None:
    told = database(SITE, "postgresql://officer:p%40ss@host/looks?sslmode=require&connect_timeout=5")
    assert told["PASSWORD"] == "p@ss"
    assert told["OPTIONS"]["sslmode"] == "require" and told["OPTIONS"]["connect_timeout"] == "5"
