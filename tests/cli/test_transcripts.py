"""Every transcript in ``transcripts/``, each in an empty folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts import Shell, check

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def test_there_are_transcripts() -> None:
    assert TRANSCRIPTS, "no *.txt in transcripts/: without them the next test would pass in silence"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda p: p.stem)
def test_a_transcript_stays_as_it_is(path: Path, tmp_path: Path) -> None:
    check(path, Shell(tmp_path))
