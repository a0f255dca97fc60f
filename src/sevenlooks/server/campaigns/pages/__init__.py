"""Pages of campaigns: a campaign and its way down, the survey, the bulletin."""
