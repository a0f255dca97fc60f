from __future__ import annotations

from django.urls import include, path

from sevenlooks.server.api import pages
from sevenlooks.server.api.api import addresses

urlpatterns = [
    path("api/v1/openapi.json", pages.openapi),
    path("api/v1/docs", pages.docs),
    path("api/v1/", include(addresses())),
    path("api/v1/<path:rest>", pages.nothing),
    path("me/tokens/", pages.my_tokens),
    path("me/tokens/<int:number>/revoke/", pages.revoke),
]
