"""Who may carry on whom: every body of the ledger and every firm that stands in none, with the marks that tie them."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from sevenlooks.readings.bodies import CLOSED, bodies
from sevenlooks.readings.facts import Facts, reading
from sevenlooks.readings.supervision import number


@reading(kept=True)
def parties(facts: Facts) -> ir.Table:
    """One row a body of the ledger, or a firm that stands in none and has not left the register:

    `party_id` (institution_id, else the firm's code), `name`, `division_code`, `began_on` (date, null untold),
    `closed_from` (date; null for what is still there), `listed` (bool: a body of the ledger), `undated` (bool: closed,
    and nobody told when), and of a body: `papers`, `parent_id`, `uscc`, `former_names`, `former_usccs`.
    Nothing that began after the as-of day.
    """
    rows = facts.reading(bodies)
    listed = rows.select(
        "name",
        "division_code",
        "closed_from",
        "papers",
        "parent_id",
        "uscc",
        "former_names",
        "former_usccs",
        party_id="institution_id",
        began_on="opened_on",
        listed=ibis.literal(True),
        undated=rows.status.isin(CLOSED) & rows.status_on.isnull(),
    )
    firms = facts.table("market_entities").anti_join(owners(facts), "uscc")
    firms = firms.filter(firms.state.fill_null("active") == "active")
    none = ibis.null("array<string>")
    unlisted = firms.select(
        "name",
        "division_code",
        closed_from=ibis.null("date"),
        papers=ibis.null("string"),
        parent_id=ibis.null("string"),
        uscc=firms.uscc,
        former_names=none,
        former_usccs=none,
        party_id="uscc",
        began_on="registered_on",
        listed=ibis.literal(False),
        undated=ibis.literal(False),
    )
    together = ibis.union(listed, unlisted)
    return together.filter((together.began_on <= facts.day()).fill_null(True))


def owners(facts: Facts) -> ir.Table:
    """`uscc`, `institution_id`: the body of the ledger behind a code; its own codes go before those it once had."""
    rows = facts.table("institutions")
    own = ibis.union(
        rows.select("institution_id", uscc=_code(rows.institution_id)),
        rows.select("institution_id", uscc=_code(rows.uscc)),
    )
    former = rows.select("institution_id", uscc=rows.former_usccs.unnest())
    former = former.select("institution_id", uscc=_code(former.uscc)).anti_join(own, "uscc")
    codes = ibis.union(own, former)
    codes = codes.filter(codes.uscc.notnull())
    return codes.group_by("uscc").aggregate(institution_id=codes.institution_id.min())


@reading(kept=True)
def party_marks(facts: Facts) -> ir.Table:
    """One row a party, mark and value: `party_id`, `mark` (phone|hands|account), `value`.

    hands: the keys of legal representative, organiser and controller. The firm of a listed body tells of that body.
    """
    rows, firms, accounts = (facts.table(name) for name in ("institutions", "market_entities", "accounts"))
    firms = firms.left_join(owners(facts), "uscc")
    firm = ibis.coalesce(firms.institution_id, firms.uscc)
    told = ibis.union(
        _mark("phone", rows, rows.institution_id, rows.phone),
        *(
            _mark("hands", rows, rows.institution_id, rows[key])
            for key in ("legal_rep_key", "organiser_key", "controller_key")
        ),
        _mark("phone", firms, firm, firms.phone),
        _mark("hands", firms, firm, firms.legal_rep_key),
        _mark("account", accounts, accounts.institution_id, number(accounts.account_no)),
    )
    # An account number with digits under a mask may be anybody's.
    masked = (told.mark == "account") & told.value.contains("*")
    return told.filter(told.party_id.notnull(), told.value.strip() != "", ~masked).distinct()


@reading(kept=True)
def party_addresses(facts: Facts) -> ir.Table:
    """One row a party and address as written: `party_id`, `division_code`, `address`, and what tells which addresses

    may be one place: `house` (the number before 号; null where none is written in digits), `road` (the two characters
    before 路 or its kin) and `landmark` (those before the last 大厦 or its kin). An address that more than CROWD
    parties write alike is left out: they are registered there together (集群注册), and nobody is found by it.
    """
    rows, firms = facts.table("institutions"), facts.table("market_entities")
    firms = firms.left_join(owners(facts), "uscc")
    told = ibis.union(
        *(rows.select("division_code", party_id="institution_id", address=rows[column]) for column in _SITES),
        rows.select("division_code", party_id="institution_id", address=rows.licensed_addresses.unnest()),
        firms.select("division_code", "address", party_id=ibis.coalesce(firms.institution_id, firms.uscc)),
    )
    told = told.select("party_id", "division_code", address=told.address.strip())
    told = told.filter(told.address != "").distinct()
    crowds = told.group_by("address").aggregate(parties=told.party_id.nunique())
    told = told.anti_join(crowds.filter(crowds.parties > CROWD), "address")
    plain = told.address.translate("０１２３４５６７８９－—–　", "0123456789---").replace(" ", "")
    spelt = plain.re_search("[零〇一二两三四五六七八九十百]号")
    return told.mutate(
        house=ibis.cases((~spelt, plain.re_extract("([0-9]+)(?:[-之][0-9]+)*号", 1).nullif(""))),
        road=plain.re_extract(_ROAD, 1).nullif(""),
        landmark=plain.re_extract(_LANDMARK, 1).nullif(""),
    )


CROWD = 60
_SITES = ("registered_address", "operating_address")
_ROAD = "([一-龥]{2})(?:路|街|大道|道|巷|弄|胡同)[0-9零〇一二两三四五六七八九十百]"
_LANDMARK = (
    ".*([一-龥]{2})(?:大厦|大楼|广场|中心|公寓|花园|花苑|家园|小区|商场|商城|商厦|市场|酒店|宾馆|学校|工业区|工业园"
    "|产业园|科技园|创业园|新村|村|社区|城|园|苑)"
)


def _mark(mark: str, rows: ir.Table, party: ir.StringValue, value: ir.StringValue) -> ir.Table:
    return rows.select(party_id=party, mark=ibis.literal(mark), value=value)


def _code(value: ir.StringValue) -> ir.StringValue:
    return value.strip().upper()
