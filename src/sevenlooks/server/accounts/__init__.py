"""People and their posts: who signs in, for which division, with which role."""
