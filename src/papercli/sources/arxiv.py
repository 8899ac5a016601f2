"""arXiv's query API: many ids in one request, answers matched by id.

The `arxiv` package puts the question and parses the answer. What goes over the wire passes through ``_Wire``, because by itself that
package waits for ever, repeats what can't succeed, keeps no pace between processes, and takes broken answers for few results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papercli.errors import MalformedError, NotFoundError, SourceError
from papercli.model import arxiv_id
from papercli.sources.deadline import Deadline
from papercli.sources.source import Answers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import arxiv  # type: ignore[import-untyped]

    from papercli.errors import PapercliError
    from papercli.model.arxiv_id import ArxivId
    from papercli.sources import atom
    from papercli.sources.http import Http
    from papercli.sources.settings import Settings

NAME = "arxiv"
ONLINE = True
BATCH = 200
"""Ids in one request: the address stays below 5 kB."""
_EMPTY_PAGES = 3
_LARGEST, _LARGEST_ENTRY = 1 << 20, 1 << 18
"""Bytes of an answer and for each paper in it; one of three thousand authors has some 200 kB."""


class _RejectedError(Exception):
    """arXiv calls one of the ids badly formed, which spoils the whole request."""

    def __init__(self, id_: str, message: str) -> None:
        super().__init__(message)
        self.id = id_
        self.message = message


class _LastPageError(Exception):
    """Stops the `arxiv` package from asking for more: as many results as ids were asked for, one page is all there is."""


@dataclass(frozen=True, slots=True)
class _Response:
    status_code: int
    content: bytes


class _Wire:
    """Stands in for the `arxiv` package's session: gives it one feed that is whole, and keeps what that names."""

    def __init__(self, http: Http, deadline: Deadline) -> None:
        self._http = http
        self._deadline = deadline
        self.feed: atom.Feed | None = None

    def get(self, url: str, **_: object) -> _Response:
        """Fetch the page. Raises ``SourceError``, or ``_RejectedError`` where an id is to blame."""
        if self.feed:
            raise _LastPageError
        for _try in range(_EMPTY_PAGES):
            feed = self._page(url)
            if feed.entries or not feed.total:
                self.feed = feed
                return _Response(200, feed.body)
            if not self._http.pause(url, self._deadline):  # arXiv now and then forgets the entries for a while
                break
        raise MalformedError("arXiv says there are results but sends none; this usually passes within minutes")

    def _page(self, url: str) -> atom.Feed:
        from papercli.sources import atom

        answer = self._http.get(url, title(), self._deadline)
        if answer.status not in (200, 400):
            raise SourceError(f"arXiv answered with status {answer.status}")
        try:
            feed = atom.read(answer.body)
        except MalformedError:
            if answer.status == 400:
                raise SourceError("arXiv answered with status 400") from None
            raise
        if feed.rejected:
            raise _RejectedError(feed.rejected, feed.error or "")
        if feed.error:
            raise MalformedError(f"arXiv answered with an error: {feed.error}")
        if answer.status == 400:
            raise SourceError("arXiv answered with status 400")
        return feed


def fetch(ids: Sequence[ArxivId], settings: Settings, progress: Callable[[int], None]) -> Answers:
    """Ask arXiv, ``BATCH`` ids a request. Each batch has ``settings.timeout`` seconds; when one gets no answer the rest isn't tried."""
    from papercli.sources.http import Http

    answers = Answers()
    with Http(settings, largest=_LARGEST + _LARGEST_ENTRY * min(len(ids), BATCH)) as http:
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            try:
                _fetch_batch(batch, http, settings, answers)
            except SourceError as error:
                unanswered = (
                    id_.id for id_ in ids[start:] if id_.id not in answers.failed and id_.id not in answers.found
                )
                answers.failed |= dict.fromkeys(unanswered, error)
                break
            progress(start + len(batch))
    return answers


def title() -> str:
    """As its readers spell it."""
    return "arXiv"


def _fetch_batch(ids: Sequence[ArxivId], http: Http, settings: Settings, answers: Answers) -> None:
    """Ask for ``ids`` until every one has its answer. Raises ``SourceError`` where nothing comes."""
    deadline = Deadline(settings.timeout)
    wanted = {str(id_): id_ for id_ in ids}
    while wanted:
        try:
            feed, results = _ask(list(wanted), _Wire(http, deadline), settings.arxiv_url)
        except _RejectedError as rejected:
            culprit = wanted.pop(_as_sent(rejected.id, wanted), None)
            if culprit is None:
                raise MalformedError(f"arXiv answered with an error: {rejected.message}") from None
            message = f"arXiv does not take {culprit} for an id: {rejected.message}"
            answers.failed[culprit.id] = NotFoundError(message, ref=str(culprit))
            continue
        before = len(wanted)
        for result in results:
            _match(result, wanted, answers)
        if len(feed.entries) >= feed.total or len(wanted) == before:
            asked = {id_.id for id_ in ids}
            answers.failed |= {id_.id: _unanswered(id_, feed, asked) for id_ in wanted.values()}
            return


def _ask(ids: Sequence[str], wire: _Wire, url: str) -> tuple[atom.Feed, list[arxiv.Result]]:
    import arxiv

    client = arxiv.Client(page_size=len(ids), delay_seconds=0, num_retries=0)
    client.query_url_format = url.replace("{", "%7B").replace("}", "%7D") + ("&{}" if "?" in url else "?{}")
    # The package has no other place for a time-out, a pace or another user agent.
    client._session.close()  # noqa: SLF001
    client._session = wire  # noqa: SLF001
    results = []
    try:
        for result in client.results(arxiv.Search(id_list=list(ids), max_results=None)):
            results.append(result)  # noqa: PERF402 - what came before the end of the page counts
    except _LastPageError:
        pass
    except ValueError as error:
        raise MalformedError(f"arXiv sent a date that is none ({error})") from error
    assert wire.feed is not None  # noqa: S101 - the client can't have results, or none, without asking
    return wire.feed, results


def _as_sent(rejected: str, wanted: Mapping[str, ArxivId]) -> str:
    """The id that was sent, for the one that arXiv's error names (perhaps without version, or in its own spelling)."""
    if rejected in wanted:
        return rejected
    parsed = arxiv_id.parse(rejected)
    return next((sent for sent, id_ in wanted.items() if parsed and id_.id == parsed.id), rejected)


def _match(result: arxiv.Result, wanted: dict[str, ArxivId], answers: Answers) -> None:
    """Take the id that ``result`` answers out of ``wanted``; what nobody asked for is passed over."""
    from papercli.sources import atom

    paper = atom.entry_id(result.entry_id)
    sent = next((sent for sent in (str(paper), paper.id) if sent in wanted), None) if paper else None
    if sent is None or paper is None:
        return
    del wanted[sent]
    try:
        answers.found[paper.id] = atom.record(result)
    except MalformedError as error:
        answers.failed[paper.id] = error


def _unanswered(id_: ArxivId, feed: atom.Feed, asked: Collection[str]) -> PapercliError:
    """Why there is no record: no such paper or version, an entry that can't be used, or an answer to something else."""
    from papercli.sources import atom

    named = [(text, atom.entry_id(text)) for text in feed.entries]
    mine = next((paper for _, paper in named if paper and paper.id == id_.id), None)
    if mine and id_.version not in (None, mine.version):
        return NotFoundError(f"arXiv has no version {id_.version} of {id_.id}", ref=str(id_), hint=f"it has {mine}")
    if mine:
        return MalformedError(f"arXiv's entry for {id_} has no date", ref=str(id_))
    stranger = next((text for text, paper in named if paper is None or paper.id not in asked), None)
    if stranger is not None:
        return MalformedError(f"arXiv answered about {stranger[:100]!r} instead of {id_}", ref=str(id_))
    if len(feed.entries) < feed.total:
        return MalformedError(
            f"arXiv sent {len(feed.entries)} of {feed.total} results, {id_} not among them", ref=str(id_)
        )
    return NotFoundError(
        f"arXiv has no paper {id_}", ref=str(id_), hint="check the number; new papers appear within a day"
    )
