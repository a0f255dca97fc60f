"""Posting to a webhook: out into the world over TLS, and nowhere inside.

Whoever may write an address could make this server ask its own neighbours (server-side request forgery). So the name is
looked up once, every address it has must be a public one, and the connection goes to the very address that was looked
at. Hosts that the administrator lists (SEVENLOOKS_WEBHOOKS: host or host:port, separated by commas) may lie inside.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from sevenlooks.errors import BadRequest

EACH, WHOLE = 5.0, 10.0  # seconds: for one answer of the network, and for all of it
_NAT64 = ip_network("64:ff9b::/96")


class NotTaken(Exception):
    """The webhook was not reached, or did not take the notice."""


@dataclass(frozen=True)
class Place:
    host: str
    port: int
    path: str
    secure: bool
    listed: bool


def place(address: str) -> Place:
    """A webhook's address, read. BadRequest for one that may not be used, whatever its name stands for."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise _wrong() from None
    listed = host in settings.WEBHOOKS or f"{host}:{port}" in settings.WEBHOOKS
    secure = parts.scheme == "https"
    loopback = parts.scheme == "http" and listed and host in ("localhost", "127.0.0.1", "::1")
    unclean = not address.isascii() or not address.isprintable() or " " in address or "@" in parts.netloc
    if not host or unclean or not (secure or loopback) or (port != 443 and not listed):
        raise _wrong()
    return Place(host, port, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", secure, listed)


def _wrong() -> BadRequest:
    return BadRequest(
        "请填写以 https:// 开头的公网地址;内网地址须由管理员列入许可。",
        "Give a public address that begins with https://; one inside must be listed by the administrator.",
    )


def post(address: str, told: dict[str, Any]) -> None:
    """Post JSON. NotTaken when it did not arrive; redirects are not followed."""
    there = place(address)
    try:
        line = _reached(there)
    except OSError as error:
        raise NotTaken(type(error).__name__) from None
    cut = Timer(WHOLE, _cut, (line,))
    cut.start()
    try:
        connection = http.client.HTTPConnection(there.host, there.port, timeout=EACH)
        connection.sock = line
        body = json.dumps(told, ensure_ascii=False).encode()
        connection.request("POST", there.path, body, {"Content-Type": "application/json; charset=utf-8"})
        answer = connection.getresponse()
        if not 200 <= answer.status < 300 or _says_no(answer.read(4096)):
            raise NotTaken(f"status {answer.status}")
    except (OSError, http.client.HTTPException) as error:
        raise NotTaken(type(error).__name__) from None
    finally:
        cut.cancel()
        line.close()


def _says_no(body: bytes) -> bool:
    """Group robots (WeCom, DingTalk, Feishu) answer 200 and tell in the body whether they took it."""
    try:
        told = json.loads(body)
    except ValueError:
        return False
    return isinstance(told, dict) and bool(told.get("errcode") or told.get("code"))


def _reached(there: Place) -> socket.socket:
    """A connection to the host, at an address that was looked at."""
    found = socket.getaddrinfo(there.host, there.port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not there.listed and not all(public(address) for address in addresses):
        raise NotTaken("an address inside")
    line = socket.create_connection((addresses[0], there.port), timeout=EACH)
    if not there.secure:
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=there.host)
    except OSError:
        line.close()
        raise


def public(address: str) -> bool:
    """Whether an IP address lies in the open Internet, also the one that it wraps."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            wrapped = IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped:
            ip = wrapped
    return ip.is_global and not ip.is_multicast


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
