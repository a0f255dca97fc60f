"""The secret: made once, kept for its owner alone, missed and mistaken out loud."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from sevenlooks.books.intake import take_in
from sevenlooks.books.secret import FILE, Secret, secret_for
from sevenlooks.errors import BooksUnusable, SevenlooksError
from tests.books.conftest import IDENTITY, INSTITUTION, MOBILE, Site, csv_of

ROW = INSTITUTION | {"phone": MOBILE}


def test_made_on_the_first_intake_for_its_owner_alone(site: Site) -> None:
    site.took("institutions.csv", csv_of(ROW))
    path = site.books.parent / "secret" / FILE
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in path.parent.iterdir()] == [FILE]


def test_a_key_is_the_hmac_of_the_number(site: Site) -> None:
    site.took("institutions.csv", csv_of(ROW | {"legal_rep_key": IDENTITY.lower()}))
    value = bytes.fromhex((site.books.parent / "secret" / FILE).read_text())
    row = site.fact("institutions")
    for kept, number in ((row["phone"], MOBILE), (row["legal_rep_key"], IDENTITY)):
        assert kept == "k1_" + hmac.new(value, number.encode(), hashlib.sha256).hexdigest()[:32]


def test_another_secret_is_refused_before_anything_is_read(site: Site) -> None:
    site.took("institutions.csv", csv_of(ROW))
    (site.books.parent / "secret" / FILE).write_text("00" * 32)
    with pytest.raises(BooksUnusable, match="not the one"):
        take_in(site.books, [site.incoming / "there is no such file.csv"])


def test_a_lost_secret_is_said_and_none_is_made(site: Site) -> None:
    site.took("institutions.csv", csv_of(ROW))
    (site.books.parent / "secret" / FILE).unlink()
    with pytest.raises(BooksUnusable, match="lost"):
        site.took("institutions.csv", csv_of(ROW))
    assert not (site.books.parent / "secret" / FILE).exists()


@pytest.mark.parametrize("content", ["", "zz", "00"])
def test_a_damaged_secret(site: Site, content: str) -> None:
    (site.books.parent / "secret").mkdir(parents=True)
    (site.books.parent / "secret" / FILE).write_text(content)
    with pytest.raises(BooksUnusable, match="damaged"):
        site.took("institutions.csv", csv_of(ROW))


def test_a_folder_elsewhere(site: Site) -> None:
    site.took("institutions.csv", csv_of(ROW), secret=site.folder / "vault")
    assert (site.folder / "vault" / FILE).exists() and not (site.books.parent / "secret").exists()


def test_books_in_an_object_store_need_it_named() -> None:
    with pytest.raises(SevenlooksError, match="--secret"):
        take_in("memory://books", [])


def test_it_is_shown_nowhere() -> None:
    secret = Secret(b"\x01" * 32)
    assert "01" not in repr(secret).replace(secret.fingerprint, "") and len(secret.fingerprint) == 16


def test_two_sites_make_two_keys(site: Site) -> None:
    one, two = (secret_for(site.folder / name, None) for name in "ab")
    assert one.fingerprint != two.fingerprint and secret_for(site.folder / "a", one.fingerprint) == one
