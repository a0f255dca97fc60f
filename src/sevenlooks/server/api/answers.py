"""Answers: mistakes as JSON in the asked language, whatever went wrong."""

from __future__ import annotations

import logging
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from sevenlooks.errors import SevenlooksError
from sevenlooks.language import Text
from sevenlooks.server.web.mistakes import Missing

UNKNOWN = Text("请先登录,或在 Authorization 中给出令牌。", "Sign in, or send a token: Authorization: Bearer ….")
NOT_SO = Text("请求的内容不对,见 where。", "The request is not right; see `where`.")
UNREADABLE = Text("请求体不是可读的 JSON。", "The body is no readable JSON.")
TOO_MANY = Text("请求过于频繁,请稍后再试。", "Too many requests; wait a little.")
NOT_HERE = Text("该地址不支持这种方法。", "This address does not answer that method.")
FAILED = Text(
    "程序出错,没有完成,也没有保存。错误已记入日志。",
    "The program failed; nothing was finished or saved. It stands in the log.",
)


def said(request: HttpRequest, text: Text, status: int, **more: Any) -> HttpResponse:
    message = text.in_(getattr(request, "lang", "zh"))
    return JsonResponse({"status": status, "message": message, **more}, status=status)


def answer_mistakes(api: NinjaAPI) -> None:
    """Set what is answered to each kind of error."""
    api.add_exception_handler(SevenlooksError, _told)
    api.add_exception_handler(Http404, lambda r, e: said(r, Missing().text, 404))
    api.add_exception_handler(ValidationError, _not_so)
    api.add_exception_handler(Throttled, lambda r, e: said(r, TOO_MANY, 429))
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(Exception, _failed)


def _told(request: HttpRequest, error: Any) -> HttpResponse:
    return said(request, error.text, error.http_status)


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    return said(request, UNREADABLE, error.status_code)


def _not_so(request: HttpRequest, error: Any) -> HttpResponse:
    """Which parts of the request are not so, and why; never what stood there."""
    wrong = [{"where": ".".join(map(str, each["loc"])), "why": each["type"]} for each in error.errors]
    return said(request, NOT_SO, 422, where=wrong)


def _failed(request: HttpRequest, error: Any) -> HttpResponse:
    logging.getLogger("sevenlooks.api").error("%s %s failed", request.method, request.path, exc_info=error)
    return said(request, FAILED, 500)
