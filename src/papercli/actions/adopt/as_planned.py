"""What the catalog will hold when a plan is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.model import schema, settings_schema
from papercli.model.changes import apply
from papercli.model.paper_changes import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papercli.actions.import_.plan import Planned
    from papercli.model.changes import Change, Plain
    from papercli.model.paper import Paper
    from papercli.model.topics import Topic, Topics


def paper(planned: Planned) -> Paper:
    """The paper as its file will have it."""
    if planned.existing is not None:
        after = changed(planned.existing, planned.changes)
        assert after is not None, planned.changes  # noqa: S101 - they are small and have been checked
        return after
    found, problems = schema.paper(planned.id, planned.values)
    assert found is not None, problems  # noqa: S101 - the plan has checked it
    return found


def topics_after(topics: Topics, changes: Sequence[Change]) -> Topics:
    """The topics that ``catalog.yaml`` will have."""
    mapping: dict[str, Plain] = {"format": "1", "topics": [_plain(topic) for topic in topics.roots]}
    found, problems = settings_schema.settings(apply(changes, mapping))
    assert found is not None, problems  # noqa: S101 - the plan declares only what the schema takes
    return found.topics


def _plain(topic: Topic) -> Plain:
    out: dict[str, Plain] = {"slug": topic.slug, "title": topic.title, "was": list(topic.was)}
    return out | {"topics": [_plain(below) for below in topic.topics]}
