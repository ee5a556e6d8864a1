"""The benchmarks run, on a small scale, and their generated articles hardly repeat themselves."""

from __future__ import annotations

import os
import subprocess
import sys

from bench.generate import generate_pages, share_of_repeats
from bench.searching import COUNTS
from checkout import ROOT


def test_fewer_than_one_sentence_in_a_hundred_repeats() -> None:
    pages = dict(generate_pages(ROOT / "seeds/pages", 200, 2000))
    assert dict(generate_pages(ROOT / "seeds/pages", 200, 2000)) == pages
    assert share_of_repeats(pages.values()) < 0.01


def test_the_whole_benchmark_runs() -> None:
    command = [sys.executable, "-m", "bench", "--articles", "3", "--characters", "300"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "byte for byte: yes" in run.stdout


def test_the_search_finds_exactly_what_a_plain_scan_finds() -> None:
    table = rows(run_search("--only", "ours", "--articles", "10", "--characters", "300"))
    kinds = {kind: cells for kind, *cells in table if kind in COUNTS}
    assert kinds == {kind: [str(count), "1.0000", "1.0000", "1.0, 1.0"] for kind, count in COUNTS.items()}


def test_peers_of_the_search_are_measured_on_the_same_chinese() -> None:
    table = rows(run_search("--only", "peers", "--articles", "3", "--characters", "300"))
    assert [cells[0] for cells in table] == ["Pagefind alone", "Material’s lunr"]
    assert len({len(cells) for cells in table}) == 1


def run_search(*options: str) -> str:
    """Run the benchmark of the search in a narrow terminal; what it printed."""
    command = [sys.executable, "-m", "bench.searching", *options]
    environment = {**os.environ, "COLUMNS": "80"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def rows(printed: str) -> list[list[str]]:
    """Return the cells of each row of the tables; one that wraps would give two rows."""
    lines = (line for line in printed.splitlines() if line.startswith("│"))
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in lines]
