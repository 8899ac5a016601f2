"""Take a hand-kept list over into the catalog: from drafts to papers, topics and places in the list."""
