"""Progress bars on stderr, for a person who waits."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MANY = 5
"""From so many papers on a bar is worth its line."""


@contextmanager
def progress_bars(*, shown: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Hand out what shows a bar for each thing that is done: told its words, how much is done, and the whole number.

    None where nothing is to be ``shown``.
    """
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def tell(words: str, done: int, of: int) -> None:
            if of >= MANY:
                if words not in tasks:
                    tasks[words] = bars.add_task(words, total=of)
                bars.update(tasks[words], completed=done, total=of)

        yield tell
