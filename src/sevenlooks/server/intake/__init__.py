"""Intake (报送) on the site: files sent from a page, held sealed until the worker takes them in."""
