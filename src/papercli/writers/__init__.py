"""Papers in, text out: README blocks and export formats."""
