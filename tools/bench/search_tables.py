"""What the benchmark of the search has measured, as tables that stand in 80 columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from bench.measure import Cost


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


def pace_table(
    title: str, index: Cost, opening: Opening, later: Sequence[float], answers: Sequence[float]
) -> Table:
    """Set out what our own search costs; times of queries in milliseconds, from low to high."""
    rows = (
        ("index", f"{index.wall:.1f} s ({index.cpu:.1f} CPU s, {index.memory:.0f} MB)", "≤ 20 s"),
        ("first query", f"{opening.seconds * 1000:.0f} ms, {opening.kilobytes:.0f} KB", "≤ 1 s, ≤ 400 KB"),
        ("later ones, as typed", _spread(later), "≤ 150 ms"),
        ("answers alone", _spread(answers), ""),
        ("memory of the browser", f"{opening.megabytes:.0f} MB", ""),
    )
    table = Table("Duizhao’s search", "measured", "wanted", title=title)
    for row in rows:
        table.add_row(*row)
    return table


def _spread(times: Sequence[float]) -> str:
    return f"median {times[len(times) // 2]:.0f} ms, 95 % ≤ {times[len(times) * 95 // 100]:.0f} ms"


def truth_table(counts: Mapping[str, int], exact: Mapping[str, Exactness]) -> Table:
    """Set out how exact the answers are, by kind of query."""
    table = Table("queries", "put", "precision", "recall", "wanted", title="beside a plain scan")
    for kind, row in exact.items():
        table.add_row(kind, str(counts[kind]), f"{row.precision:.4f}", f"{row.recall:.4f}", "1.0, 1.0")
    return table


def peers_table(native: tuple[Cost, Exactness, float], lunr: tuple[Cost, Opening]) -> Table:
    """Set out the peers: Pagefind's exactness is by article."""
    table = Table("peer", "build", "first query", "loaded", "memory", "precision", "recall")
    cost, exact, taken = native
    found = (f"{exact.precision:.2f}", f"{exact.recall:.2f}")
    table.add_row("Pagefind alone", f"{cost.wall:.1f} s", f"{taken:.0f} ms each", "", "", *found)
    cost, opening = lunr
    loaded = f"{opening.kilobytes / 1000:.1f} MB"
    opened = (f"{opening.seconds:.1f} s", loaded, f"{opening.megabytes:.0f} MB")
    table.add_row("Material’s lunr", f"{cost.wall:.1f} s", *opened, "", "")
    return table
