from django.apps import AppConfig


class Dashboards(AppConfig):
    name = "sevenlooks.server.dashboards"
    label = "dashboards"

    def ready(self) -> None:
        from sevenlooks.server.dashboards import parts
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.overview, order=5)
