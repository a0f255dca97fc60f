"""Writes of campaigns. Each is atomic and one event."""

from __future__ import annotations

from sevenlooks.server.campaigns.actions.adding import add_later, add_tutor, add_unlisted
from sevenlooks.server.campaigns.actions.answering import Told, answer, rectify
from sevenlooks.server.campaigns.actions.campaign import close, draft, drop, open_campaign
from sevenlooks.server.campaigns.actions.cascade import pass_on, receive
from sevenlooks.server.campaigns.actions.finishing import explain_gaps, finish, take_up_again
from sevenlooks.server.campaigns.actions.papers import ask_for_bulletin

__all__ = [
    "Told",
    "add_later",
    "add_tutor",
    "add_unlisted",
    "answer",
    "ask_for_bulletin",
    "close",
    "draft",
    "drop",
    "explain_gaps",
    "finish",
    "open_campaign",
    "pass_on",
    "receive",
    "rectify",
    "take_up_again",
]
