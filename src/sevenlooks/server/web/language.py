"""The language a page speaks: what the person chose, else what the browser asks for; Chinese first."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sevenlooks.language import LANGS, Lang

COOKIE = "lang"


class LanguageMiddleware:
    """Sets `request.lang`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.lang = chosen(request)
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", "zh-CN" if request.lang == "zh" else "en")
        return response


def chosen(request: HttpRequest) -> Lang:
    told = request.COOKIES.get(COOKIE)
    if told in LANGS:
        return told
    asked = request.headers.get("Accept-Language", "zh").lower()
    return "zh" if "zh" in asked or not asked.startswith("en") else "en"
