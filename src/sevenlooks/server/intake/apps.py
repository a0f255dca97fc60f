from django.apps import AppConfig


class IntakeOnSite(AppConfig):
    name = "sevenlooks.server.intake"
    label = "intake"

    def ready(self) -> None:
        from sevenlooks.server.intake import parts, tasks
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.intake, order=5)
        slots.fill("clock", tasks.tidy)
        slots.fill("task.given_up", tasks.given_up)
        slots.fill("event.words", parts.event_words)
        slots.fill("event.addresses", parts.event_addresses)
