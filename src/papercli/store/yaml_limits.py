"""How large a YAML file may be: the same for both readers, and apart, since the quick one does without all of the other."""

from __future__ import annotations

MAX_BYTES = 1 << 20
"""Of one file."""
MAX_DEPTH = 20
"""Of collections in collections; the root is the first."""
MAX_NODES = 5_000
"""Scalars, keys among them, and collections."""
