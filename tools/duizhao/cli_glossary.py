"""The commands of the glossary: `glossary …`, its formats under `export`, and `import terms`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from duizhao.store import write_text
from duizhao.terminal import console, counted, progress_bar, report, settings_of

if TYPE_CHECKING:
    from duizhao.exchange.plan import Change
    from duizhao.model import Term
    from duizhao.pipeline.glossary_import import Import

_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.group()
def glossary() -> None:
    """Look at the terms."""


def _terms(ctx: click.Context) -> tuple[Term, ...]:
    from duizhao.pipeline.seeds import read_lexicon
    from duizhao.pipeline.workers import workshop

    settings = settings_of(ctx)
    return tuple(workshop(settings, read_lexicon(settings)).terms.values())


@glossary.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_context
def list_terms(ctx: click.Context, *, as_json: bool) -> None:
    """List the terms with pinyin and preferred rendering."""
    from duizhao.glossary.records import terms_json

    terms = _terms(ctx)
    if as_json:
        click.echo(json.dumps(terms_json(terms), ensure_ascii=False, indent=1))
        return
    table = Table("term", "pinyin", "rendering", "domain")
    for term in terms:
        table.add_row(term.term, term.pinyin, term.preferred.text, term.domain)
    Console().print(table)


@glossary.command(name="check")
@_FORMAT
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def check_glossary(ctx: click.Context, style: str, *, as_json: bool) -> None:
    """List what is wrong with terms and names."""
    from duizhao.pipeline.check import check_site

    with progress_bar("Checking") as progress:
        problems = check_site(settings_of(ctx), progress)
    own = {("seeds", "glossary"), ("seeds", "names.yml")}
    report([one for one in problems if one.path.parts[:2] in own], "json" if as_json else style)


@glossary.command()
@click.option("--limit", default=100, show_default=True, help="How many candidates.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of YAML to complete.")
@click.pass_context
def suggest(ctx: click.Context, limit: int, *, as_json: bool) -> None:
    """Propose terms from the articles, the best first, as records to complete."""
    from duizhao.pipeline.suggesting import suggest_terms, to_records, to_yaml

    with progress_bar("Counting") as progress:
        found = suggest_terms(settings_of(ctx), limit, progress)
    click.echo(json.dumps(to_records(found), ensure_ascii=False, indent=1) if as_json else to_yaml(found))


def _tbx(terms: Sequence[Term]) -> str:
    from duizhao.exchange.tbx import to_tbx

    return to_tbx(terms, "Duizhao glossary 对照术语")


def _csv(terms: Sequence[Term]) -> str:
    from duizhao.exchange.tables import to_csv

    return to_csv(terms)


def _tsv(terms: Sequence[Term]) -> str:
    from duizhao.exchange.tables import to_tsv

    return to_tsv(terms)


def _omegat(terms: Sequence[Term]) -> str:
    from duizhao.exchange.omegat import to_omegat

    return to_omegat(terms)


_FORMATS: dict[str, tuple[Callable[[Sequence[Term]], str], str]] = {
    "tbx": (_tbx, "Write the glossary as TBX-Basic (ISO 30042), for terminology tools."),
    "csv": (_csv, "Write the glossary as CSV with a header, for spreadsheets."),
    "tsv": (_tsv, "Write the glossary as TSV with a header."),
    "omegat": (_omegat, "Write the glossary in the three columns of OmegaT."),
}


def _export_command(name: str) -> click.Command:
    write, told = _FORMATS[name]

    @click.command(name=name, help=told)
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="File to write; else the screen.",
    )
    @click.pass_context
    def command(ctx: click.Context, output: Path | None) -> None:
        text = write(_terms(ctx))
        if output is None:
            click.echo(text, nl=False)
        else:
            write_text(output, text)

    return command


EXPORTS = tuple(map(_export_command, _FORMATS))
"""The commands below `export`."""


@click.command(name="terms")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Apply the changes without asking.")
@click.option("--dry-run", is_flag=True, help="Show the changes, and do nothing.")
@click.pass_context
def import_terms(ctx: click.Context, file: Path, *, yes: bool, dry_run: bool) -> None:
    """Take terms from a CSV, TSV or TBX file; what would change is shown first."""
    from duizhao.pipeline.glossary_import import prepare_import, write_import

    settings = settings_of(ctx)
    prepared = prepare_import(settings, file)
    _show(prepared)
    if prepared.changes and not dry_run:
        if not yes:
            click.confirm(f"Apply {counted(len(prepared.changes), 'change')}?", abort=True, err=True)
        write_import(prepared)
        for path, _ in prepared.files:
            click.echo(f"{path.relative_to(settings.root)}: written")
    sys.exit(0)


def _show(prepared: Import) -> None:
    for change in prepared.changes:
        click.echo(_told(change))
    console.print(
        f"{counted(len(prepared.changes), 'change')}, {counted(prepared.unchanged, 'term')} as they are, "
        f"{prepared.absent} not in the file; those stay"
    )


def _told(change: Change) -> str:
    term = change.term
    if change.old is None:
        return f"+ {term.id} {term.term} ({term.domain}): {term.preferred.text}"
    return f"~ {term.id} {term.term}\n" + "\n".join(f"    {one}" for one in change.differences)
