from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from sevenlooks.language import Text
from sevenlooks.server.cases.stages import LIVE, OPENED, TITLES
from sevenlooks.server.cases.terms import NEVER
from sevenlooks.server.registry.models import ID
from sevenlooks.server.web.placed import Placed
from sevenlooks.server.web.spoken import without_numbers

_PLACE = ("division_code", "city_code", "province_code")


class Case(Placed):
    """A problem of one party, from opening to its second visit.

    `number`: county, year and serial, without gaps. `party`: the name as it is written; `person_key`: of an individual,
    so that the same one is known again. `looks`: bits, the first look lowest. `stage` moves by stages.MOVES alone;
    `version` counts the moves and other writes, each a Step, so that who acts on an old page is told.

    `due_on`: the end of the clock that runs (terms.NEVER: none does); `climbs_on`: when it next climbs to the level
    above; `clock`: number of the clock. `refunds_due`, `refunds_paid`: sums over its families. `parts_open`: parts of
    partner departments not yet answered or withdrawn; `legal_open`: legal steps still pending.

    The times of what happened to it are set once, by the move that makes it so: a case is found, put right, closed,
    visited again and back again at most once each.
    """

    INSTITUTION, PLACE, PERSON = "institution", "place", "person"

    number = models.CharField(max_length=24, unique=True)
    party_kind = models.CharField(max_length=12)
    party = models.CharField(max_length=200)
    institution_id = models.CharField(max_length=ID, blank=True)
    place_id = models.CharField(max_length=200, blank=True)
    person_key = models.CharField(max_length=40, blank=True)
    in_service = models.BooleanField(default=False)
    address = models.TextField(blank=True)
    matter = models.TextField()
    conduct_on = models.DateField()
    looks = models.SmallIntegerField(default=0)
    stage = models.CharField(max_length=12, default=OPENED)
    version = models.IntegerField(default=0)
    live = models.BooleanField(default=True)
    owner = models.CharField(max_length=60)
    due_on = models.DateField(default=NEVER)
    climbs_on = models.DateField(default=NEVER)
    clock = models.SmallIntegerField(default=1)
    refunds_due = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    refunds_paid = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    parts_open = models.SmallIntegerField(default=0)
    legal_open = models.SmallIntegerField(default=0)
    reopens = models.OneToOneField("self", models.PROTECT, null=True, related_name="reopened_by")
    token = models.CharField(max_length=40, blank=True)
    opened_by = models.CharField(max_length=60)
    opened_at = models.DateTimeField()
    put_right_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    revisited_at = models.DateTimeField(null=True)
    back_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("token",), condition=~Q(token=""), name="case_of_form"),
            models.CheckConstraint(condition=Q(refunds_paid__lte=F("refunds_due")), name="case_pays_what_is_due"),
            models.CheckConstraint(
                condition=Q(live=True, stage__in=LIVE) | Q(live=False) & ~Q(stage__in=LIVE), name="case_live_by_stage"
            ),
        )
        indexes = (
            models.Index(fields=("live", "due_on", "id"), name="case_due"),
            models.Index(fields=("province_code", "live", "due_on", "id"), name="case_province"),
            models.Index(fields=("city_code", "live", "due_on", "id"), name="case_city"),
            models.Index(fields=("division_code", "live", "due_on", "id"), name="case_county"),
            models.Index(fields=("owner", "live", "due_on", "id"), name="case_owner"),
            models.Index(fields=("stage", "due_on", "id", *_PLACE, "owner"), name="case_stage"),
            models.Index(fields=("due_on", "id", *_PLACE), name="case_waiting", condition=Q(parts_open__gt=0)),
            models.Index(fields=("due_on", "id", *_PLACE), name="case_legal", condition=Q(legal_open__gt=0)),
            models.Index(fields=("climbs_on",), name="case_climbs", condition=Q(live=True)),
            models.Index(fields=("institution_id",), name="case_institution"),
            models.Index(fields=("place_id",), name="case_place"),
            models.Index(fields=("person_key",), name="case_person"),
        )

    @property
    def title(self) -> Text:
        return TITLES[self.stage]

    @property
    def suspected(self) -> bool:
        """Whether what the case says is still a lead in its own words: a suspicion, not what was found."""
        return any(each.worded(self) for each in self.sources.filter(lead=True))

    @property
    def party_title(self) -> Text:
        return PARTIES[self.party_kind]

    @property
    def owed(self) -> Decimal:
        """Yuan still to be paid back to families."""
        return self.refunds_due - self.refunds_paid


class Source(models.Model):
    """What a case came from, as it was said on the day it was put in: a later run never changes it.

    `kind` and `key`: a finding's id, a visit's or complaint's key in the books, a survey's entry.
    """

    FINDING, VISIT, COMPLAINT, SURVEY, OTHER = "finding", "visit", "complaint", "survey", "other"

    case = models.ForeignKey(Case, models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=200, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    look = models.SmallIntegerField(default=0)
    lead = models.BooleanField(default=False)
    said_zh = models.TextField(blank=True)
    said_en = models.TextField(blank=True)
    cites = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    @property
    def title(self) -> Text:
        return FOUND_BY[self.kind]

    def worded(self, case: Case) -> bool:
        """Whether the case says its matter in this source's own words."""
        return without_numbers(self.said_zh.strip()) == case.matter

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "kind", "key"), condition=~Q(key=""), name="source_once_a_case"),
        )
        indexes = (models.Index(fields=("kind", "key"), name="source_of_thing"),)


PARTIES = {
    Case.INSTITUTION: Text("机构", "body"),
    Case.PLACE: Text("不在册点位", "place in no register"),
    Case.PERSON: Text("个人", "individual"),
}
FOUND_BY = {
    Source.FINDING: Text("筛查", "screening"),
    Source.VISIT: Text("检查", "visit"),
    Source.COMPLAINT: Text("投诉举报", "complaint"),
    Source.SURVEY: Text("摸排", "survey"),
    Source.OTHER: Text("直接登记", "recorded by the officer"),
}


class Step(models.Model):
    """A move of a case: only added. `number` counts a case's moves without gaps. `department`: of a part's move."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    number = models.IntegerField()
    move = models.CharField(max_length=20)
    department = models.CharField(max_length=30, blank=True)
    stage = models.CharField(max_length=12)
    due_on = models.DateField(default=NEVER)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    why = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "number"), name="step_number_of_case"),)
