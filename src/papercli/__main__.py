"""The entry point, which begins so lightly that a Ctrl-C during the imports ends without a word, too."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program and exit."""
    try:
        from papercli.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
