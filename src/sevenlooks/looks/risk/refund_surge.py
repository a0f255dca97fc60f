"""Refunds asked for all at once · 退费投诉集中

Looks at: refund requests and complaints about refunds in a window, against the body's own past and its peers' rate.
Why: families notice first that something is wrong; many at once is a run.
Innocent when: a course ended or was cancelled for everybody, or the body is large and its share is ordinary.
Not judged when: the body's past is too short or it has too few peers.

看什么:一段时间内的退费申请和退费投诉,与机构自身过往和同类机构相比。
为什么:家长最先察觉不对;许多人同时要退,就是挤兑。
何时无辜:课程统一结束或取消;机构规模大而比例平常。
何时不判:机构过往太短,或同类机构太少。
"""

from __future__ import annotations

from datetime import date

from sevenlooks.language import Text
from sevenlooks.looks.rule import Rule

RULE = Rule(
    title=Text("退费投诉集中", "Surge of refunds"),
    subject="institution",
    since=date(2021, 7, 24),
    needs=("refunds",),
    uses=("complaints", "contracts"),
    lead=True,
    cites=("回头看通知 七看",),
    sentence=Text(
        "{name}近期退费申请和投诉 {observed} 件,通常为 {expected} 件。",
        "{name} has {observed} refund requests and complaints of late; {expected} are usual.",
    ),
    unwritten="method_not_there",
)
