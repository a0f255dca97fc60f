"""Pages on people: oneself, and those of one's division."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django_otp import devices_for_user
from django_otp.plugins.otp_totp.models import TOTPDevice

from sevenlooks.language import Text
from sevenlooks.server.accounts import actions, queries
from sevenlooks.server.accounts.roles import PERMISSIONS, ROLES
from sevenlooks.server.events.actions import record
from sevenlooks.server.web.mistakes import Missing
from sevenlooks.server.web.pages import SIGNED_IN, page
from sevenlooks.server.web.slots import filled


@page(SIGNED_IN, writes=True)
def me(request: HttpRequest) -> HttpResponse:
    """Oneself: the post, what it may do, the password."""
    person: Any = request.user
    told: list[Text] = []
    if request.method == "POST":
        if person.check_password(request.POST.get("old", "")):
            actions.change_password(by=person, password=request.POST.get("new", ""))
            from django.contrib.auth import update_session_auth_hash

            update_session_auth_hash(request, person)
            told.append(Text("密码已更换。", "The password was changed."))
        else:
            told.append(Text("原密码不对,没有更换。", "The old password is not right; nothing was changed."))
    may = [PERMISSIONS[p] for p in PERMISSIONS if person.may(p)]
    codes = any(devices_for_user(person))
    shown = {"person": person, "may": may, "codes": codes, "told": told, "links": filled("me.links", person)}
    return render(request, "accounts/me.html", shown)


@page(SIGNED_IN, writes=True)
def code(request: HttpRequest) -> HttpResponse:
    """Setting up one-time codes (RFC 6238): a secret to type into an authenticator, proved by one code."""
    person: Any = request.user
    wrong = False
    if request.method == "POST":
        device, _ = TOTPDevice.objects.get_or_create(user=person, name="totp", defaults={"confirmed": False})
        if "code" in request.POST:
            if device.verify_token(request.POST["code"].strip()):
                device.confirmed = True
                device.save()
                record(
                    by=person, act="person.codes_set_up", on=("person", person.username), division=person.division_code
                )
                return HttpResponseRedirect("/me/")
            wrong = True
        return render(request, "accounts/code.html", {"secret": _secret(device), "wrong": wrong})
    return render(request, "accounts/code.html", {"secret": None})


def _secret(device: TOTPDevice) -> str:
    import base64

    text = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


@page("accounts.manage", writes=True)
def people(request: HttpRequest) -> HttpResponse:
    """The people of one's division, and a form for one more."""
    person: Any = request.user
    if request.method == "POST":
        asked = {name: request.POST.get(name, "") for name in ("username", "name", "role", "division", "password")}
        actions.add(by=person, **asked)
        return HttpResponseRedirect("/people/")
    return render(request, "accounts/people.html", {"people": queries.within(person.scope), "roles": ROLES.values()})


@page("accounts.manage", writes=True)
def end(request: HttpRequest, username: str) -> HttpResponse:
    person: Any = request.user
    other = queries.within(person.scope).filter(username=username).first()
    if other is None:
        raise Missing()
    if request.method == "POST":
        actions.end(by=person, person=other, why=request.POST.get("why", ""))
    return HttpResponseRedirect("/people/")
