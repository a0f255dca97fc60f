from django.apps import AppConfig


class Cases(AppConfig):
    name = "sevenlooks.server.cases"
    label = "cases"

    def ready(self) -> None:
        from sevenlooks.server.cases import bank, clock, evidence_files, notices, paper_packing, parts
        from sevenlooks.server.cases.actions import batch
        from sevenlooks.server.web import slots

        slots.fill("rail", parts.cases, order=45)
        slots.fill("rail", parts.handed_over, order=46)
        slots.fill("institution.cases", parts.looks_with_a_case)
        slots.fill("institution.sections", parts.of_institution, order=20)
        slots.fill("institution.line", parts.line)
        slots.fill("finding.sections", parts.of_finding, order=20)
        slots.fill("rows.act", parts.of_rows)
        slots.fill("entry.act", parts.of_entry)
        slots.fill("me.links", parts.notices)
        slots.fill("event.words", parts.event_words)
        slots.fill("event.addresses", parts.event_addresses)
        slots.fill("clock", clock.every_minute)
        slots.fill("clock", notices.every_morning)
        slots.fill("clock", batch.tidy)
        slots.fill("clock", evidence_files.tidy)
        slots.fill("clock", paper_packing.tidy)
        slots.fill("clock", bank.every_minute)
