"""The command line: parse, call, print, and a number at the end (0 fine, 1 problems, 2 wrong use)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from duizhao import __version__
from duizhao.cli_glossary import EXPORTS, glossary, import_terms
from duizhao.cli_study import COMMANDS as TAKE_AWAY
from duizhao.cli_translation import bring_in, export, translate
from duizhao.config import Settings
from duizhao.errors import DuizhaoError, UsageError
from duizhao.terminal import console, progress_bar, report, settings_of


class Commands(click.Group):
    """A group whose commands end with one line, not a traceback, when something cannot be used."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what we raise on purpose becomes a message and exit status 1, or 2."""
        try:
            return super().invoke(ctx)
        except DuizhaoError as error:
            click.echo(str(error), err=True)
            ctx.exit(2 if isinstance(error, UsageError) else 1)
        except OSError as error:
            click.echo(f"{error.filename}: {error.strerror}; mend, rename or remove it", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    help="The site's mkdocs.yml; found from here if not given.",
)
@click.version_option(__version__, prog_name="duizhao")
@click.pass_context
def main(ctx: click.Context, config_file: Path | None) -> None:
    """Duizhao 对照: Chinese news with pinyin, glossary and English as a static site."""
    ctx.obj = config_file


def _emit(settings: Settings) -> None:
    from duizhao.pipeline.emit import emit_site

    with progress_bar("Annotating") as progress:
        done = emit_site(settings, progress)
    console.print(f"{done.pages} pages emitted, {done.worked} page files worked out anew")


@main.command()
@click.pass_context
def emit(ctx: click.Context) -> None:
    """Write docs/read, docs/glossary and the store."""
    _emit(settings_of(ctx))


@main.command()
@click.option("--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True)
@click.option("--strict", is_flag=True, help="Fail on errors in the seeds and on broken links.")
@click.pass_context
def build(ctx: click.Context, engine: str, *, strict: bool) -> None:
    """Emit, then build the site into site/."""
    from duizhao.pipeline.links import check_links

    settings = settings_of(ctx)
    _emit(settings)
    _search(engine, settings)
    _run_engine(engine, "build", settings, ["--strict"] if strict else [])
    if strict:
        report(check_links(settings.root / "site"), "text")


@main.command()
@click.option("--engine", type=click.Choice(["mkdocs", "zensical"]), default="mkdocs", show_default=True)
@click.option("-a", "--dev-addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@click.pass_context
def serve(ctx: click.Context, engine: str, dev_addr: str) -> None:
    """Preview the site; what is edited shows at once."""
    settings = settings_of(ctx)
    _emit(settings)
    _search(engine, settings)
    _run_engine(engine, "serve", settings, ["--dev-addr", dev_addr])


def _search(engine: str, settings: Settings) -> None:
    """Index for an engine that has no plugins, and put the index where it copies files from."""
    from duizhao.pipeline.search import index_search, publish_search

    if engine != "mkdocs":
        index_search(settings, lambda stage: console.print(f"search: {stage}"))
        publish_search(settings, settings.docs)


def _run_engine(engine: str, command: str, settings: Settings, options: list[str]) -> None:
    """Run the engine to its end; a build that is broken off has not succeeded, a preview has."""
    if find_spec(engine) is None:
        raise UsageError(f"{engine} is not installed; install duizhao[{engine}], or leave --engine out")
    arguments = [sys.executable, "-m", engine, command, "-f", str(settings.config_file), *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    try:
        run = subprocess.run(arguments, cwd=settings.root, env=environment, check=False)  # noqa: S603 - our words
    except KeyboardInterrupt:
        sys.exit(0 if command == "serve" else 130)
    if run.returncode:
        sys.exit(1)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a readable list.")
def split(file: Path, *, as_json: bool) -> None:
    """Split a page of newsprint into articles and blocks, as printed."""
    from duizhao.ingest.split import printed_json, read_page

    printed = printed_json(read_page(_bytes_of(file), file), str(file))
    if as_json:
        click.echo(json.dumps(printed, ensure_ascii=False, indent=1))
        return
    for article in printed["articles"]:
        click.echo("")
        for block in article["blocks"]:
            click.echo(f"{block['role']:>10}  {block['text']}")
    for block in printed["furniture"]:
        click.echo(f"{block['role']:>10}  {block['text']}")


def _bytes_of(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror}; give the path of a text file") from error


@main.command()
@click.argument("file", type=click.Path(path_type=Path), default="-")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line (the default).")
@click.option("--html", "as_html", is_flag=True, help="HTML with ruby, a paragraph a line.")
@click.option("--gloss", is_flag=True, help="Add the dictionary's senses for the reading of each word.")
@click.pass_context
def annotate(ctx: click.Context, file: Path, *, as_json: bool, as_html: bool, gloss: bool) -> None:
    """Annotate any text, line by line, with the names and terms of the site around."""
    from duizhao.annotate import annotate as annotate_text
    from duizhao.annotate import annotation_json, build_tools
    from duizhao.ingest.decode import decode_page
    from duizhao.pages.ruby import render_sentence
    from duizhao.pipeline.seeds import lexicon_around

    if as_json and as_html:
        raise click.UsageError("choose --json or --html")
    lexicon = lexicon_around(ctx.obj, Path())
    data = _bytes_of(file)
    text = decode_page(data, file) if data.strip() else data.decode()
    tools = build_tools(lexicon.names, lexicon.terms)
    for line in text.removesuffix("\n").split("\n") if text else ():
        if as_html:
            html = render_sentence(annotate_text(line, tools), "glossary/", names=tools.names)
            click.echo(f'<p lang="zh-Hans">{html}</p>')
        else:
            click.echo(json.dumps(annotation_json(line, tools, gloss=gloss), ensure_ascii=False))


@main.command()
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def check(ctx: click.Context, style: str) -> None:
    """List everything an editor should see, one line a problem."""
    from duizhao.pipeline.check import check_site

    with progress_bar("Checking") as progress:
        problems = check_site(settings_of(ctx), progress)
    report(problems, style)


for command in (*EXPORTS, *TAKE_AWAY):
    export.add_command(command)
bring_in.add_command(import_terms)
main.add_command(translate)
main.add_command(export)
main.add_command(bring_in)
main.add_command(glossary)
