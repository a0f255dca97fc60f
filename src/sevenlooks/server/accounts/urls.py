from __future__ import annotations

from django.urls import path

from sevenlooks.server.accounts import people, signing_in

urlpatterns = [
    path("sign-in/", signing_in.sign_in),
    path("sign-out/", signing_in.sign_out),
    path("language/", signing_in.language),
    path("me/", people.me),
    path("me/code/", people.code),
    path("people/", people.people),
    path("people/<str:username>/end/", people.end),
]
