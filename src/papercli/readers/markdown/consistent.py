"""The entries of a document composed; where most of a list name people in one place, the unclear ones are read so, too."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from papercli.readers.markdown.compose import compose, prepare
from papercli.readers.markdown.manner import Manner, manner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.readers.markdown.candidate import Candidate
    from papercli.readers.markdown.entry import Entry
    from papercli.readers.markdown.layout import Votes
    from papercli.readers.markdown.trail import Trail

_ALONE = 4
"""Entries from which on a run speaks for itself; shorter ones are looked at with all of the document that are marked alike."""
_SURE = 0.1
"""The share of entries that must surely name people."""
_MOST = 0.6
"""The share of entries that name people when the unclear ones are read so."""
_SAMPLE = 16


def compose_all(trail: Trail, votes: Votes) -> list[Entry]:
    """Compose the entries, in the order of the candidates."""
    candidates = trail.found
    for candidate in candidates:
        prepare(candidate, trail)
    shares = [votes.of(candidate) for candidate in candidates]
    out = [compose(candidate, trail, share) for candidate, share in zip(candidates, shares, strict=True)]
    for places in _groups(candidates):
        _agree(places, trail, shares, out)
    return out


def _groups(candidates: Sequence[Candidate]) -> list[list[int]]:
    """The places of entries that are written alike."""
    runs: dict[object, list[int]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        if candidate.mention is None and candidate.lines:
            runs[candidate.run].append(i)
    groups: dict[object, list[int]] = defaultdict(list)
    for run, places in runs.items():
        groups[run if len(places) >= _ALONE else candidates[places[0]].marker] += places
    return list(groups.values())


def _agree(places: Sequence[int], trail: Trail, shares: Sequence[Mapping[str, float]], out: list[Entry]) -> None:
    """Read those of a group again that name no people, or name them otherwise than most."""
    document = trail.document
    manners = [manner(out[i], document) for i in places]
    counts = Counter(how for how in manners if how is not None)
    if not counts or counts.total() < max(2, _SURE * len(places)):
        return
    usual = counts.most_common(1)[0][0]
    unclear = [i for i, how in zip(places, manners, strict=True) if how is None or _other(how, usual)]
    again: dict[int, Entry] = {}
    for k, i in enumerate(unclear):
        made = compose(trail.found[i], trail, shares[i], usual)
        if made.draft.authors and made.draft.title and manner(made, document) != manner(out[i], document):
            again[i] = made
        if k == _SAMPLE and len(again) < _MOST * k / 2:
            break
    named = sum(bool(out[i].draft.authors) or i in again for i in places)
    if named >= _MOST * len(places):
        for i, made in again.items():
            out[i] = made


def _other(how: Manner, usual: Manner) -> bool:
    return how.first != usual.first or how.mark != usual.mark
