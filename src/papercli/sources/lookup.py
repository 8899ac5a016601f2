"""The one front of the sources: from arXiv ids to records, by cache, arXiv and snapshot, in that order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papercli.errors import NotFoundError, PapercliError, UsageError
from papercli.model import arxiv_id
from papercli.sources import SOURCES
from papercli.sources.cache import Cache
from papercli.sources.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papercli.model.arxiv_id import ArxivId
    from papercli.model.record import Record
    from papercli.sources.source import Source

CACHE = "cache"


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and where it was found."""

    record: Record
    source: str
    """``cache``, or the ``NAME`` of a source."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """What became of every id that was asked for, by canonical id: it is in one of the two."""

    found: dict[str, Found] = field(default_factory=dict)
    failed: dict[str, PapercliError] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    """Sentences for the person: which source was passed over and where records come from instead."""


def lookup(
    ids: Sequence[ArxivId],
    *,
    offline: bool,
    environ: Mapping[str, str],
    refresh: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Lookup:
    """Look papers up. One asked for twice is looked up once, in the version asked for first.

    ``refresh`` wants arXiv's word of today: no cache, no snapshot. Without network (``offline``, or arXiv gives no answer)
    older answers in the cache count too, then the snapshot. ``progress`` gets the number dealt with and the whole
    number. Raises ``UsageError`` for a bad environment only; what happens to a paper is in the result.
    """
    if refresh and offline:
        raise UsageError("newer metadata can't be had offline")
    settings = Settings.read(environ)
    wanted, result = _valid(ids)
    cache, total = Cache(settings.cache), len(wanted)
    if not refresh:
        _from_cache(wanted, cache, result, old=offline)
    errors: dict[str, PapercliError] = {}
    for source in SOURCES:
        if not wanted or (source.ONLINE and offline) or (refresh and not source.ONLINE):
            continue
        asked = dict(wanted)
        _ask(source, wanted, settings, result, errors, _counter(progress, total - len(wanted), total))
        if source.ONLINE:
            for id_ in asked.keys() & result.found.keys():
                cache.put(asked[id_], result.found[id_].record)
            if not refresh:
                _from_cache(wanted, cache, result, old=True)
    result.failed.update({id_: errors[id_] for id_ in wanted})
    result.notes.extend(_notes(result, errors))
    return result


def _valid(ids: Sequence[ArxivId]) -> tuple[dict[str, ArxivId], Lookup]:
    """Each paper once. A malformed id never reaches a source: it would spoil the answer for all others."""
    wanted: dict[str, ArxivId] = {}
    result = Lookup()
    for id_ in ids:
        if arxiv_id.parse(str(id_)) == id_:
            wanted.setdefault(id_.id, id_)
        else:
            result.failed[id_.id] = UsageError(f'"{id_}" is not an arXiv id', code="malformed-id", ref=str(id_))
    return wanted, result


def _from_cache(wanted: dict[str, ArxivId], cache: Cache, result: Lookup, *, old: bool) -> None:
    """Move what the cache has from ``wanted`` to ``result``."""
    for id_ in list(wanted.values()):
        record = cache.get(id_, oldest=None) if old else cache.get(id_)
        if record:
            result.found[id_.id] = Found(record, CACHE)
            del wanted[id_.id]


def _counter(progress: Callable[[int, int], None] | None, before: int, total: int) -> Callable[[int], None]:
    def count(done: int) -> None:
        if progress:
            progress(before + done, total)

    return count


def _ask(
    source: Source,
    wanted: dict[str, ArxivId],
    settings: Settings,
    result: Lookup,
    errors: dict[str, PapercliError],
    progress: Callable[[int], None],
) -> None:
    """Move what ``source`` has the word on from ``wanted`` to ``result``; the first error of the others stands in ``errors``."""
    answers = source.fetch(list(wanted.values()), settings, progress)
    for id_, record in answers.found.items():
        result.found[id_] = Found(record, source.NAME)
        del wanted[id_]
    for id_, error in answers.failed.items():
        if source.ONLINE and isinstance(error, NotFoundError):
            result.failed[id_] = error
            del wanted[id_]
        else:
            errors.setdefault(id_, error)


def _notes(result: Lookup, errors: Mapping[str, PapercliError]) -> Iterator[str]:
    """Say what came from elsewhere than from a source on the network (or its fresh answers), and why."""
    sources = {source.NAME: source for source in SOURCES}
    origins: dict[tuple[str, str], int] = {}
    for id_, found in result.found.items():
        why = errors[id_].message if id_ in errors else ""
        if why or (found.source in sources and not sources[found.source].ONLINE):
            origins[why, found.source] = origins.get((why, found.source), 0) + 1
    for (why, name), count in origins.items():
        where = sources[name].title() if name in sources else "earlier answers"
        come = "1 paper comes" if count == 1 else f"{count} papers come"
        yield f"{why}; {come} from {where}" if why else f"{come} from {where}"
