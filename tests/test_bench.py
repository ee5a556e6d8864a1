"""The benchmarks run, on a small scale, and their generated articles hardly repeat themselves."""

from __future__ import annotations

import os
import subprocess
import sys

from bench.generate import generate_pages, share_of_repeats
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


def test_the_benchmark_of_the_search_runs_and_finds_exactly_what_is_there() -> None:
    command = [sys.executable, "-m", "bench.searching", "--articles", "25", "--characters", "300"]
    environment = {**os.environ, "COLUMNS": "120"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr
    exact = [line for line in run.stdout.splitlines() if "precision 1.0000, recall 1.0000" in line]
    assert [line.split("queries: ")[1].split()[0] for line in exact][:3] == ["Chinese", "pinyin", "initials"]
    assert "Pagefind by itself" in run.stdout
