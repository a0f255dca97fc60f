"""As much of a browser as an officer's pages need: one connection kept, cookies, forms, redirects."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin

FINE = (200, 302, 409)  # 409: somebody else was faster, which is an answer too


@dataclass(frozen=True)
class Answer:
    path: str
    status: int
    text: str
    moved_to: str | None

    def links(self, pattern: str) -> list[str]:
        """The addresses that the page leads to, in full, of those the pattern fits."""
        found = re.findall(f'href="({pattern})"', self.text)
        return [urljoin(self.path, unescape(each)) for each in dict.fromkeys(found)]


class Browser:
    """Speaks to a site on this machine; `seconds` of each answer, from asking to its last byte."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: SimpleCookie = SimpleCookie()
        self.seconds: list[float] = []

    def get(self, path: str) -> Answer:
        return self._followed(self._ask("GET", path))

    def send(self, path: str, form: dict[str, str]) -> Answer:
        """Send a form, with the token that proves it comes from the site's own page."""
        token = self.cookies["csrftoken"].value
        return self._followed(self._ask("POST", path, urlencode(form | {"csrfmiddlewaretoken": token})))

    def _followed(self, answer: Answer) -> Answer:
        return self._ask("GET", answer.moved_to) if answer.moved_to else answer

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={kept.value}" for name, kept in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.connection.request(method, path, body, headers)
        came = self.connection.getresponse()
        text = came.read().decode()
        self.seconds.append(time.perf_counter() - begun)
        for cookie in came.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        moved_to = came.headers.get("Location")
        if came.status not in FINE or (moved_to or "").startswith("/sign-in/"):
            raise RuntimeError(f"{method} {path}: {came.status} {moved_to or ''}")
        return Answer(path, came.status, text, moved_to)
