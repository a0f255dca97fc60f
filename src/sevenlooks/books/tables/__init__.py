"""The twenty-five books, in the order of the contract."""

from __future__ import annotations

from sevenlooks.books.book import Book
from sevenlooks.books.tables import (
    bank,
    fees,
    institutions,
    local,
    market,
    materials,
    people,
    safeguards,
    street,
    teaching,
)

BOOKS: tuple[Book, ...] = (
    institutions.INSTITUTIONS,
    market.MARKET_ENTITIES,
    people.STAFF,
    people.SCHOOL_TEACHERS,
    people.BARRED_PEOPLE,
    teaching.COURSES,
    teaching.LESSONS,
    teaching.ENROLMENTS,
    fees.CONTRACTS,
    fees.PAYMENTS,
    fees.CONSUMPTIONS,
    fees.REFUNDS,
    bank.ACCOUNTS,
    bank.ACCOUNT_ENTRIES,
    bank.FINANCIALS,
    market.RELATED_PARTIES,
    materials.MATERIALS,
    street.ADVERTS,
    street.COMPLAINTS,
    street.SITE_VISITS,
    institutions.PLATFORM_RECORDS,
    safeguards.MECHANISMS,
    safeguards.SAFETY_CHECKS,
    local.GUIDE_PRICES,
    local.SCHOOL_CALENDAR,
)
