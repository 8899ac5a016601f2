"""Papers in, text out: README blocks."""
