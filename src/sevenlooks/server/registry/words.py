"""The words for what a body is."""

from __future__ import annotations

from typing import Any

from sevenlooks.books import book, in_words
from sevenlooks.books.divisions import name
from sevenlooks.language import Text
from sevenlooks.server.registry.models import Institution

STATUSES = {code: in_words.word("institutions", "status", code) for code in book("institutions")["status"].choices}


def word(column: str, value: str) -> Text:
    """A code of the ledger in words, a list of them too."""
    return in_words.words("institutions", column, value.split(",")) if value else Text("", "")


def facts_of(body: Institution) -> list[tuple[Text, Any]]:
    """What the ledger says of a body, empty facts left out."""
    told = [
        (Text("统一社会信用代码", "Social credit code"), body.uscc),
        (Text("曾用名", "Former names"), body.former_names),
        (Text("所在地", "Division"), f"{name(body.division_code)} {body.division_code}"),
        (Text("地址", "Address"), body.address),
        (Text("状态", "Status"), word("status", body.status)),
        (Text("状态日期", "Since"), body.status_on),
        (Text("证照", "Papers"), word("papers", body.papers)),
        (Text("登记类型", "Registered as"), word("registration_type", body.registration_type)),
        (Text("类别", "Teaches"), word("category", body.category)),
        (Text("学段", "Stages"), word("stages", body.stages)),
        (Text("形式", "Form"), word("mode", body.mode)),
        (Text("办学许可证", "Licence"), body.licence_no),
        (Text("许可证有效期至", "Licence valid to"), body.licence_valid_to),
        (Text("开办日期", "Opened on"), body.opened_on),
        (Text("电话", "Telephone"), body.phone_masked),
        (Text("网格责任人", "Officer in charge"), body.owner),
    ]
    return [(heading, value) for heading, value in told if value not in ("", None, Text("", ""))]
