"""The seven looks (七看): one folder a look, one file a rule. `rules()` finds them all."""

from __future__ import annotations

from sevenlooks.looks.rule import Rule, judge, rules

__all__ = ["Rule", "judge", "rules"]
