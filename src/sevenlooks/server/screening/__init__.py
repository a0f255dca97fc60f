"""Screening on the site: runs started and watched, findings settled by people, the ranking for visits, the rules."""
