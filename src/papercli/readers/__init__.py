"""Text in, drafts out: the place for readers of lists and formats; there are none yet."""
