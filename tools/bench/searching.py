"""`python -m bench.searching`: what the search finds, fetches and takes, beside lunr and plain Pagefind."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pagefind_bin_extended import get_executable
from playwright.sync_api import Browser, Page, Response
from rich.console import Console

from bench.asking import TAKEN, ask, hits_of, memory_of
from bench.generate import generate_pages
from bench.measure import Cost, measure
from bench.search_tables import Exactness, Opening, pace_table, peers_table, truth_table
from bench.serving import browsing, served
from bench.sites import ROOT, write_english, write_ours, write_plain
from bench.truth import FINDERS, SEED, Line, draw_phrase, queries, read_lines
from duizhao.config import load_settings

COUNTS = {"Chinese": 200, "pinyin": 100, "initials": 30, "English": 100}
LATER = 30
"""Chinese queries that are typed after the first, then half as much pinyin; fewer on a small site."""
INDEX = """
from pathlib import Path
from duizhao.config import load_settings
from duizhao.pipeline.search import index_search
assert index_search(load_settings(Path("mkdocs.yml")), print)
"""
PHRASES = 40
"""Chinese phrases that are put to Pagefind alone."""
PROBE = "对口帮扶"
LUNR = "plugins: [{search: {lang: ja}}]\n"
"""With its own zh it finds nothing inside a run of characters; the Japanese segmenter does find Chinese."""


def main() -> None:
    """Run the benchmark and print tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.searching", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--characters", type=int, default=2000)
    parser.add_argument("--only", choices=("ours", "peers"), help="measure one of the two")
    options = parser.parse_args()
    pages = dict(generate_pages(ROOT / "seeds" / "pages", options.articles, options.characters))
    with tempfile.TemporaryDirectory(prefix="duizhao-search-") as folder:
        if options.only != "peers":
            _run_ours(Path(folder) / "ours", pages)
        if options.only != "ours":
            _run_peers(Path(folder), pages)


def _run_ours(folder: Path, pages: Mapping[str, str]) -> None:
    """Build a site with English, and measure its search."""
    write_ours(folder, pages, search="on")
    write_english(folder)
    measure([sys.executable, "-m", "duizhao", "build"], folder)
    (folder / ".cache" / "duizhao" / "search" / "key.json").unlink()
    index = measure([sys.executable, "-c", INDEX], folder)
    lines = read_lines(load_settings(folder / "mkdocs.yml"))
    with browsing() as browser, served(folder / "site") as base:
        opening = _open(browser, base)
        later = _type(browser, base, lines)
        exact, answers = _exactness(browser, base, folder / "site", lines)
    console = Console()
    console.print(
        pace_table(f"{len(pages)} articles, {len(lines):,} sentences", index, opening, later, answers)
    )
    console.print(truth_table(COUNTS, exact))


def _run_peers(folder: Path, pages: Mapping[str, str]) -> None:
    """Put the same Chinese on plain sites, and measure what others find there."""
    chance, texts = random.Random(SEED), [*pages.values()]  # noqa: S311 - no secret, the same phrases every time
    phrases = [draw_phrase(chance, texts) for _ in range(PHRASES)]
    Console().print(
        peers_table(_pagefind(folder / "pagefind", pages, phrases), _lunr(folder / "lunr", pages))
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
    count = min(LATER, len({line.hit[0] for line in lines}))
    asked = queries(lines, {"Chinese": count, "pinyin": count // 2}, seed=7)
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
    folder: Path, pages: Mapping[str, str], phrases: Sequence[str]
) -> tuple[Cost, Exactness, float]:
    """Index the plain site as Pagefind does that segments Chinese; articles found, milliseconds a query."""
    write_plain(folder, pages, "plugins: []\n")
    measure([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    cost = measure([str(get_executable()), "--site", "site", "--quiet"], folder)
    with browsing() as browser, served(folder / "site") as base:
        page = browser.new_page()
        page.goto(f"{base}404.html")
        start = time.perf_counter()
        answers = page.evaluate(NATIVE, [base, list(phrases)])
        taken = (time.perf_counter() - start) / len(phrases) * 1000
    there = [{f"/read/{name}/" for name, text in pages.items() if phrase in text} for phrase in phrases]
    return cost, exactness([(set(found), right) for found, right in zip(answers, there, strict=True)]), taken


def _lunr(folder: Path, pages: Mapping[str, str]) -> tuple[Cost, Opening]:
    """Build the plain site with Material's own search, and put one query to it."""
    write_plain(folder, pages, LUNR)
    cost = measure([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    with browsing() as browser, served(folder / "site") as base:
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(f"{base}?q={PROBE}")
        page.locator(".md-search-result__item").first.wait_for(timeout=180_000, state="attached")
        seconds = time.perf_counter() - start
        size = (folder / "site" / "search" / "search_index.json").stat().st_size / 1000
        return cost, Opening(seconds, size, memory_of(browser))


if __name__ == "__main__":
    main()
