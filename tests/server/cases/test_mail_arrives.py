"""A notice by e-mail, over a real connection: a relay of the house that speaks as much SMTP (RFC 5321) as it needs."""

from __future__ import annotations

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest

from sevenlooks.server.cases.models import Address
from sevenlooks.server.cases.notices import WAYS, Waiting
from sevenlooks.server.project.mail import mail


class Relay(socketserver.TCPServer):
    allow_reuse_address = True
    came: list[EmailMessage]


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.say("220 relay")
        while word := self.rfile.readline().split()[:1]:
            match word[0].upper():
                case b"DATA":
                    self.say("354 go on")
                    lines = iter(self.rfile.readline, b".\r\n")
                    self.server.came.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))  # type: ignore[attr-defined]
                    self.say("250 taken")
                case b"QUIT":
                    return self.say("221 bye")
                case _:
                    self.say("250 yes")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def relay(settings: Any) -> Iterator[Relay]:
    with Relay(("127.0.0.1", 0), Talk) as server:
        server.came = []
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        told = mail(f"smtp://127.0.0.1:{server.server_address[1]}/?from=notices@example.cn&tls=no")
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = told.backend, told.host, told.port
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL, settings.DEFAULT_FROM_EMAIL = (
            told.starttls,
            told.tls,
            told.sender,
        )
        yield server
        server.shutdown()


def test_a_relay_that_is_not_there_is_a_failure(relay: Relay, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    with pytest.raises(OSError):
        WAYS[Address.EMAIL]("officer@example.cn", Waiting(due=2))
    assert relay.came == []


def test_what_arrives_is_the_notice_in_both_languages_and_no_more(relay: Relay, settings: Any) -> None:
    settings.ADDRESS = "https://sevenlooks.example.cn/"
    WAYS[Address.EMAIL]("officer@example.cn", Waiting(due=2, overdue=1))
    (letter,) = relay.came
    assert (letter["To"], letter["From"]) == ("officer@example.cn", "notices@example.cn")
    assert letter["Subject"].strip() == "七看:有事项待办 / Sevenlooks: something waits"
    assert letter.get_content().splitlines() == [
        "七看:三日内到期案件2件、逾期案件1件。请登录办理:https://sevenlooks.example.cn/",
        "Sevenlooks: cases due within three days: 2, cases overdue: 1. Open https://sevenlooks.example.cn/",
    ]
