from django.apps import AppConfig


class ScreeningOnSite(AppConfig):
    name = "sevenlooks.server.screening"
    label = "screening"

    def ready(self) -> None:
        from sevenlooks.server.screening import parts, tasks
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.rules, order=30)
        slots.fill("rail", parts.runs, order=35)
        slots.fill("rail", parts.ranking, order=25)
        slots.fill("event.words", parts.event_words)
        slots.fill("event.addresses", parts.event_addresses)
        slots.fill("clock", tasks.nightly)
        slots.fill("task.given_up", tasks.given_up)
        slots.fill("finding.sections", parts.settling, order=10)
