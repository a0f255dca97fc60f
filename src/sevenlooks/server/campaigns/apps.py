from django.apps import AppConfig


class Campaigns(AppConfig):
    name = "sevenlooks.server.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        from sevenlooks.server.campaigns import parts
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.campaigns, order=40)
        slots.fill("institution.sections", parts.of_institution, order=40)
        slots.fill("institution.line", parts.line)
        slots.fill("event.words", parts.event_words)
        slots.fill("event.addresses", parts.event_addresses)
