"""What a reader waits for, in Chromium: bytes, toggles, the first word, shifts of the layout."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.serving import browsing, served

TOGGLES = {
    "pinyin": ("py", ("all", "off", "level", "names")),
    "English": ("en", ("below", "side", "tap", "hidden")),
    "zhuyin": ("ph", ("zhuyin", "pinyin")),
    "tone colours": ("tc", ("on", "off")),
    "script": ("zi", ("tw", "hans")),
}
"""What is stepped through, value after value."""

TIMED = """async ([name, value]) => {
  const { choose } = await import("../../assets/javascripts/choose.mjs");
  const start = performance.now();
  choose(name, value);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""
"""From a choice to the next frame."""

WORD = """async () => {
  const ruby = document.querySelector(".p ruby");
  const start = performance.now();
  ruby.click();
  while (!document.querySelector(".word .word-foot")) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach((one) => { sum += one.value; });
  const observer = new PerformanceObserver(add);
  observer.observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""

HEIGHT = "document.documentElement.scrollHeight"


def packed(path: Path) -> int:
    """Return the bytes of a file as a server would send it."""
    return len(gzip.compress(path.read_bytes(), 9))


def weigh(site: Path, slug: str, loaded: list[str]) -> dict[str, float]:
    """Return kilobytes, packed: the page, its data, our styles and scripts that `loaded` with it."""
    ours = [site / "assets" / name.split("/assets/", 1)[1] for name in loaded if "/assets/" in name]
    ours = [path for path in ours if path.suffix in {".css", ".mjs"} and ".min." not in path.name]
    every = [*(site / "assets/javascripts").glob("*.mjs"), *(p for p in ours if p.suffix == ".css")]
    sizes = {
        "page, KB": packed(site / f"read/{slug}/index.html"),
        "data at first use, KB": packed(site / f"read/{slug}.json"),
        "styles and scripts loaded, KB": sum(map(packed, ours)),
        "the same with all that may follow, KB": sum(map(packed, every)),
    }
    return {name: size / 1000 for name, size in sizes.items()}


def measure_reader(site: Path, slug: str) -> dict[str, float]:
    """Open an article as a first visitor does; a toggle takes as long as its slowest value."""
    with served(site) as url, browsing() as browser:
        return _measured(browser, site, f"{url}read/{slug}/", slug)


def _measured(browser: Browser, site: Path, address: str, slug: str) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.split("?")[0]))
    page.goto(address, wait_until="load")
    page.wait_for_selector("reader-bar[data-ready]", state="attached")
    found = weigh(site, slug, loaded)
    found["layout shift"] = page.evaluate(SHIFTS)
    guessed = page.evaluate(HEIGHT)
    page.evaluate("import('../../assets/javascripts/lookup.mjs').then(({ lookup }) => lookup())")
    found["first word, ms"] = page.evaluate(WORD)
    page.keyboard.press("Escape")
    for name, (choice, values) in TOGGLES.items():
        found[f"{name}, ms"] = _slowest(page, choice, values)
    page.add_style_tag(content=".p { content-visibility: visible !important }")
    found["height guessed, % off"] = 100 * abs(guessed / page.evaluate(HEIGHT) - 1)
    page.close()
    return found


def _slowest(page: Page, choice: str, values: tuple[str, ...]) -> float:
    """Time each value at its best of three rounds; what is fetched comes in one before, once in a visit."""
    rounds = []
    for _ in range(4):
        rounds.append([page.evaluate(TIMED, [choice, value]) for value in values])
        page.wait_for_timeout(500)
    return max(float(min(times)) for times in zip(*rounds[1:], strict=True))


LIMITS: dict[str, Callable[[int], float]] = {
    "page, KB": lambda size: 25 * max(size / 2000, 1),
    "data at first use, KB": lambda size: 40 * max(size / 2000, 1),
    "styles and scripts loaded, KB": lambda _: 30,
    "layout shift": lambda _: 0.01,
    "first word, ms": lambda _: 100,
    "height guessed, % off": lambda _: 10,
    **{f"{name}, ms": lambda size: 50 if size <= 2000 else 100 for name in TOGGLES},  # noqa: PLR2004 - the two sizes
}
"""What each may be at most, for an article of so many characters."""
