"""Text in, drafts out: other people's lists and formats."""
