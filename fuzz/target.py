"""The fuzzing harness of one of ``fuzz.targets``: ``python -m fuzz.target NAME CORPUS… [libFuzzer's options]``."""

from __future__ import annotations

import sys

import atheris

MODULES = {
    "yaml": ["papercli.store", "papercli.model"],
    "feed": ["papercli.sources", "arxiv"],
    "ids": ["papercli.model"],
    "blocks": ["papercli.markdown", "papercli.model", "papercli.writers"],
    "words": ["papercli.store.index", "papercli.model"],
}
"""Target → the packages whose branches guide the search."""


def main() -> None:
    """Hand over to libFuzzer; files and folders of a corpus and its own options are taken from the command line."""
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=MODULES[name]):
        from fuzz import targets
    atheris.Setup([*sys.argv, "-timeout=20", "-max_len=6000"], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
