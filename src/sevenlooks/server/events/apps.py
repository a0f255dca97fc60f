from django.apps import AppConfig


class Events(AppConfig):
    name = "sevenlooks.server.events"
    label = "events"

    def ready(self) -> None:
        from sevenlooks.server.events import parts
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.rail, order=80)
        slots.fill("institution.sections", parts.of_institution, order=90)
        slots.fill("finding.sections", parts.of_finding, order=90)
