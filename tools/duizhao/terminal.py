"""What the commands share: the site they are asked about, the screen, how problems are printed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress as Bar

from duizhao.config import Settings, find_config, load_settings
from duizhao.errors import Problem, Severity

console = Console(stderr=True, highlight=False)


def settings_of(ctx: click.Context) -> Settings:
    """Read the settings of the site that a command is asked about."""
    return load_settings(ctx.find_root().obj or find_config(Path()))


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while something long is going on; nothing on a screen that is none."""
    with Bar(console=console, transient=True, disable=not console.is_terminal, auto_refresh=False) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            bar.refresh()

        yield advance


def counted(number: int, thing: str) -> str:
    """Say how many there are of a thing: `1 error`, `2 errors`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def report(problems: Sequence[Problem], style: str) -> None:
    """Print problems as lines or JSON, and end with 1 if there is an error among them."""
    counts = Counter(problem.severity for problem in problems)
    errors = counts[Severity.ERROR]
    if style == "json":
        click.echo(json.dumps([_as_json(problem) for problem in problems], ensure_ascii=False, indent=1))
    else:
        click.echo("".join(f"{problem}\n" for problem in problems), nl=False)
        console.print(", ".join(counted(counts[severity], str(severity)) for severity in Severity))
    sys.exit(1 if errors else 0)


def _as_json(problem: Problem) -> dict[str, Any]:
    return {
        "path": str(problem.path),
        "line": problem.line,
        "severity": str(problem.severity),
        "message": problem.message,
    }
