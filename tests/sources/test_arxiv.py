from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from papercli.errors import MalformedError, NotFoundError, RateLimitedError, SourceError, UnreachableError
from papercli.model.arxiv_id import ArxivId
from papercli.sources import arxiv
from papercli.sources.settings import Settings
from tests.sources.conftest import LIMA, LORA, PERELMAN
from tests.sources.server import ArxivServer, Trick, entry, error_feed, feed, snapshot_records

if TYPE_CHECKING:
    from papercli.model.record import Record
    from papercli.sources.source import Answers

LIMA_ID = ArxivId("2305.11206")
LORA_ID = ArxivId("2106.09685")
UNKNOWN = ArxivId("1706.00001")


def fetch(settings: Settings, *ids: ArxivId) -> Answers:
    answers = arxiv.fetch(ids or [LIMA_ID], settings, lambda _: None)
    assert answers.found.keys() | answers.failed.keys() == {id_.id for id_ in ids or [LIMA_ID]}
    assert not answers.found.keys() & answers.failed.keys()
    return answers


def lima(settings: Settings) -> Record:
    return fetch(settings).found[LIMA_ID.id]


def failure(settings: Settings) -> Exception:
    return fetch(settings).failed[LIMA_ID.id]


def made(**changes: Any) -> Trick:
    return Trick(body=feed([entry(LIMA | changes, version=1)], total=1))


def test_a_record(settings: Settings) -> None:
    record = lima(settings)
    assert record.model_dump() == {
        "arxiv": "2305.11206",
        "version": 1,
        "title": "LIMA: Less Is More for Alignment",
        "authors": ("Chunting Zhou", "Pengfei Liu", "Omer Levy"),
        "published": "2023-05-18",
        "updated": "2023-05-18",
        "doi": None,
        "journal_ref": None,
        "comment": None,
        "primary_category": "cs.CL",
        "categories": ("cs.CL", "cs.AI", "cs.LG"),
        "abstract": "Large language models are trained in two stages.",
        "source": "arxiv",
    }


def test_the_question_names_the_ids_and_how_many_results(server: ArxivServer, settings: Settings) -> None:
    fetch(settings, LIMA_ID, ArxivId("math/0211159"), ArxivId("2106.09685", 1))
    (request,) = server.requests
    assert request.ids == ["2305.11206", "math/0211159", "2106.09685v1"]
    assert (request.query["start"], request.query["max_results"]) == ("0", "3")


def test_an_endpoint_with_a_query_of_its_own(server: ArxivServer, settings: Settings) -> None:
    settings = Settings(cache=settings.cache, arxiv_url=server.url + "?key={a}")
    assert lima(settings)
    assert server.requests[0].query["key"] == "{a}"


def test_answers_are_matched_by_id_not_place(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=feed([entry(r, version=1) for r in (PERELMAN, LORA, LIMA)], total=3)))
    found = fetch(settings, LIMA_ID, LORA_ID, ArxivId("math/0211159")).found
    assert {id_: record.title.split()[0] for id_, record in found.items()} == {
        "2305.11206": "LIMA:",
        "2106.09685": "LoRA:",
        "math/0211159": "The",
    }


def test_a_hundred_ids_are_one_request(settings: Settings) -> None:
    records = snapshot_records()[:100]
    with ArxivServer(records) as server:
        found = fetch(Settings(cache=settings.cache, arxiv_url=server.url), *(ArxivId(r["id"]) for r in records)).found
        assert len(found) == 100
        assert len(server.requests) == 1


def test_very_many_are_few_requests_and_progress_is_told(settings: Settings) -> None:
    records = snapshot_records()[:450]
    done: list[int] = []
    with ArxivServer(records) as server:
        ids = [ArxivId(r["id"]) for r in records]
        answers = arxiv.fetch(ids, Settings(cache=settings.cache, arxiv_url=server.url), done.append)
        assert len(answers.found) == 450
        assert len(server.requests) == 3
    assert done == [200, 400, 450]


def test_one_unknown_one_rejected_do_not_spoil_the_others(settings: Settings) -> None:
    records = snapshot_records()[:98]
    rejected = ArxivId("2403.99999", 7)
    with ArxivServer(records) as server:
        server.rejects.add(str(rejected))
        ids = [ArxivId(r["id"]) for r in records]
        answers = fetch(Settings(cache=settings.cache, arxiv_url=server.url), *ids[:50], UNKNOWN, rejected, *ids[50:])
        assert len(server.requests) == 2
    assert len(answers.found) == 98
    assert {id_: str(error) for id_, error in answers.failed.items()} == {
        "1706.00001": "arXiv has no paper 1706.00001",
        "2403.99999": "arXiv does not take 2403.99999v7 for an id: incorrect id format for 2403.99999v7",
    }
    assert all(isinstance(error, NotFoundError) for error in answers.failed.values())


def test_an_error_about_an_id_that_nobody_sent(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(status=400, body=error_feed("abc"))
    assert str(failure(settings)) == "arXiv answered with an error: incorrect id format for abc"
    assert len(server.requests) == 1


def test_an_error_about_an_id_without_its_version(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(status=400, body=error_feed("2106.09685")))
    answers = fetch(settings, LIMA_ID, ArxivId("2106.09685", 9))
    assert list(answers.found) == ["2305.11206"]
    assert "2106.09685v9" in str(answers.failed["2106.09685"])


def test_an_error_delivered_with_200(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=error_feed("x").replace(b"#incorrect_id_format_for_x", b"#database_down")))
    assert isinstance(failure(settings), MalformedError)


def test_a_version_is_asked_for_and_checked(settings: Settings) -> None:
    assert fetch(settings, ArxivId("2106.09685", 1)).found["2106.09685"].version == 1
    assert fetch(settings, LORA_ID).found["2106.09685"].version == 2
    assert isinstance(fetch(settings, ArxivId("2106.09685", 3)).failed["2106.09685"], NotFoundError)


def test_another_version_than_asked_for_is_not_it(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=feed([entry(LORA, version=2)], total=1)))
    error = fetch(settings, ArxivId("2106.09685", 3)).failed["2106.09685"]
    assert str(error) == "arXiv has no version 3 of 2106.09685"


def test_another_paper_than_asked_for(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=feed([entry(LORA, version=2)], total=1)))
    error = failure(settings)
    assert isinstance(error, MalformedError)
    assert "2106.09685v2' instead of 2305.11206" in str(error)


def test_an_entry_too_much_does_no_harm(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=feed([entry(LORA, version=2), entry(LIMA, version=1)], total=2)))
    assert lima(settings).title.startswith("LIMA")


def test_a_page_that_is_too_short_is_followed_by_another(server: ArxivServer, settings: Settings) -> None:
    server.next(Trick(body=feed([entry(LORA, version=2)], total=2)))
    assert len(fetch(settings, LIMA_ID, LORA_ID).found) == 2
    assert [request.ids for request in server.requests] == [["2305.11206", "2106.09685"], ["2305.11206"]]


def test_pages_that_stay_too_short(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(body=feed([entry(LORA, version=2)], total=2))
    answers = fetch(settings, LIMA_ID, LORA_ID, UNKNOWN)
    assert list(answers.found) == ["2106.09685"]
    assert isinstance(answers.failed["2305.11206"], MalformedError)
    assert len(server.requests) == 2


def test_an_empty_page_that_should_not_be_is_asked_for_again(server: ArxivServer, settings: Settings) -> None:
    empty = Trick(body=feed([], total=1))
    server.next(empty, empty)
    assert lima(settings)
    assert len(server.requests) == 3
    server.next(empty, empty, empty)
    assert "sends none" in str(failure(settings))
    assert len(server.requests) == 6


def test_no_such_paper(settings: Settings) -> None:
    error = fetch(settings, UNKNOWN).failed[UNKNOWN.id]
    assert isinstance(error, NotFoundError)
    assert error.ref == "1706.00001"


@pytest.mark.parametrize(
    ("trick", "kind"),
    [
        (Trick(body=b""), MalformedError),
        (Trick(body=b"<html><body>Login</body></html>", headers={"Content-Type": "text/html"}), MalformedError),
        (Trick(cut=700), MalformedError),
        (Trick(cut=700, honest_length=False), MalformedError),
        (Trick(body=b"<!DOCTYPE x><feed/>"), MalformedError),
        (Trick(status=400, body=b"Bad request"), SourceError),
        (Trick(status=403, body=b"no"), SourceError),
        (Trick(status=204, body=b""), SourceError),
        (Trick(status=429, body=b"", headers={"Retry-After": "3600"}), RateLimitedError),
        (Trick(hang_up=True), UnreachableError),
        (made(title=None), MalformedError),
        (made(title=" \n "), MalformedError),
        (made(published=None), MalformedError),
        (made(published="yesterday"), MalformedError),
        (made(id="2305.1"), MalformedError),
        (made(id=""), MalformedError),
    ],
)
def test_no_answer_is_no_paper(server: ArxivServer, settings: Settings, trick: Trick, kind: type[Exception]) -> None:
    server.always = trick
    assert type(failure(settings)) is kind
    assert len(server.requests) <= 2


def test_an_entry_that_can_not_be_used_does_not_spoil_the_others(server: ArxivServer, settings: Settings) -> None:
    for bad in (LIMA | {"title": ""}, LIMA | {"published": None}):
        server.next(Trick(body=feed([entry(bad, version=1), entry(LORA, version=2)], total=2)))
        answers = fetch(settings, LIMA_ID, LORA_ID)
        assert list(answers.found) == ["2106.09685"]
        assert isinstance(answers.failed["2305.11206"], MalformedError)


def test_when_arxiv_is_silent_the_rest_is_not_tried(server: ArxivServer, settings: Settings) -> None:
    server.always = Trick(silent=True)
    ids = [ArxivId(f"2305.{n:05}") for n in range(1, 1001)]
    answers = fetch(Settings(cache=settings.cache, arxiv_url=server.url, timeout=0.3), *ids)
    assert len(answers.failed) == 1000
    assert all(isinstance(error, UnreachableError) for error in answers.failed.values())
    assert len(server.requests) <= 1


def test_what_came_before_stays(settings: Settings) -> None:
    records = snapshot_records()[:250]
    with ArxivServer(records) as server:
        server.next(Trick(), Trick(status=403, body=b""))
        answers = fetch(Settings(cache=settings.cache, arxiv_url=server.url), *(ArxivId(r["id"]) for r in records))
    assert (len(answers.found), len(answers.failed)) == (200, 50)


def test_text_is_tidied(server: ArxivServer, settings: Settings) -> None:
    server.next(
        made(
            title=" M\\'ethodologie\n  of $O(n)$ \u009b31m\u202e ",
            authors=[' Tim\n  Rockt{\\"a}schel ', "LIGO Scientific Collaboration", " "],
            doi="10.1000/ABC",
            categories=["68T50", "cs.AI", "I.2.7", "14C20, 14M99", "cs.CL"],
            comment="This paper has been withdrawn\n  by the authors",
        )
    )
    record = lima(settings)
    assert record.title == "Méthodologie of $O(n)$ 31m"
    assert record.authors == ("Tim Rocktäschel", "LIGO Scientific Collaboration")
    assert record.doi == "10.1000/abc"
    assert record.categories == ("cs.CL", "cs.AI")
    assert record.comment == "This paper has been withdrawn by the authors"


def test_a_paper_by_three_thousand(server: ArxivServer, settings: Settings) -> None:
    server.next(made(authors=[f"Author {n}" for n in range(3303)]))
    assert len(lima(settings).authors) == 3303


def test_an_entry_without_update_is_an_entry(server: ArxivServer, settings: Settings) -> None:
    body = feed([entry(LIMA, version=1)], total=1)
    server.next(Trick(body=body.replace(b"<updated>2023-05-18T17:45:22Z</updated>", b"")))
    assert lima(settings).published == "2023-05-18"


def test_nothing_is_printed(server: ArxivServer, settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []  # as outside of pytest
    try:
        server.next(made(published=None), Trick(hang_up=True), Trick(status=500, body=b""))
        for _ in range(3):
            fetch(settings)
    finally:
        root.handlers = handlers
    assert capfd.readouterr() == ("", "")
