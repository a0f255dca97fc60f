"""Stages as stored data, and the one table of moves that are allowed."""

from __future__ import annotations

from sevenlooks.language import Text

DRAFT, OPEN, CLOSED = "draft", "open", "closed"
WAITING, SENT, RECEIVED, PASSED_ON, STARTED, FINISHED = (
    "waiting",
    "sent",
    "received",
    "passed_on",
    "started",
    "finished",
)

MOVES: dict[str, tuple[str, ...]] = {
    # a campaign
    DRAFT: (OPEN,),
    OPEN: (CLOSED,),
    CLOSED: (),
    # a receipt: provinces and cities pass on, counties survey; a finished county may take its survey up again
    WAITING: (SENT,),
    SENT: (RECEIVED,),
    RECEIVED: (PASSED_ON, STARTED),
    PASSED_ON: (),
    STARTED: (FINISHED,),
    FINISHED: (STARTED,),
}
TITLES = {
    DRAFT: Text("草稿", "draft"),
    OPEN: Text("进行中", "under way"),
    CLOSED: Text("已结束", "closed"),
    WAITING: Text("上级未转发", "not yet passed on from above"),
    SENT: Text("待签收", "sent, not received"),
    RECEIVED: Text("已签收", "received"),
    PASSED_ON: Text("已转发", "passed on"),
    STARTED: Text("已启动", "started"),
    FINISHED: Text("已完成", "finished"),
}
SURVEYING = (RECEIVED, STARTED)
"""A county in these stages records what it finds."""


def may_move(from_: str, to: str) -> bool:
    return to in MOVES.get(from_, ())
