"""What every app of the site stands on: pages and their permissions, language, the strip, slots, paging."""
