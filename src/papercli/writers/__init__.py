"""Papers in, text out: README blocks, and the formats of other programs."""
