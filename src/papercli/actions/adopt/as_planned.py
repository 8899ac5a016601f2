"""What the catalog will hold when a plan is carried out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from papercli.model import schema, settings_schema
from papercli.model.changes import apply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papercli.actions.import_.plan import Planned
    from papercli.model.changes import Change, Plain
    from papercli.model.paper import Paper
    from papercli.model.topics import Topic, Topics


def paper(planned: Planned) -> Paper:
    """The paper as its file will have it."""
    if planned.existing is not None:
        return _changed(planned.existing, planned.changes)
    found, problems = schema.paper(planned.id, planned.values)
    assert found is not None, problems  # noqa: S101 - the plan has checked it
    return found


def _changed(paper: Paper, changes: Sequence[Change]) -> Paper:
    """The paper after its changes, which are small and have been checked."""
    mapping = cast("Mapping[str, Plain]", {key: _text(value) for key, value in paper.as_json().items() if value})
    found, problems = schema.paper(paper.id, {k: v for k, v in apply(changes, mapping).items() if k in schema.ORDER})
    assert found is not None, problems  # noqa: S101 - as above
    return replace(found, year=paper.year or found.year)


def _text(value: object) -> object:
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return {key: _text(each) for key, each in value.items()} if isinstance(value, dict) else value


def topics_after(topics: Topics, changes: Sequence[Change]) -> Topics:
    """The topics that ``catalog.yaml`` will have."""
    mapping: dict[str, Plain] = {"format": "1", "topics": [_plain(topic) for topic in topics.roots]}
    found, problems = settings_schema.settings(apply(changes, mapping))
    assert found is not None, problems  # noqa: S101 - the plan declares only what the schema takes
    return found.topics


def _plain(topic: Topic) -> Plain:
    out: dict[str, Plain] = {"slug": topic.slug, "title": topic.title, "was": list(topic.was)}
    return out | {"topics": [_plain(below) for below in topic.topics]}
