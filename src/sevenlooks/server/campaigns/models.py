from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sevenlooks.language import Text
from sevenlooks.server.campaigns.plan import Plan, plans
from sevenlooks.server.campaigns.stages import DRAFT, WAITING
from sevenlooks.server.registry.models import ID
from sevenlooks.server.web.placed import Placed


class Campaign(Placed):
    """A campaign over a division. `condition`: who of the ledger is in (condition.Condition).

    Frozen on opening: `statement_*` says in words who is in, `run` and `as_of` by which state of the ledger, `bodies`
    how many; `digest` is the SHA-256 over the statement and the sorted ids (freezing).
    """

    plan_id = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    begins_on = models.DateField()
    due_on = models.DateField()
    condition = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=DRAFT)
    drafted_by = models.CharField(max_length=60)
    drafted_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    run = models.CharField(max_length=40, blank=True)
    as_of = models.DateField(null=True)
    bodies = models.IntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    statement_zh = models.TextField(blank=True)
    statement_en = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)

    @property
    def plan(self) -> Plan:
        return plans()[self.plan_id]

    @property
    def statement(self) -> Text:
        return Text(self.statement_zh, self.statement_en)


class Receipt(Placed):
    """What a campaign is to one division: how far it came down, and for a county its counters.

    Counters are kept in the transaction that changes what they count (actions.counting). `bodies`: of the frozen
    population; `added`: bodies added since; `begun`, `done`, `examined`, `problems`, `rectified`: bodies; `persons`:
    person-times. `digest`: as the campaign's, over the county's own ids.
    """

    PROVINCE, CITY, COUNTY = "province", "city", "county"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="receipts")
    level = models.CharField(max_length=10)
    parent_code = models.CharField(max_length=6)
    state = models.CharField(max_length=10, default=WAITING)
    state_at = models.DateTimeField(null=True)
    state_by = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    bodies = models.IntegerField(default=0)
    added = models.IntegerField(default=0)
    begun = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    examined = models.IntegerField(default=0)
    problems = models.IntegerField(default=0)
    rectified = models.IntegerField(default=0)
    persons = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("campaign", "division_code"), name="receipt_of_division"),)
        indexes = (
            models.Index(fields=("campaign", "parent_code"), name="receipt_below"),
            models.Index(fields=("division_code", "state"), name="receipt_here"),
        )

    @property
    def asked(self) -> int:
        return self.bodies + self.added


class Step(models.Model):
    """A move of a receipt: which stage it reached, when and by whom. Only added, so that a past day counts the same."""

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    why = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("receipt", "at", "state"), name="step_of_receipt"),)


class Entry(Placed):
    """A line of a county's work list: a body of the frozen population, one added since, the tutors met, or the county.

    What the books said when it was listed stays here: name, address, `status`, `category`. `items`: how many are asked;
    `answered`, `checked` (answered with no problem or a problem), `problems`, `unrectified`: items now. `begun_at`: the
    first answer; `done_at`: the last open item answered; `examined_at`: then, if anything was checked. They are set
    once and stay. `times`: person-times of a tutor. `token`: of the form that added it, so that it is added once.
    """

    LEDGER, LATER, UNLISTED, PERSON, COUNTY = "ledger", "later", "unlisted", "person", "county"
    BODIES = (LEDGER, LATER, UNLISTED)

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10)
    institution_id = models.CharField(max_length=ID, blank=True)
    name = models.CharField(max_length=200)
    address = models.TextField(blank=True)
    status = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    times = models.IntegerField(default=0)
    in_service = models.BooleanField(default=False)
    items = models.SmallIntegerField(default=0)
    answered = models.SmallIntegerField(default=0)
    checked = models.SmallIntegerField(default=0)
    problems = models.SmallIntegerField(default=0)
    unrectified = models.SmallIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=60)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    examined_at = models.DateTimeField(null=True)
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("campaign", "institution_id"), condition=~Q(institution_id=""), name="entry_of_institution"
            ),
            models.UniqueConstraint(fields=("campaign", "token"), condition=~Q(token=""), name="entry_of_form"),
            models.CheckConstraint(condition=Q(answered__lte=F("items")), name="entry_answers_what_is_asked"),
        )
        indexes = (
            models.Index(fields=("campaign", "division_code", "id"), name="entry_county"),
            models.Index(fields=("campaign", "city_code", "id"), name="entry_city"),
            models.Index(fields=("campaign", "province_code", "id"), name="entry_province"),
            models.Index(fields=("campaign", "done_at", "division_code"), name="entry_done"),
            models.Index(fields=("institution_id",), name="entry_institution"),
            models.Index(
                fields=(
                    "campaign",
                    "kind",
                    "province_code",
                    "city_code",
                    "division_code",
                    "added_at",
                    "begun_at",
                    "examined_at",
                ),
                name="entry_counted",
            ),
        )

    @property
    def is_body(self) -> bool:
        return self.kind in self.BODIES


class Answer(Placed):
    """What was recorded on one item of one entry. Only added: a later answer sets `superseded_at` of the one before.

    `words`: the problem, or why it could not be checked. `examined`, `wrong`, `amount`: where the item counts things or
    money. `rectified_at`: when the problem was put right.
    """

    FINE, PROBLEM, NOT_APPLICABLE, NOT_CHECKED = "fine", "problem", "not_applicable", "not_checked"
    VERDICTS = (FINE, PROBLEM, NOT_APPLICABLE, NOT_CHECKED)

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="answers")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="answers")
    look = models.CharField(max_length=40)
    item = models.CharField(max_length=40)
    verdict = models.CharField(max_length=14)
    words = models.TextField(blank=True)
    examined = models.IntegerField(null=True)
    wrong = models.IntegerField(null=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    superseded_at = models.DateTimeField(null=True)
    rectified_at = models.DateTimeField(null=True)
    rectified_by = models.CharField(max_length=60, blank=True)
    rectified_how = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("entry", "item"), condition=Q(superseded_at=None), name="answer_one_at_a_time"
            ),
        )
        indexes = (
            models.Index(
                fields=("campaign", "look", "province_code", "city_code", "division_code", "at"), name="answer_place"
            ),
            models.Index(fields=("campaign", "verdict", "at"), name="answer_problems", condition=Q(verdict="problem")),
            models.Index(
                fields=(
                    "campaign",
                    "province_code",
                    "city_code",
                    "division_code",
                    "item",
                    "at",
                    "superseded_at",
                    "examined",
                    "wrong",
                ),
                name="answer_counted",
                condition=Q(examined__isnull=False),
            ),
        )


class Bulletin(Placed):
    """A bulletin made for a data date. `until`: the moment up to which rows count. Its papers are files of the site."""

    WAITING, DONE, FAILED = "waiting", "done", "failed"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="bulletins")
    on = models.DateField()
    until = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=WAITING)
    digests = models.JSONField(default=dict)

    class Meta:
        ordering = ("-pk",)
