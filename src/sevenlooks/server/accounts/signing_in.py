"""Signing in: name and password, then a one-time code where one is set up; five wrong tries make it wait."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp import devices_for_user, match_token
from django_otp import login as otp_login

from sevenlooks.language import LANGS, Text
from sevenlooks.server.accounts.typed import Typed
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.language import COOKIE
from sevenlooks.server.web.pages import ANYBODY, SIGNED_IN, page

WRONG = Text("用户名、密码或动态口令不对。", "The user name, password or one-time code is not right.")
ENDED = Text(
    "您的登录已经结束,这一步没有保存。填写的内容在下面;重新登录后可以原样送出,文件须重新选择。",
    "You were signed out meanwhile and this step was not saved. What you typed stands below; once you have signed in "
    "again you can send it as it is. Files have to be chosen again.",
)
WAIT = Text("错误次数过多,请15分钟后再试。", "Too many wrong tries; try again in 15 minutes.")


@page(ANYBODY, writes=True)
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _form(request)
    person: Any = authenticate(
        request, username=request.POST.get("username", ""), password=request.POST.get("password", "")
    )
    if person is None:
        return _form(request, WAIT if getattr(request, "axes_locked_out", False) else WRONG)
    device = None
    if any(devices_for_user(person)):
        device = match_token(person, request.POST.get("code", "").strip())
        if device is None:
            return _form(request, WRONG, asks_code=True)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    if device is not None:
        otp_login(request, device)
    record(by=person, act="person.signed_in", on=("person", person.username), division=person.division_code)
    typed = Typed.read(request.POST.get("typed", ""))
    if typed and _safe(request, typed.address) == typed.address:
        return render(request, "accounts/typed.html", {"typed": typed})
    return HttpResponseRedirect(_safe(request, request.POST.get("next") or "/"))


@page(SIGNED_IN, writes=True)
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return HttpResponseRedirect("/sign-in/")


@page(ANYBODY, writes=True)
def language(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(_safe(request, request.POST.get("next") or "/"))
    if request.POST.get("lang") in LANGS:
        response.set_cookie(COOKIE, request.POST["lang"], max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


def ended(request: HttpRequest) -> HttpResponse:
    """A form came from somebody who is signed in no longer: signing in keeps what was typed."""
    return _form(request, ENDED, typed=Typed.of(request))


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    return _form(request, WAIT, status=429)


def _form(
    request: HttpRequest,
    wrong: Text | None = None,
    asks_code: bool = False,
    status: int = 200,
    typed: Typed | None = None,
) -> HttpResponse:
    told = {
        "wrong": wrong,
        "asks_code": asks_code,
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "username": request.POST.get("username", "") if typed is None else "",
        "typed": typed or Typed.read(request.POST.get("typed", "")),
    }
    return render(request, "accounts/sign_in.html", told, status=status if not wrong or status != 200 else 403)


def _safe(request: HttpRequest, address: str) -> str:
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else "/"
