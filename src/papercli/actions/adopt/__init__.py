"""Taking over a hand-kept list: its papers into the catalog, its entries into blocks that show them as they were."""
