"""Parts of a case handed over to partner departments (移送): stages as stored data, and the one table of moves."""

from __future__ import annotations

from sevenlooks.language import Text
from sevenlooks.server.cases.stages import Move

SENT, TAKEN, ANSWERED, REFUSED, WITHDRAWN = "sent", "taken", "answered", "refused", "withdrawn"

TITLES = {
    SENT: Text("已移送,待签收", "sent, to be received"),
    TAKEN: Text("已签收,待反馈", "received, to be answered"),
    ANSWERED: Text("已反馈", "answered"),
    REFUSED: Text("已退回,待重新移送", "refused, to be sent again"),
    WITHDRAWN: Text("已撤回", "withdrawn"),
}
OPEN = (SENT, TAKEN, REFUSED)
"""The case waits for it and cannot be closed; its clock runs, also after a refusal."""
SHOWING = (SENT, TAKEN)
"""It is the department's turn: it sees what the part shares, and no longer once it has answered or refused."""

MOVES = {
    "send": Move((), SENT, "cases.handle", Text("移送", "Hand over")),
    "take": Move((SENT,), TAKEN, "parts.answer", Text("签收", "Receive")),
    "answer": Move((TAKEN,), ANSWERED, "parts.answer", Text("反馈", "Answer")),
    "refuse": Move((SENT, TAKEN), REFUSED, "parts.answer", Text("退回", "Refuse")),
    "send_again": Move((REFUSED,), SENT, "cases.handle", Text("重新移送", "Send again")),
    "withdraw": Move((SENT, TAKEN, REFUSED), WITHDRAWN, "cases.handle", Text("撤回", "Withdraw")),
}
"""`send` is the first: there is no part before it."""
