"""Stages of a case as stored data, and the one table of moves."""

from __future__ import annotations

from dataclasses import dataclass

from sevenlooks.language import Text

OPENED, RECTIFYING, REPORTED, CHECKED = "opened", "rectifying", "reported", "checked"
CLOSED, REVISITED, BACK, DROPPED = "closed", "revisited", "back", "dropped"

TITLES = {
    OPENED: Text("已立案", "opened"),
    RECTIFYING: Text("整改中", "being put right"),
    REPORTED: Text("已报整改,待核验", "reported as put right, to be checked"),
    CHECKED: Text("核验通过,待销号", "checked, to be closed"),
    CLOSED: Text("已销号,待回访", "closed, to be visited again"),
    REVISITED: Text("已回访,未反弹", "visited again, in order"),
    BACK: Text("回访反弹", "back again"),
    DROPPED: Text("已撤案", "dropped"),
}
LIVE = (OPENED, RECTIFYING, REPORTED, CHECKED, CLOSED)
"""Somebody has still something to do. What is closed waits for its second visit."""
UNSOLVED = (OPENED, RECTIFYING, REPORTED, CHECKED)
"""The problem is not closed."""


@dataclass(frozen=True)
class Move:
    """From which stages, to which, by whom (a permission), and the word on the button."""

    from_: tuple[str, ...]
    to: str
    permission: str
    said: Text


MOVES = {
    "order": Move((OPENED,), RECTIFYING, "cases.handle", Text("责令整改", "Order to put right")),
    "drop": Move((OPENED,), DROPPED, "cases.handle", Text("撤案", "Drop")),
    "prolong": Move((RECTIFYING,), RECTIFYING, "cases.handle", Text("延长期限", "Prolong")),
    "report": Move((RECTIFYING,), REPORTED, "cases.handle", Text("报整改完成", "Report as put right")),
    "send_back": Move((REPORTED, CHECKED), RECTIFYING, "cases.check", Text("退回整改", "Send back")),
    "check": Move((REPORTED,), CHECKED, "cases.check", Text("核验通过", "Pass the check")),
    "close": Move((CHECKED,), CLOSED, "cases.handle", Text("销号", "Close")),
    "revisit": Move((CLOSED,), REVISITED, "cases.check", Text("回访:未反弹", "Visited again: in order")),
    "come_back": Move((CLOSED, REVISITED), BACK, "cases.check", Text("回访:反弹", "Visited again: back")),
}
