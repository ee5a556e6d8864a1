"""`make bench`: cold, warm and after an edit, beside a plain build of the same Chinese text."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.annotating import annotating
from bench.browser import LIMITS, measure_reader
from bench.generate import generate_pages, share_of_repeats
from bench.matching import MatchingCost, measure_matching, terms_of
from bench.measure import Cost, measure
from bench.sites import ROOT, write_english, write_ours, write_plain
from bench.words import words_table


def main() -> None:
    """Run the benchmark and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--characters", type=int, default=2000)
    parser.add_argument("--only", choices=("build", "reader"), help="measure one of the two")
    options = parser.parse_args()
    if options.only != "build":
        with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as folder:
            _run_reader(Path(folder))
    if options.only == "reader":
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-bench-") as folder:
        _run(Path(folder), options.articles, options.characters)


def _run(folder: Path, articles: int, characters: int) -> None:
    ours, plain = folder / "ours", folder / "plain"
    pages = dict(generate_pages(ROOT / "seeds" / "pages", articles, characters))
    write_ours(ours, pages)
    write_plain(plain, pages, "plugins: []\n")
    build = [sys.executable, "-m", "duizhao", "build"]
    costs = {"duizhao build, cold": measure(build, ours)}
    cold = _fingerprint(ours / "site")
    costs["duizhao build, warm"] = measure(build, ours)
    same = _fingerprint(ours / "site") == cold
    first = ours / "seeds" / "pages" / f"{min(pages)}.txt"
    first.write_text(first.read_text(encoding="utf-8").replace("。", "！", 1), encoding="utf-8")
    costs["duizhao build, one edit"] = measure(build, ours)
    costs["mkdocs build, plain text"] = measure([sys.executable, "-m", "mkdocs", "build", "-q"], plain)
    repeats = share_of_repeats(pages.values())
    title = f"{articles} articles of {characters} characters, {repeats:.1%} of the sentences repeat"
    Console().print(annotating(ROOT))
    Console().print(words_table())
    _print_matching(measure_matching(terms_of(ROOT), pages.values()))
    _print(costs, title, same=same)


READ = (2000, 20_000)
"""Characters of the articles that are opened in the browser."""


def _run_reader(folder: Path) -> None:
    pages = {f"page-{size}": _only(generate_pages(ROOT / "seeds" / "pages", 1, size)) for size in READ}
    write_ours(folder, pages)
    for name in pages:
        sidecar = f"articles:\n  {pages[name].splitlines()[0]}:\n    slug: {name}\n"
        (folder / "seeds" / "pages" / f"{name}.yml").write_text(sidecar, encoding="utf-8")
    write_english(folder)
    measure([sys.executable, "-m", "duizhao", "build"], folder)
    title = "The reader, in Chromium, with English"
    table = Table("", *(f"{size:,} characters" for size in READ), "at most", title=title)
    found = [measure_reader(folder / "site", name) for name in pages]
    for row in found[0]:
        limit = LIMITS.get(row)
        limits = " / ".join(f"{limit(size):.4g}" for size in READ) if limit else ""
        table.add_row(row, *(f"{one[row]:.1f}" for one in found), limits)
    Console().print(table)


def _only(pages: Iterable[tuple[str, str]]) -> str:
    [(_, text)] = pages
    return text


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return digest.hexdigest()


def _print_matching(costs: Sequence[MatchingCost]) -> None:
    few = costs[0]
    table = Table(
        "terms", "ns a character", "against the fewest", "found", "s to build", title="finding terms"
    )
    for cost in costs:
        ratio = f"{cost.nanoseconds / few.nanoseconds:.2f}"
        row = (f"{cost.nanoseconds:.0f}", ratio, str(cost.found), f"{cost.building:.2f}")
        table.add_row(f"{cost.terms:,}", *row)
    Console().print(table)


def _print(costs: dict[str, Cost], title: str, *, same: bool) -> None:
    plain = costs["mkdocs build, plain text"]
    table = Table("", "CPU s", "wall s", "peak MB", "CPU, against plain", title=title)
    for name, cost in costs.items():
        ratio = f"{cost.cpu / plain.cpu:.2f}"
        table.add_row(name, f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{cost.memory:.0f}", ratio)
    Console().print(table)
    Console().print(f"The warm site equals the cold one byte for byte: {'yes' if same else 'NO'}")
    if not same:
        sys.exit(1)


if __name__ == "__main__":
    main()
