"""The commands of the translation: `translate`, `export`, `import`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from duizhao.errors import UsageError
from duizhao.store import read_bytes, write_text
from duizhao.terminal import console, counted, settings_of

if TYPE_CHECKING:
    from duizhao.config import Settings
    from duizhao.pipeline.drafting import Machine, Outcome
    from duizhao.translation.drafts import Task
    from duizhao.translation.exchange import Change, Comparison

MANY = 20_000
"""Characters that are sent without asking."""

_ARTICLES = click.option(
    "--article", "slugs", multiple=True, metavar="SLUG", help="Only this article; may be repeated."
)


@click.command()
@click.option("--provider", metavar="NAME", help="Draft what has no translation: google, deepl, libre, …")
@click.option("--url", default="", help="Address of your own LibreTranslate, http://127.0.0.1:5000.")
@click.option(
    "--ask-above",
    type=click.IntRange(min=1),
    default=MANY,
    show_default=True,
    help="Ask before sending more characters.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@_ARTICLES
@click.option("--dry-run", is_flag=True, help="Say what would change or be sent, and do nothing.")
@click.pass_context
def translate(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    provider: str | None,
    url: str,
    ask_above: int,
    slugs: tuple[str, ...],
    *,
    yes: bool,
    dry_run: bool,
) -> None:
    """Bring the translation memories up to date; with --provider, have a machine draft what is empty."""
    from duizhao.pipeline.memories import update_memories

    settings, chosen = settings_of(ctx), frozenset(slugs)
    if url and not provider:
        raise UsageError("--url says where a provider is; add --provider libre")
    if provider:
        machine = _machine(settings, provider, url, dry_run=dry_run)
    for path, count in update_memories(settings, chosen, dry_run=dry_run):
        click.echo(
            f"{path}: {'would change' if dry_run else 'brought up to date'}, {count} without translation"
        )
    if provider:
        tasks = _open_tasks(settings, chosen)
        if dry_run:
            _show(tasks, machine)
        elif tasks:
            _ask(tasks, machine, 0 if yes else ask_above)
            _draft(settings, tasks, machine)


def _machine(settings: Settings, name: str, url: str, *, dry_run: bool) -> Machine:
    """Get a provider ready; what only shows what it would send needs no key."""
    if find_spec("deep_translator") is None:
        raise UsageError("deep-translator is not installed; install duizhao[translate]")
    from duizhao.pipeline.drafting import Machine
    from duizhao.translation.drafts import Pace
    from duizhao.translation.providers import PROVIDERS, connect

    if name not in PROVIDERS:
        raise UsageError(f"no provider {name}; the providers are {', '.join(PROVIDERS)}")
    provider = PROVIDERS[name]
    keys = dict.fromkeys(provider.keys.values(), "not asked") if dry_run else os.environ
    translator = connect(name, settings.language, keys, url)
    today = datetime.now(tz=UTC).date().isoformat()
    return Machine(name, provider, translator, Pace(provider.pause, time.sleep), today)


def _open_tasks(settings: Settings, slugs: frozenset[str]) -> tuple[Task, ...]:
    from duizhao.pipeline.drafting import open_tasks
    from duizhao.pipeline.seeds import read_lexicon
    from duizhao.pipeline.workers import workshop

    return open_tasks(settings, workshop(settings, read_lexicon(settings)), slugs)


def _show(tasks: Iterable[Task], machine: Machine) -> None:
    """Print every text that would be sent, as it would be."""
    total = 0
    for task in tasks:
        total += task.characters(machine.provider)
        for text in task.requests(machine.provider):
            click.echo(f"{task.name} {task.id}: {text}")
    click.echo(f"{counted(total, 'character')} would be sent to {machine.name}")


def _ask(tasks: Iterable[Task], machine: Machine, most: int) -> None:
    """Ask before many characters are sent; without an answer nothing is."""
    total = sum(task.characters(machine.provider) for task in tasks)
    if most and total > most:
        click.confirm(f"Send {counted(total, 'character')} to {machine.name}?", abort=True, err=True)


def _draft(settings: Settings, tasks: Sequence[Task], machine: Machine) -> None:
    from duizhao.pipeline.drafting import draft_all

    failed: list[Outcome] = []
    bare = 0
    with _drafting(len(tasks)) as bar:
        for outcome in draft_all(settings, tasks, machine):
            failed += [] if outcome.draft else [outcome]
            bare += bool(outcome.draft and not outcome.draft.is_guarded)
            bar.update(bar.task_ids[0], advance=1, failed=len(failed))
            bar.refresh()
    for outcome in failed:
        click.echo(f"{outcome.task.name} {outcome.task.id}: {machine.name} {outcome.reason}", err=True)
    console.print(f"{counted(len(tasks) - len(failed), 'draft')}, {len(failed)} failed")
    if bare:
        console.print(
            f"{counted(bare, 'draft')} without protected terms, because {machine.name} lost placeholders"
        )
    sys.exit(1 if failed else 0)


@contextmanager
def _drafting(total: int) -> Iterator[Bar]:
    """Show how much is done, what remains, and what has failed."""
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]} failed"),
    )
    with Bar(
        *columns, console=console, transient=True, disable=not console.is_terminal, auto_refresh=False
    ) as bar:
        bar.add_task("Drafting", total=total, failed=0)
        yield bar


@click.group()
def export() -> None:
    """Write take-away files."""


_OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else the screen."
)


@export.command()
@_OUTPUT
@_ARTICLES
@click.pass_context
def tmx(ctx: click.Context, output: Path | None, slugs: tuple[str, ...]) -> None:
    """Write the reviewed translations as TMX 1.4b."""
    from duizhao.pipeline.exchange import exported_units
    from duizhao.translation.tmx import to_tmx

    settings = settings_of(ctx)
    _write(output, to_tmx(exported_units(settings, frozenset(slugs)), settings.language))


@export.command()
@_OUTPUT
@_ARTICLES
@click.pass_context
def xliff(ctx: click.Context, output: Path | None, slugs: tuple[str, ...]) -> None:
    """Write all units with their states as XLIFF 2.1, for another tool."""
    from duizhao.pipeline.exchange import exported_units
    from duizhao.translation.xliff import to_xliff

    settings = settings_of(ctx)
    _write(output, to_xliff(exported_units(settings, frozenset(slugs)), settings.language))


def _write(output: Path | None, text: str) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)


@click.group(name="import")
def bring_in() -> None:
    """Take in what other tools have made."""


@bring_in.command(name="xliff")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--reviewed", is_flag=True, help="What is translated counts as reviewed.")
@click.option("--yes", is_flag=True, help="Apply the changes without asking.")
@click.option("--dry-run", is_flag=True, help="Show the changes, and do nothing.")
@click.pass_context
def import_xliff(ctx: click.Context, file: Path, *, reviewed: bool, yes: bool, dry_run: bool) -> None:
    """Take translations from an XLIFF 2 file; they are shown before they are applied."""
    from duizhao.pipeline.exchange import apply_changes, compare_with_site
    from duizhao.translation.xliff import read_xliff

    settings = settings_of(ctx)
    incoming = read_xliff(read_bytes(file, file), file, settings.language, is_reviewed=reviewed)
    found = compare_with_site(settings, incoming)
    _show_changes(found)
    if found.changes and not dry_run:
        if not yes:
            click.confirm(f"Apply {counted(len(found.changes), 'change')}?", abort=True, err=True)
        for path, count in apply_changes(settings, found.changes):
            click.echo(f"{path}: {count} {'entry' if count == 1 else 'entries'} changed")
    sys.exit(1 if found.refused else 0)


def _show_changes(found: Comparison) -> None:
    for change in found.changes:
        click.echo("".join(_lines(change)))
    for one, reason in found.refused:
        click.echo(f"{one.slug} {one.id}: not taken: {reason}", err=True)
    console.print(f"{counted(len(found.changes), 'change')}, {len(found.refused)} not taken")


def _lines(change: Change) -> Iterator[str]:
    one = change.incoming
    yield f"{one.slug} {one.id}: {change.before_state} → {one.state}\n  {one.source}\n"
    if change.before and change.before != one.target:
        yield f"- {change.before}\n"
    yield f"+ {one.target}\n"
