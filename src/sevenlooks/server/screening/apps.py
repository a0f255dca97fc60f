from django.apps import AppConfig


class ScreeningOnSite(AppConfig):
    name = "sevenlooks.server.screening"
    label = "screening"

    def ready(self) -> None:
        from sevenlooks.server.screening import parts, tasks
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.rules, order=30)
        slots.fill("rail", parts.runs, order=35)
        slots.fill("clock", tasks.nightly)
        slots.fill("finding.sections", parts.settling, order=10)
