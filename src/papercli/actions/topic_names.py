"""Topics as people type them: slugs, former slugs and titles to slugs, new ones declared where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papercli.errors import UsageError
from papercli.model.text import fold, is_slug, nearest, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papercli.model.changes import Plain
    from papercli.model.topics import Topics
    from papercli.store.writer import Writer


def known(name: str, topics: Topics) -> str | None:
    """The slug that ``name`` means: a slug, a former slug, or a title, case and accents aside; None where there is none."""
    found = topics.resolve(name)
    if found is None:
        titled = [
            place.topic.slug for place in topics if fold(name) in (fold(place.topic.title), fold(place.topic.slug))
        ]
        found = titled[0] if len(titled) == 1 else None
    return found


def resolve(names: Iterable[str], topics: Topics, *, declarable: bool = False) -> tuple[str, ...]:
    """The slugs that ``names`` mean. Raises ``UsageError`` naming the nearest for one that is not declared.

    ``declarable``: a new topic would do, so that the hint says how to declare one.
    """
    out = []
    for name in names:
        found = known(name, topics)
        if found is None:
            near = nearest(name, [*topics.slugs, *(p.topic.title for p in topics)], 3)
            near = list(dict.fromkeys(known(each, topics) or each for each in near))
            hint = f"did you mean {', '.join(near)}? " if near else ""
            hint += (
                f"papercli topics add {slug(name) or 'SLUG'} declares it"
                if declarable
                else "papercli topics shows them"
            )
            raise UsageError(f'there is no topic "{name}"', code="unknown-topic", hint=hint)
        out.append(found)
    return tuple(dict.fromkeys(out))


def resolve_or_declare(names: Iterable[str], writer: Writer, *, new: bool) -> tuple[str, ...]:
    """Like ``resolve``; with ``new``, undeclared topics are declared at the end of the tree, just before the first paper is written."""
    topics = writer.settings().topics
    names = list(names)
    if new:
        missing = list(dict.fromkeys(name for name in names if known(name, topics) is None))
        for name in missing:
            if not slug(name):
                raise UsageError(f'"{name}" holds no letter to make a slug of', code="bad-slug")
        if missing:
            from papercli.model.changes import AddItem  # takes time to load, and most commands declare nothing

            entries = [_declaration(name) for name in missing]
            topics = writer.edit_settings([AddItem(("topics",), entry) for entry in entries], wait=True).topics
    return resolve(names, topics, declarable=True)


def _declaration(name: str) -> Plain:
    return {"slug": name} if is_slug(name) else {"slug": slug(name), "title": name}
