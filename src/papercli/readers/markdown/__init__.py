"""Hand-kept lists in Markdown: from the text to drafts."""
