"""Page files worked out side by side, on as many processors as there are."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from duizhao.config import Settings
from duizhao.pipeline.articles import WorkedPage, Workshop, work_page
from duizhao.pipeline.cache import save_worked
from duizhao.pipeline.seeds import Lexicon

MANY = 40
"""From so many page files on, it pays to start other processes."""

CHUNK = 8
"""Page files that a worker takes at a time."""

Progress = Callable[[int, int], None]
"""Told how many page files of how many are done."""


@lru_cache(maxsize=1)
def workshop(settings: Settings, lexicon: Lexicon) -> Workshop:
    """Return the tools for this lexicon; kept from one build to the next, and handed down to workers."""
    return Workshop.of(settings, lexicon)


@dataclass(frozen=True, slots=True)
class Task:
    """What the workers share."""

    settings: Settings
    lexicon: Lexicon
    shared: str
    """Key of all that the articles share."""


def work_pages(task: Task, files: Sequence[Path], progress: Progress | None = None) -> None:
    """Work out these page files and keep the results in the cache.

    Raises the error of the first file, in their order, that cannot be used.
    """
    done = 0
    chunks = [tuple(files[start : start + CHUNK]) for start in range(0, len(files), CHUNK)]
    for chunk in _worked(task, chunks):
        done += len(chunk)
        if progress:
            progress(done, len(files))


def _worked(task: Task, chunks: Sequence[tuple[Path, ...]]) -> Iterator[tuple[Path, ...]]:
    if not may_fork() or sum(map(len, chunks)) < MANY:
        yield from (_work_chunk(task, chunk) for chunk in chunks)
        return
    workshop(task.settings, task.lexicon)
    context = multiprocessing.get_context("fork")
    with frozen_heap(), ProcessPoolExecutor(os.cpu_count(), mp_context=context) as pool:
        futures = [pool.submit(_work_chunk, task, chunk) for chunk in chunks]
        for future in as_completed(futures):
            if future.exception():
                pool.shutdown(cancel_futures=True)
                _raise_first(futures)
            yield future.result()


@contextmanager
def frozen_heap() -> Iterator[None]:
    """Let the garbage collector pass over what is there: the dictionaries are a million objects, and stay.

    Workers then share the memory of their parent, which a collection would write to.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def may_fork() -> bool:
    """Say whether a copy of this process is safe and cheap: one thread, and a system that forks."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _raise_first(futures: Sequence[Future[tuple[Path, ...]]]) -> None:
    for future in futures:
        if not future.cancelled():
            future.result()


def _work_chunk(task: Task, files: tuple[Path, ...]) -> tuple[Path, ...]:
    for path in files:
        work_one(task, path)
    return files


def work_one(task: Task, page_file: Path) -> WorkedPage:
    """Work out one page file and keep the result."""
    worked = work_page(workshop(task.settings, task.lexicon), page_file, task.shared)
    save_worked(task.settings, page_file.stem, worked)
    return worked
