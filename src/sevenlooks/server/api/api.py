"""The API put together, and its own description."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.urls import URLPattern
from ninja import NinjaAPI

from sevenlooks import __version__
from sevenlooks.server.api import divisions, exports, findings, institutions, rules, runs
from sevenlooks.server.api.answers import answer_mistakes
from sevenlooks.server.api.door import RATE, PerPerson, door

PREFIX = "/api/v1/"
ABOUT = (
    "What the pages of the site show and do. A person sees what their division holds, and nothing else: what lies "
    "outside is 404. Send a token of your own (`Authorization: Bearer …`), or be signed in."
)
_SECURITY = {
    "components": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        }
    },
    "security": [{"token": []}, {"session": []}],
}

api = NinjaAPI(
    title="七看 Sevenlooks", version=__version__, description=ABOUT, docs_url=None, openapi_url=None,
    urls_namespace="api", throttle=[PerPerson(RATE)],
)  # fmt: skip
for name, part in {
    "institutions": institutions, "findings": findings, "runs": runs, "rules": rules, "divisions": divisions,
    "exports": exports,
}.items():  # fmt: skip
    api.add_router(name, part.router)
answer_mistakes(api)


def addresses() -> list[URLPattern]:
    """The operations' addresses, each behind the door; Ninja's own root is left out."""
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    for pattern in patterns:
        pattern.callback = door(pattern.callback)
    return patterns


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document (3.1)."""
    told: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    told["components"] = {**told["components"], **_SECURITY["components"]}  # type: ignore[dict-item]
    told["security"] = _SECURITY["security"]
    return told
