"""Keep a list of research papers as data in Git, and write the README from it."""

__version__ = "0.1.0"
