"""Progress bars on stderr, for a person who waits."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

_MANY = 5
"""From so many things to do on a bar is worth its line."""


@contextmanager
def progress_bars(*, shown: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Hand out what shows a bar for each thing that is done: told its words, how much is done, and the whole number.

    None where nothing is to be ``shown``. What is done soon gets no bar, and nothing is loaded for it.
    """
    if not shown:
        yield None
        return
    with ExitStack() as stack:
        bars: Progress | None = None
        tasks: dict[str, TaskID] = {}

        def tell(words: str, done: int, of: int) -> None:
            nonlocal bars
            if of < _MANY:
                return
            if bars is None:
                bars = stack.enter_context(_bars())
            if words not in tasks:
                tasks[words] = bars.add_task(words, total=of)
            bars.update(tasks[words], completed=done, total=of)

        yield tell


def _bars() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
