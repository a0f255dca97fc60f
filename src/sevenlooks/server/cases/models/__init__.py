"""The rows of cases, by what they are about."""

from __future__ import annotations

from sevenlooks.server.cases.models.addressees import Addressee
from sevenlooks.server.cases.models.batches import Batch, BatchCase
from sevenlooks.server.cases.models.case import Case, Source, Step
from sevenlooks.server.cases.models.climbing import Climb
from sevenlooks.server.cases.models.evidence import Evidence
from sevenlooks.server.cases.models.lists import Address, SavedFilter, Sent
from sevenlooks.server.cases.models.papers import Paper, Series
from sevenlooks.server.cases.models.parts import Part, PartStep
from sevenlooks.server.cases.models.penalties import LEGAL_STEPS, RESULTS, LegalStep, Proposal
from sevenlooks.server.cases.models.rectifying import Order, Refund, Repayment

__all__ = [
    "LEGAL_STEPS", "RESULTS", "Address", "Addressee", "Batch", "BatchCase", "Case", "Climb", "Evidence", "LegalStep",
    "Order", "Paper", "Part", "PartStep", "Proposal", "Refund", "Repayment", "SavedFilter", "Sent", "Series", "Source",
    "Step",
]  # fmt: skip
