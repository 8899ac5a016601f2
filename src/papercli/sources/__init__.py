"""From a reference to a record: arXiv, the shipped snapshot; the only floor that speaks to the network."""
