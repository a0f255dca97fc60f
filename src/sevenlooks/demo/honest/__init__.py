"""The honest world: bodies that keep the law, with all the untidiness of honest business. No rule fires on it."""
