"""`python -m train.score FILES…`: how many labelled characters a build reads right, and what it misses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from duizhao.annotate import Tools, annotate, build_tools
from train.labels import Label, read_labels


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--show", is_flag=True, help="List what is missed.")
def main(files: Sequence[Path], *, show: bool) -> None:
    """Score the whole annotation, without any names or terms, on labelled FILES."""
    tools = build_tools()
    for path in files:
        labels = read_labels(path)
        missed = [(label, found) for label in labels if (found := read_at(label, tools)) != label.syllable]
        click.echo(f"{path.name}: {100 - 100 * len(missed) / len(labels):.2f} of {len(labels):,}")
        for label, found in missed if show else ():
            before, after = label.text[: label.index], label.text[label.index + 1 :]
            place = f"{before[-8:]}[{label.text[label.index]}]{after[:8]}"
            click.echo(f"  {place} is {label.syllable}, not {found}")


def read_at(label: Label, tools: Tools) -> str | None:
    """Give the syllable that a build gives the labelled character."""
    tokens = annotate(label.text, tools).tokens
    return [syllable for token in tokens for syllable in token.reading][label.index]


if __name__ == "__main__":
    main()
