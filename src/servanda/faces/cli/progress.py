"""Progress on a terminal: a count of what has been done, once the work has taken a moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from servanda.faces.cli.asking import PATIENCE

T = TypeVar("T")

STEP = 500
"""Items between two looks at the clock."""


@contextmanager
def counted(doing: str, total: int | None = None) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """Gives a function that passes items on and shows on a terminal how many have passed.

    ``total`` is how many there will be, None where that is not known. Nothing is shown for work
    that is done within `PATIENCE` seconds, or where nobody looks on.
    """
    if not sys.stderr.isatty():
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(doing, total=total)
    begun = time.monotonic()

    def passing(items: Iterable[T]) -> Iterator[T]:
        for number, item in enumerate(items):
            if number % STEP == 0 and time.monotonic() - begun > PATIENCE:
                bar.start()
                bar.update(task, completed=number)
            yield item

    try:
        yield passing
    finally:
        bar.stop()
