"""Writes of cases. Each is atomic and one event."""

from __future__ import annotations

from sevenlooks.server.cases.actions.addressees import add_addressee
from sevenlooks.server.cases.actions.dues import owe_by_books
from sevenlooks.server.cases.actions.evidence import (
    mark_evidence,
    open_evidence,
    replace_evidence,
    send_evidence,
    tell_of_evidence,
)  # fmt: skip
from sevenlooks.server.cases.actions.legal import begin_legal, end_legal
from sevenlooks.server.cases.actions.lists import drop_address, drop_filter, keep_address, save_filter
from sevenlooks.server.cases.actions.opening import From, Party, add_source, drop, hand_to, open_case
from sevenlooks.server.cases.actions.papers import make_paper, serve_paper, void_paper
from sevenlooks.server.cases.actions.parts import answer, hand_over, refuse, send_again, take, withdraw
from sevenlooks.server.cases.actions.penalties import propose
from sevenlooks.server.cases.actions.receiving import receive
from sevenlooks.server.cases.actions.rectifying import check, close, order, prolong, report, send_back
from sevenlooks.server.cases.actions.refunds import owe, pay
from sevenlooks.server.cases.actions.revisiting import come_back, revisit

__all__ = [
    "From", "Party", "add_addressee", "add_source", "answer", "begin_legal", "check", "close", "come_back",
    "drop", "drop_address", "drop_filter", "end_legal", "hand_over", "hand_to", "keep_address", "make_paper",
    "mark_evidence", "open_case", "open_evidence", "order", "owe", "owe_by_books", "pay", "prolong", "propose",
    "receive", "refuse", "replace_evidence", "report", "revisit", "save_filter", "send_again", "send_back",
    "send_evidence", "serve_paper", "take", "tell_of_evidence", "void_paper", "withdraw",
]  # fmt: skip
