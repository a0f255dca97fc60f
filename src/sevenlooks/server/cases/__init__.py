"""Cases (案件): a problem put right, closed, and visited again.

The way of a case: opened from a finding, a visit, a survey or a complaint → an order to put things right, with its
measures, deadline and owner → reported as done, with evidence → checked by somebody else → closed (销号) → visited
again (回访) → found in order, or back again: then a new case opens that names the old one.

`stages` holds the stages and the one table of moves; `actions` every write; `queries` every read; `clock` what happens
with nobody signed in. Beside the way of a case, and never in its place: parts of partner departments, papers, evidence,
refunds by family, and legal steps.
"""
