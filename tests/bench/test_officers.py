"""What the officers of the site's benchmark do with what they are answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import ClassVar

import pytest

from sevenlooks.bench.browser import Browser
from sevenlooks.bench.filling import POSTS, usernames
from sevenlooks.bench.officers import NONE, Officer, Worked, spell
from sevenlooks.errors import NotAvailable

FINDING = "0" * 32


class Site(BaseHTTPRequestHandler):
    """Answers every page with links to one body and one finding, and a form as the site does."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet an answer, else each waits for the one before
    asked: ClassVar[list[tuple[str, str]]] = []
    status = 200

    def do_GET(self) -> None:
        self._answer(self.status)

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(302 if "csrfmiddlewaretoken=a-token" in form else 403)

    def _answer(self, status: int) -> None:
        self.asked.append((self.command, self.path))
        text = (
            f'<a href="/institutions/I1/">1</a> <a href="/findings/{FINDING}/">2</a> <a href="?a=1&amp;after=x">3</a>'
        )
        self.send_response(status)
        self.send_header("Set-Cookie", "csrftoken=a-token; Path=/")
        if status == 302:
            self.send_header("Location", f"/findings/{FINDING}/")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(Site, "asked", [])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    serving = threading.Thread(target=server.serve_forever, args=(0.01,))
    serving.start()
    yield server.server_port
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def officer(site: int) -> Iterator[Officer]:
    browser = Browser(site)
    yield Officer(browser, "county0", Random(1))
    browser.connection.close()


def test_one_page_that_fails_fails_the_benchmark(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    officer.sign_in()
    monkeypatch.setattr(Site, "status", 500)
    with pytest.raises(NotAvailable, match="500"):
        spell([officer], 0.2, NONE)


def test_links_are_followed_as_they_were_shown(officer: Officer) -> None:
    officer.sign_in()
    assert officer.bodies == ["/institutions/I1/"] and officer.findings == [f"/findings/{FINDING}/"]
    assert officer.following == "/findings/?a=1&after=x"


def test_everything_is_done_and_every_answer_counted(officer: Officer) -> None:
    officer.sign_in()
    Site.asked.clear()
    worked = spell([officer], 0.5, NONE)
    assert len(worked.seconds) == len(Site.asked)
    assert worked.settled == len([path for command, path in Site.asked if command == "POST"]) > 0
    assert {"/", "/ranking/", "/institutions/I1/", f"/findings/{FINDING}/"} <= {path for _, path in Site.asked}


def test_the_95th_percentile_is_what_five_in_a_hundred_exceed() -> None:
    assert Worked([n / 100 for n in range(1, 101)], 0, 1.0).p95 == pytest.approx(0.9595)


def test_fifty_work_at_the_site() -> None:
    assert len(set(usernames())) == sum(POSTS.values()) == 50
