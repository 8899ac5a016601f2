"""How a list writes its titles: each entry votes, and its list's way decides where an entry alone is unclear."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.readers.markdown.candidate import Candidate


class Votes:
    """The share of each way of writing titles, by run and in the whole document."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._runs: dict[object, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for candidate in candidates:
            if candidate.mention or not candidate.lines:
                continue
            seen: dict[str, float] = {}
            for guess in candidate.lines[0].guesses:
                seen[guess.how] = max(seen.get(guess.how, 0.0), guess.score)
            if not seen:
                continue
            for how, score in seen.items():
                self._runs[candidate.run][how] += score
                self._runs[candidate.marker][how] += score
            self._runs[candidate.run][""] += 1
            self._runs[candidate.marker][""] += 1

    def of(self, candidate: Candidate) -> Mapping[str, float]:
        """The shares that count for an entry: its run's, as far as that has enough entries, and its document's."""
        near, far = self._runs.get(candidate.run, {}), self._runs.get(candidate.marker, {})
        count, total = near.get("", 0.0), far.get("", 0.0)
        trust = count / (count + 4)
        return {
            how: trust * near.get(how, 0.0) / max(count, 1) + (1 - trust) * far.get(how, 0.0) / max(total, 1)
            for how in {*near, *far}
            if how
        }
