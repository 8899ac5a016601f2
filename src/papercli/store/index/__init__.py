"""The index: what is derived from a catalog's files, kept in ``.papercli/``, so that questions are answered without reading them all.

The files are the truth. Whatever is in doubt is answered from them.
"""

VERSION = 3
"""Of what the index holds: one more whenever a paper's file or ``catalog.yaml`` is read otherwise than before."""
