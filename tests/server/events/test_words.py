"""Every act that the site records is told in words on the page of events, and never by its code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sevenlooks import server
from sevenlooks.server.events.parts import acts

SOURCES = [p for p in Path(str(server.__file__)).parent.rglob("*.py") if "migrations" not in p.parts]
RECORDED = sorted({act for p in SOURCES for act in re.findall(r'act="([a-z]+\.[a-z_]+)"', p.read_text("utf-8"))})


@pytest.mark.parametrize("act", RECORDED)
def test_an_act_has_words_in_both_languages(act: str) -> None:
    assert act in acts(), f"{act} is recorded, and no app says it in words (slot event.words)"
    assert acts()[act].zh and acts()[act].en != act


def test_many_acts_are_recorded() -> None:
    assert {"person.signed_in", "survey.answered", "export.made", "intake.taken_in", "token.made"} <= set(RECORDED)
