"""Campaigns (专项行动): a plan of looks and items, a frozen population, a cascade, a survey, and its bulletins.

The way of a campaign: a plan (`plans/`) is chosen → `actions.draft` → `actions.open_campaign` freezes who is asked and
sends receipts down (`cascade`) → each level receives and passes on → counties answer item by item (`actions.answer`)
→ gaps are listed and explained → a county finishes → bulletins by data date (`figures` on screen, `bulletin` on paper).
"""
