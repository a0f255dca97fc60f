"""Early warning (预警): counts and money of many bodies, week by week. Notation and sources: docs/early-warning.md.

Rows are bodies, columns calendar weeks. Everything here is a pure function of arrays.
"""
