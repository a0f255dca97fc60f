"""Mistakes, as people see them: what happened, where, what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Text


class Refused(SevenlooksError):
    """The person may not do or see this."""

    http_status = 403

    def __init__(self, text: Text) -> None:
        super().__init__(text.zh, text.en)


class Missing(SevenlooksError):
    """There is nothing at this address, or nothing this person may see: the two are not told apart."""

    http_status = 404

    def __init__(self, text: Text | None = None) -> None:
        text = text or Text(
            "没有这一页,或不在您的管辖范围内。", "There is no such page, or it lies outside your division."
        )
        super().__init__(text.zh, text.en)


class Conflict(SevenlooksError):
    """Somebody else was faster, or the thing is no longer in the state it was shown in."""

    http_status = 409


class MistakesMiddleware:
    """Turns the errors people may see into a page in their language; knows no other error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, SevenlooksError):
            return told(request, error.text, error.http_status)
        if isinstance(error, Http404):
            return told(request, Missing().text, 404)
        return None


def told(request: HttpRequest, text: Text, status: int) -> HttpResponse:
    return render(request, "web/mistake.html", {"text": text, "status": status}, status=status)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is no longer good (Django's CSRF check)."""
    text = Text(
        "这张表单已经过期,没有保存任何内容。请返回上一页,先复制已填的内容,再刷新页面重新填写。",
        "This form is too old; nothing was saved. Go back, copy what you typed, then reload the page and fill it in "
        "again.",
    )
    return told(request, text, 403)


def no_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return told(request, Missing().text, 404)


def failed(request: HttpRequest) -> HttpResponse:
    text = Text(
        "程序出错,这一步没有完成,也没有保存。错误已记入日志。",
        "The program failed; this step was not finished and nothing was saved. It stands in the log.",
    )
    return told(request, text, 500)
