"""``papercli tag``."""

from __future__ import annotations

from papercli.cli.answers.tag import answer
from papercli.cli.command import application
from papercli.cli.options import CatalogDir, DryRun, Ids, Json, LockTimeout, NewTopic, Quiet, Refs, Topic

app = application()


@app.command()
def tag(
    topic: Topic,
    refs: Refs,
    new_topic: NewTopic = False,
    dry_run: DryRun = False,
    ids: Ids = False,
    json: Json = False,
    quiet: Quiet = False,
    catalog: CatalogDir = None,
    lock_timeout: LockTimeout = None,
) -> None:
    """Put papers under a topic.

    For instance: papercli tag peft 2106.09685 2305.14314
    """
    answer(**locals())
