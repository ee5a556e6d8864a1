"""Queries put to a built site in Chromium: what is found, what is fetched, how long it takes."""

from __future__ import annotations

import functools
import gzip
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench.truth import Hit

TAKEN = {"Chinese": "", "pinyin": "pinyin", "initials": "initials", "English": "english"}
"""How the search is told to take the words of a query of each kind."""

ASK = """async ([base, asked]) => {
  const from = (name) => import(new URL(`assets/javascripts/${name}.mjs`, base).href);
  const [{ SearchIndex }, { parseQuery }, { answer }] = await Promise.all(
    ["search-index", "search-query", "search-find"].map(from));
  window.opened ??= await SearchIndex.open(new URL("search/data/", base));
  const index = window.opened;
  const rows = [];
  for (const [query, only] of asked) {
    const start = performance.now();
    const { sentences } = await answer(index, parseQuery(query), only);
    const found = [...sentences].map((sentence) => {
      const article = index.articleOf(sentence);
      return [index.catalogue.articles[article][0], sentence - index.firsts[article]];
    });
    rows.push({ found, ms: performance.now() - start });
  }
  return rows;
}"""


def ask(page: Page, base: str, asked: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Put queries, each with how to take it; returns places of sentences and milliseconds."""
    answers: list[dict[str, Any]] = page.evaluate(ASK, [base, asked])
    return answers


def hits_of(site: Path, answer: dict[str, Any]) -> set[Hit]:
    """Say which sentences an answer names, by what the results would show of them."""
    return {(slug, _ids(site, slug)[place]) for slug, place in answer["found"]}


@functools.lru_cache(maxsize=4096)
def _ids(site: Path, slug: str) -> tuple[str, ...]:
    data = (site / "search" / "data" / "articles" / f"{slug}.json.gz").read_bytes()
    return tuple(sentence["id"] for sentence in json.loads(gzip.decompress(data))["sentences"])


def memory_of(browser: Browser) -> float:
    """Return the megabytes that all processes of a browser hold."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    status = (Path(f"/proc/{process['id']}/status") for process in processes)
    texts = (path.read_text() for path in status if path.is_file())
    return sum(int(text.partition("VmRSS:")[2].split()[0]) for text in texts if "VmRSS:" in text) / 1024
