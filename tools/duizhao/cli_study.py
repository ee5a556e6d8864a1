"""The commands that write what readers take away: `export anki`, `epub`, `vocabulary`, `sentences`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duizhao.export.chapters import English
from duizhao.store import write_bytes
from duizhao.terminal import settings_of

if TYPE_CHECKING:
    from duizhao.pipeline.collected import Collection

_ARTICLES = click.option(
    "--article", "slugs", multiple=True, metavar="SLUG", help="Only this article; may be repeated."
)


def _output(name: str) -> Callable[[click.decorators.FC], click.decorators.FC]:
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option(
        "-o", "--output", type=path, default=name, show_default=True, help="File; - the screen."
    )


def _collection(ctx: click.Context, slugs: tuple[str, ...], english: str = English.AFTER) -> Collection:
    from duizhao.pipeline.collected import collect

    return collect(settings_of(ctx), frozenset(slugs), English(english))


def _write(output: Path, data: bytes) -> None:
    if str(output) == "-":
        sys.stdout.buffer.write(data)
    else:
        write_bytes(output, data)
        click.echo(f"{output}: {len(data):,} bytes", err=True)


@click.command()
@_output("duizhao.apkg")
@_ARTICLES
@click.pass_context
def anki(ctx: click.Context, output: Path, slugs: tuple[str, ...]) -> None:
    """Write decks for Anki: the glossary by subject, the words by article."""
    from duizhao.pipeline.collected import anki_package

    _write(output, anki_package(_collection(ctx, slugs)))


@click.command()
@_output("duizhao.epub")
@_ARTICLES
@click.option(
    "--english",
    type=click.Choice([str(place) for place in English]),
    default=str(English.AFTER),
    show_default=True,
    help="After each paragraph, at the end of the text, or none.",
)
@click.pass_context
def epub(ctx: click.Context, output: Path, slugs: tuple[str, ...], english: str) -> None:
    """Write a book (EPUB 3) of all articles, or of those named."""
    from duizhao.pipeline.collected import book

    _write(output, book(_collection(ctx, slugs, english)))


@click.command()
@_output("-")
@_ARTICLES
@click.option("--format", "style", type=click.Choice(["tsv", "csv"]), default="tsv", show_default=True)
@click.pass_context
def vocabulary(ctx: click.Context, output: Path, slugs: tuple[str, ...], style: str) -> None:
    """Write the terms and words of the articles as a table."""
    from duizhao.pipeline.collected import vocabulary_table

    _write(output, vocabulary_table(_collection(ctx, slugs), style))


@click.command()
@_output("-")
@_ARTICLES
@click.pass_context
def sentences(ctx: click.Context, output: Path, slugs: tuple[str, ...]) -> None:
    """Write the sentences with reviewed English as JSON Lines."""
    from duizhao.pipeline.collected import sentences as lines

    _write(output, lines(_collection(ctx, slugs)))


COMMANDS = (anki, epub, vocabulary, sentences)
