"""How the site sends e-mail, from one address: smtp://user:password@host:port/?from=notices@example.cn

smtp:// asks for STARTTLS (port 587), smtps:// speaks TLS from the beginning (port 465); ?tls=no sends in clear, to a
relay of one's own house. Without an address the site sends none.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from sevenlooks.errors import BadRequest


@dataclass(frozen=True)
class Mail:
    backend: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False
    sender: str = ""


def mail(address: str | None) -> Mail:
    """BadRequest, which does not repeat the address, when it cannot be read or names no sender."""
    if not address:
        return Mail()
    try:
        parts = urlsplit(address)
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _wrong() from None
    sender = asked.get("from", "")
    if parts.scheme not in ("smtp", "smtps") or not host or "@" not in sender:
        raise _wrong()
    tls = parts.scheme == "smtps"
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=host,
        port=port or (465 if tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and asked.get("tls") != "no",
        tls=tls,
        sender=sender,
    )


def _wrong() -> BadRequest:
    return BadRequest(
        "SEVENLOOKS_MAIL 无法识别,应形如 smtp://用户:密码@主机:587/?from=发件地址。",
        "SEVENLOOKS_MAIL cannot be read; write it like smtp://user:password@host:587/?from=sender.",
    )
