"""The fuzzing harness of the reader of hand-kept lists: ``python -m fuzz.read_list CORPUS… [libFuzzer's options]``."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["papercli.readers", "papercli.markdown", "papercli.actions.import_"]):
    from fuzz.checks import BrokenError, check, check_again
    from fuzz.pace import too_slow

_PACED = 128
"""One text in so many is repeated and timed, which takes as long as reading hundreds."""
_AGAIN = 8
"""One text in so many is read twice."""
_DICTIONARY = Path(__file__).with_name("read_list.dict")


def read(data: bytes) -> None:
    """Read bytes as a list. A file that is not UTF-8 is refused before it is read, so they are made UTF-8 here."""
    text = data.decode("utf-8", "replace")
    check(text)
    chosen = zlib.crc32(data)
    if chosen % _AGAIN == 0:
        check_again(text)
    if text and chosen % _PACED == 0 and (slow := too_slow(text)):
        raise BrokenError(slow)


def main() -> None:
    """Hand over to libFuzzer; files and folders of a corpus and its own options are taken from the command line."""
    atheris.Setup([*sys.argv, f"-dict={_DICTIONARY}", "-timeout=60"], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
