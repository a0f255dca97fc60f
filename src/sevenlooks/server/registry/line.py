"""A body's time line: what the ledger, its findings, visits and complaints say, by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sevenlooks.books import in_words
from sevenlooks.language import Text
from sevenlooks.looks import rules
from sevenlooks.server.registry import rows, words
from sevenlooks.server.registry.history import changes
from sevenlooks.server.registry.models import Finding, Institution
from sevenlooks.server.registry.rows import Opened

MOST = 200  # entries of one kind


@dataclass(frozen=True)
class Entry:
    """Something that happened to a body. `address`: the rows or the page behind it."""

    day: date
    said: Text
    address: str = ""


def line_of(body: Institution, findings: Iterable[Finding]) -> list[Entry]:
    """The entries of the registry and the books; upper apps add theirs by the slot `institution.line`."""
    with rows.opened() as books:
        told = [*_changes(books, body), *_visits(books, body), *_complaints(books, body)]
    return [*_ledger(body), *(_finding(each) for each in findings if each.occurred_on), *told]


def _ledger(body: Institution) -> Iterator[Entry]:
    address = _rows(body, "institutions")
    if body.opened_on:
        yield Entry(body.opened_on, Text("开办", "Opened"), address)
    if body.status_on:
        said = Text("状态:{status}", "Status: {status}").format(status=words.word("status", body.status))
        yield Entry(body.status_on, said, address)
    if body.licence_valid_to:
        said = Text("许可证 {no} 到期", "Licence {no} ends").format(no=body.licence_no)
        yield Entry(body.licence_valid_to + timedelta(days=1), said, address)


def _finding(finding: Finding) -> Entry:
    assert finding.occurred_on is not None
    rule = rules().get(finding.rule)
    kind = Text("线索", "Lead") if finding.lead else Text("问题", "Breach")
    title = rule.title if rule else Text(finding.rule, finding.rule)
    said = Text("{kind}:{title}", "{kind}: {title}").format(kind=kind, title=title)
    return Entry(finding.occurred_on, said, f"/findings/{finding.finding_id}/")


def _changes(books: Opened, body: Institution) -> Iterator[Entry]:
    for day, said in changes(books.snapshot, body.institution_id):
        yield Entry(day, said, _rows(body, "institutions"))


def _visits(books: Opened, body: Institution) -> Iterator[Entry]:
    for row in _of_book(books, "site_visits", body, ("visited_at", "kind", "level", "breach", "outcome")):
        kind = in_words.word("site_visits", "kind", row["kind"] or "")
        said = Text("现场检查{kind}{breach}", "Visit{kind}{breach}").format(
            kind=Text(f"({kind.zh})", f" ({kind.en})") if row["kind"] else "",
            breach=Text(",查实违规", ", breach verified") if row["breach"] else "",
        )
        yield Entry(row["visited_at"].date(), said, _rows(body, "site_visits"))


def _complaints(books: Opened, body: Institution) -> Iterator[Entry]:
    columns = ("received_at", "channel", "verified", "closed_at")
    for row in _of_book(books, "complaints", body, columns):
        verified = in_words.word("complaints", "verified", row["verified"]) if row["verified"] else None
        said = Text("收到投诉{verified}", "Complaint received{verified}").format(
            verified=Text(f"({verified.zh})", f" ({verified.en})") if verified else ""
        )
        yield Entry(row["received_at"].date(), said, _rows(body, "complaints"))


def _of_book(books: Opened, name: str, body: Institution, columns: tuple[str, ...]) -> list[dict]:
    """The newest of a body's rows in a book, only these columns of them; the first column is the day."""
    if not books.snapshot.has(name, "institution_id", columns[0]):
        return []
    read = books.read(name)
    read = read.filter(read.institution_id == body.institution_id, read[columns[0]].notnull()).select(*columns)
    return books.take(read.order_by(read[columns[0]].desc()).limit(MOST)).to_pylist()


def _rows(body: Institution, table: str) -> str:
    return f"/institutions/{body.institution_id}/rows/{table}/"
