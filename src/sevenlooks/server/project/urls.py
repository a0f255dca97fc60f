"""Every address of the site. An address whose view does not declare what it asks for is refused (web.pages)."""

from __future__ import annotations

from django.urls import include, path

handler404 = "sevenlooks.server.web.mistakes.no_page"
handler500 = "sevenlooks.server.web.mistakes.failed"
urlpatterns = [
    path("", include("sevenlooks.server.accounts.urls")),
    path("", include("sevenlooks.server.events.urls")),
    path("", include("sevenlooks.server.registry.urls")),
    path("", include("sevenlooks.server.screening.urls")),
    path("", include("sevenlooks.server.intake.urls")),
    path("", include("sevenlooks.server.exports.urls")),
    path("", include("sevenlooks.server.dashboards.urls")),
    path("", include("sevenlooks.server.campaigns.urls")),
    path("", include("sevenlooks.server.cases.urls")),
    path("", include("sevenlooks.server.api.urls")),
]
