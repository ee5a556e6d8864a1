"""`python -m bench.searching`: what the search finds, fetches and takes, beside lunr and plain Pagefind."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response
from rich.console import Console
from rich.table import Table

from bench.asking import TAKEN, ask, chromium, hits_of, memory_of, served
from bench.generate import generate_pages
from bench.measure import Cost, measure
from bench.sites import ROOT, write_english, write_ours, write_plain
from bench.truth import FINDERS, Line, queries, read_lines
from duizhao.config import load_settings

COUNTS = {"Chinese": 200, "pinyin": 100, "initials": 30, "English": 100}
LATER = 30
"""Queries that are typed after the first, one by one."""
INDEX = """
from pathlib import Path
from duizhao.config import load_settings
from duizhao.pipeline.search import index_search
assert index_search(load_settings(Path("mkdocs.yml")), print)
"""
PROBE = "对口帮扶"
LUNR = "plugins: [{search: {lang: ja}}]\n"
"""With its own zh it finds nothing inside a run of characters; the Japanese segmenter does find Chinese."""


@dataclass(frozen=True, slots=True)
class Exactness:
    """How much of what is found is right, and how much of what is there is found."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first query takes, from the key that opens the search to its answer."""

    seconds: float
    kilobytes: float
    megabytes: float
    """Of all processes of the browser."""


def main() -> None:
    """Run the benchmark and print tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.searching", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--characters", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="duizhao-search-") as folder:
        run(Path(folder), options.articles, options.characters)


def run(folder: Path, articles: int, characters: int) -> None:
    """Build a site with English, and the same Chinese for the peers; measure all three."""
    ours = folder / "ours"
    pages = dict(generate_pages(ROOT / "seeds" / "pages", articles, characters))
    write_ours(ours, pages, search="on")
    write_english(ours)
    measure([sys.executable, "-m", "duizhao", "build"], ours)
    (ours / ".cache" / "duizhao" / "search" / "key.json").unlink()
    index = measure([sys.executable, "-c", INDEX], ours)
    lines = read_lines(load_settings(ours / "mkdocs.yml"))
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("the benchmark of the search needs Chromium: install chromium")
    with chromium(program) as browser, served(ours / "site") as base:
        opening = _open(browser, base)
        later = _type(browser, base, lines)
        exact, answers = _exactness(browser, base, ours / "site", lines)
    title = f"{articles} articles, {len(lines):,} sentences"
    _print_ours(title, {**_rows(index, opening), **_pace(later, answers), **_truth(exact)})
    phrases = queries(lines, {"Chinese": 40})["Chinese"]
    texts = {f"/read/{name}/": text for name, text in pages.items()}
    _print_peers(
        _pagefind(program, folder / "pagefind", pages, texts, phrases), _lunr(program, folder / "lunr", pages)
    )


def _open(browser: Browser, base: str) -> Opening:
    """Open the search on an article's page and type the first query."""
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.goto("about/")
    page.wait_for_load_state("networkidle")
    fetched = _collect(page)
    start = time.perf_counter()
    page.keyboard.press("/")
    page.locator("search-box input").fill(PROBE)
    page.locator(".found-pair").first.wait_for()
    seconds = time.perf_counter() - start
    page.wait_for_load_state("networkidle")
    kilobytes = sum(len(response.body()) for response in fetched) / 1000
    opening = Opening(seconds, kilobytes, memory_of(browser))
    context.close()
    return opening


def _collect(page: Page) -> list[Response]:
    """Gather the answers that a page gets from now on."""
    fetched: list[Response] = []

    def keep(response: Response) -> None:
        fetched.append(response)

    page.on("response", keep)
    return fetched


TYPE = """async (query) => {
  const box = document.querySelector("search-box");
  const input = box.querySelector("input");
  const answered = new Promise((done) => new MutationObserver((_, observer) => {
    if (box.dataset.answered !== query) return;
    observer.disconnect();
    done(performance.now());
  }).observe(box, { attributeFilter: ["data-answered"] }));
  input.value = query;
  const start = performance.now();
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return await answered - start;
}"""


def _type(browser: Browser, base: str, lines: Sequence[Line]) -> list[float]:
    """Type queries one by one; milliseconds from the key to the results, the wait for a pause too."""
    asked = queries(lines, {"Chinese": LATER, "pinyin": LATER // 2}, seed=7)
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.goto(f"search/?q={PROBE}")
    page.locator(".found-pair").first.wait_for()
    taken = [float(page.evaluate(TYPE, query)) for query in (*asked["Chinese"], *asked["pinyin"])]
    context.close()
    return sorted(taken)


def _exactness(
    browser: Browser, base: str, site: Path, lines: Sequence[Line]
) -> tuple[dict[str, Exactness], list[float]]:
    """Put every query, and compare what is found with a plain scan."""
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.goto("about/")
    rows: dict[str, Exactness] = {}
    times: list[float] = []
    for kind, asked in queries(lines, COUNTS).items():
        answers = ask(page, base, [(query, TAKEN[kind]) for query in asked])
        times += [answer["ms"] for answer in answers]
        found = (hits_of(site, answer) for answer in answers)
        there = (FINDERS[kind](lines, query) for query in asked)
        rows[kind] = exactness(list(zip(found, there, strict=True)))
    context.close()
    return rows, sorted(times)


def exactness(pairs: Sequence[tuple[set[Any], set[Any]]]) -> Exactness:
    """Sum up pairs of what was found and what is there."""
    right = sum(len(found & there) for found, there in pairs)
    found, there = sum(len(found) for found, _ in pairs), sum(len(there) for _, there in pairs)
    return Exactness(right / max(found, 1), right / max(there, 1))


NATIVE = """async ([base, phrases]) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
  const rows = [];
  for (const phrase of phrases) {
    const { results } = await pagefind.search(phrase);
    const pages = await Promise.all(results.map((result) => result.data()));
    rows.push(pages.map((page) => new URL(page.raw_url ?? page.url, base).pathname));
  }
  return rows;
}"""


def _pagefind(
    program: str, folder: Path, pages: Mapping[str, str], texts: Mapping[str, str], phrases: Sequence[str]
) -> tuple[Cost, Exactness, float]:
    """Index the plain site as Pagefind does by itself; articles found, and milliseconds a query."""
    write_plain(folder, pages, "plugins: []\n")
    measure([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    cost = measure([sys.executable, "-m", "pagefind", "--site", "site", "--quiet"], folder)
    with chromium(program) as browser, served(folder / "site") as base:
        page = browser.new_page()
        page.goto(f"{base}404.html")
        start = time.perf_counter()
        answers = page.evaluate(NATIVE, [base, list(phrases)])
        taken = (time.perf_counter() - start) / len(phrases) * 1000
    there = [{address for address, text in texts.items() if phrase in text} for phrase in phrases]
    return cost, exactness([(set(found), right) for found, right in zip(answers, there, strict=True)]), taken


def _lunr(program: str, folder: Path, pages: Mapping[str, str]) -> tuple[Cost, Opening]:
    """Build the plain site with Material's own search, and put one query to it."""
    write_plain(folder, pages, LUNR)
    cost = measure([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    with chromium(program) as browser, served(folder / "site") as base:
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(f"{base}?q={PROBE}")
        page.locator(".md-search-result__item").first.wait_for(timeout=180_000, state="attached")
        seconds = time.perf_counter() - start
        size = (folder / "site" / "search" / "search_index.json").stat().st_size / 1000
        return cost, Opening(seconds, size, memory_of(browser))


def _rows(index: Cost, opening: Opening) -> dict[str, tuple[str, str]]:
    indexed = f"{index.wall:.1f} s ({index.cpu:.1f} CPU s, {index.memory:.0f} MB)"
    opened = f"{opening.seconds * 1000:.0f} ms, {opening.kilobytes:.0f} KB"
    return {
        "index": (indexed, "≤ 20 s"),
        "first query, from opening": (opened, "≤ 1 s, ≤ 400 KB"),
        "memory of the browser": (f"{opening.megabytes:.0f} MB", ""),
    }


def _pace(later: Sequence[float], answers: Sequence[float]) -> dict[str, tuple[str, str]]:
    def said(times: Sequence[float]) -> str:
        return f"median {times[len(times) // 2]:.0f} ms, 95 % ≤ {times[len(times) * 95 // 100]:.0f} ms"

    return {"later queries, as typed": (said(later), "≤ 150 ms"), "answers alone": (said(answers), "")}


def _truth(exact: Mapping[str, Exactness]) -> dict[str, tuple[str, str]]:
    return {
        f"{COUNTS[kind]} queries: {kind}": (
            f"precision {row.precision:.4f}, recall {row.recall:.4f}",
            "" if kind == "English" else "1.0, 1.0",
        )
        for kind, row in exact.items()
    }


def _print_ours(title: str, rows: Mapping[str, tuple[str, str]]) -> None:
    table = Table("Duizhao’s search", "measured", "wanted", title=title)
    for name, cells in rows.items():
        table.add_row(name, *cells)
    Console().print(table)


def _print_peers(native: tuple[Cost, Exactness, float], lunr: tuple[Cost, Opening]) -> None:
    table = Table("peer, the same Chinese", "build or index", "first query", "exactness by article")
    cost, exact, taken = native
    row = f"precision {exact.precision:.2f}, recall {exact.recall:.2f}"
    table.add_row("Pagefind by itself", f"{cost.wall:.1f} s", f"{taken:.0f} ms a query", row)
    cost, opening = lunr
    opened = f"{opening.seconds:.1f} s, index {opening.kilobytes:.0f} KB, {opening.megabytes:.0f} MB"
    table.add_row("Material’s lunr", f"{cost.wall:.1f} s", opened, "")
    Console().print(table)


if __name__ == "__main__":
    main()
