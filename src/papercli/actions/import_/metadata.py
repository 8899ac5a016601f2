"""What sources know about a list's papers: all its arXiv ids in as few requests as possible."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.actions.import_.gather import Note
from papercli.model import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from papercli.actions.batch import Batch
    from papercli.actions.context import Context
    from papercli.model.draft import Draft
    from papercli.model.paper import Paper
    from papercli.sources.lookup import Found


@dataclass(frozen=True, slots=True)
class Metadata:
    """The records by arXiv id, and what there is to say."""

    records: Mapping[str, Found] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    """Which belong to no line."""
    notes: tuple[Note, ...] = ()
    """Ids that no paper has."""

    def tell(self, batch: Batch, shown: str, notes: Iterable[Note]) -> None:
        """Add what there is to say to the notes of a batch, ``notes`` of a plan among it; ``shown`` is the list's name."""
        by_line = sorted([*notes, *self.notes], key=lambda note: note.line)
        batch.notes += [*self.sentences, *(f"{shown}:{note.line}: {note.message}" for note in by_line)]


def ask(
    drafts: Iterable[Draft],
    papers: Iterable[Paper],
    context: Context,
    *,
    offline: bool,
    progress: Callable[[int, int], None] | None = None,
) -> Metadata:
    """Look up every arXiv id of the drafts once, but for those of ``papers`` that lack nothing a source would give.

    ``progress`` gets the number of ids dealt with and the whole number. What can't be had is no error: the list's own
    words stand, and the same import again fills the gaps.
    """
    from papercli.sources.lookup import lookup

    whole = {paper.arxiv for paper in papers if paper.arxiv and paper.authors and paper.published}
    lines: dict[str, int] = {}
    for draft in drafts:
        parsed = arxiv_id.parse(draft.arxiv) if draft.arxiv else None
        if parsed and parsed.id not in whole:
            lines.setdefault(parsed.id, draft.line)
    if not lines:
        return Metadata()
    if progress:
        progress(0, len(lines))
    answer = lookup(
        [arxiv_id.ArxivId(id_) for id_ in lines], offline=offline, environ=context.environ, progress=progress
    )
    nowhere = {id_: error for id_, error in answer.failed.items() if error.code == "not-found"}
    missing = Counter(error.code for id_, error in answer.failed.items() if id_ not in nowhere)
    words = {error.code: error.message for error in reversed(answer.failed.values())}
    sentences = [*answer.notes]
    for code, n in missing.items():
        why = "not in the shipped snapshot" if code == "not-in-snapshot" else words[code]
        stay = "1 paper stays as the list has it" if n == 1 else f"{n} papers stay as the list has them"
        sentences.append(f"{stay}: {why}")
    notes = tuple(Note(lines[id_], error.message) for id_, error in nowhere.items())
    return Metadata(answer.found, tuple(sentences), notes)
