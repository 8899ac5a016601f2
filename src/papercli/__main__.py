"""The entry point, which begins so lightly that a signal during the imports ends without a word, too."""

from __future__ import annotations

import gc
import signal
import sys


def main() -> None:
    """Run the program and exit: with 130, 143 or 129 where Ctrl-C, SIGTERM or a closed terminal ends it, cleaned up."""
    gc.set_threshold(50_000)  # most commands make few objects, and end
    endings = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    for number in endings:
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has SIGHUP ignored
            signal.signal(number, _leave)
    try:
        from papercli.cli.main import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:  # a second signal while Python takes itself apart would be met by a traceback
        for number in (signal.SIGINT, *endings):
            signal.signal(number, signal.SIG_IGN)
        gc.freeze()  # nor need Python look for cycles in all that is loaded: a sixth of the time of a short command


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
