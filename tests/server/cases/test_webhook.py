"""Posting out: never inside, unless the administrator lists the host."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sevenlooks.errors import BadRequest
from sevenlooks.server.cases import webhook
from sevenlooks.server.cases.webhook import NotTaken, place, post, public


@pytest.fixture(autouse=True)
def none_listed(settings: object) -> None:
    settings.WEBHOOKS = frozenset()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "address",
    (
        "", "x", "http://example.cn/", "https://", "https:///x", "ftp://example.cn/", "file:///etc/passwd",
        "https://user@example.cn/", "https://example.cn:8443/", "https://example.cn:99999/", "https://exa mple.cn/",
        "https://example.cn/\r\nHost: x", "http://127.0.0.1/", "http://localhost:8000/", "https://例子.cn/",
    ),
)  # fmt: skip
def test_what_may_not_be_an_address(address: str) -> None:
    with pytest.raises(BadRequest):
        place(address)


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1", "2002:0a00:0001::",
        "64:ff9b::a00:1",
    ),
)  # fmt: skip
def test_inside_is_not_public(address: str) -> None:
    assert not public(address)


def test_the_open_internet_is_public() -> None:
    for address in ("8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"):
        assert public(address)


@pytest.mark.parametrize("inside", (("10.0.0.8",), ("8.8.8.8", "10.0.0.8"), ("::ffff:127.0.0.1",)))
def test_a_name_that_stands_for_an_inside_address_is_not_connected_to(
    inside: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in inside]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(NotTaken, match="inside"):
        post("https://rebinding.example.cn/", {})


def test_a_name_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NotTaken):
        post("https://nowhere.example.cn/", {})


class Robot(BaseHTTPRequestHandler):
    status, answer, taken = 200, b"{}", b""

    def do_POST(self) -> None:
        type(self).taken = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.send_header("Content-Length", str(len(self.answer)))
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def robot(settings: object) -> Iterator[str]:
    """A robot within the house, listed by the administrator."""
    server = HTTPServer(("127.0.0.1", 0), Robot)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    host = f"127.0.0.1:{server.server_port}"
    settings.WEBHOOKS = frozenset({host})  # type: ignore[attr-defined]
    yield f"http://{host}/hook"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "answer"), ((302, b""), (404, b""), (500, b""), (200, b'{"errcode": 93000}'), (200, b'{"code": 9499}'))
)
def test_what_the_other_side_refuses_is_not_taken(
    robot: str, status: int, answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Robot, "status", status)
    monkeypatch.setattr(Robot, "answer", answer)
    with pytest.raises(NotTaken):
        post(robot, {})


@pytest.mark.parametrize("answer", (b"", b"ok", b'{"errcode": 0, "errmsg": "ok"}', b'{"code": 0}', b"[]"))
def test_what_it_takes_arrives_as_json(robot: str, answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Robot, "answer", answer)
    post(robot, {"text": "三件"})
    assert json.loads(Robot.taken) == {"text": "三件"}


def test_who_answers_in_drops_is_cut_off(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each drop comes in time, all of them would not."""
    monkeypatch.setattr(webhook, "WHOLE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        host = f"127.0.0.1:{server.getsockname()[1]}"
        settings.WEBHOOKS = frozenset({host})  # type: ignore[attr-defined]
        over = threading.Event()

        def drip() -> None:
            line, _ = server.accept()
            with line:
                while not over.wait(0.05):
                    try:
                        line.sendall(b"H")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(NotTaken):
            post(f"http://{host}/", {})
        over.set()
        thread.join()
