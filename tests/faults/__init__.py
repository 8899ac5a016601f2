"""Faults injected into the real program: kills, signals, failing calls, power cuts, many processes, damage by hand."""
