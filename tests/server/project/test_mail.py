"""How e-mail goes out."""

from __future__ import annotations

import pytest

from sevenlooks.errors import BadRequest
from sevenlooks.server.project.mail import Mail, mail


@pytest.mark.parametrize(
    "address",
    (
        "mail.example.cn", "http://mail.example.cn/?from=a@b.cn", "smtp://secret@mail.example.cn", "smtp:///?from=a@b.cn",
        "smtp://secret@mail.example.cn:x/?from=a@b.cn", "smtp://secret@mail.example.cn/?from=nobody",
    ),
)  # fmt: skip
def test_what_cannot_be_read_is_told_without_its_secret(address: str) -> None:
    with pytest.raises(BadRequest) as wrong:
        mail(address)
    assert "secret" not in str(wrong.value)


def test_without_an_address_none_goes_out() -> None:
    assert mail(None) == mail("") == Mail() and not Mail().sender


def test_ports_and_ways() -> None:
    plain = mail("smtp://me:p%40ss@mail.example.cn/?from=a@b.cn")
    assert (plain.port, plain.starttls, plain.tls, plain.password, plain.sender) == (587, True, False, "p@ss", "a@b.cn")
    assert (mail("smtps://m.cn/?from=a@b.cn").port, mail("smtps://m.cn/?from=a@b.cn").starttls) == (465, False)
    clear = mail("smtp://relay:25/?from=a@b.cn&tls=no")
    assert (clear.port, clear.starttls, clear.tls) == (25, False, False)
