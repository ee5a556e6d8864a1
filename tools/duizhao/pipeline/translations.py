"""The checks of all translations: pair by pair while the articles pass, then all held together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.config import Settings
from duizhao.errors import Problem
from duizhao.model import AlignedArticle, TranslationState
from duizhao.pipeline.seeds import memory_file
from duizhao.pipeline.site import SITE_MEMORY
from duizhao.translation.checks import Finding, check_pair, unwaived
from duizhao.translation.consistency import Placed, check_consistency
from duizhao.translation.entries import Entry, Memory
from duizhao.translation.memory import SourceUnit, align
from duizhao.translation.pairs import Lore, Pair, article_pairs


@dataclass(frozen=True, slots=True)
class Inspection:
    """What has been seen of the translations so far."""

    settings: Settings
    lore: Lore
    placed: list[Placed] = field(default_factory=list)
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    """By name of the memory and id."""

    def look_at(self, aligned: AlignedArticle, memory: Memory | None) -> None:
        """Take an article in."""
        self._take(aligned.article.slug, article_pairs(aligned, self.lore), memory)

    def look_at_site(self, units: Sequence[SourceUnit], memory: Memory | None) -> None:
        """Take in what stands above the articles: titles of series, sections."""
        aligned = align(units, memory)
        current = {TranslationState.REVIEWED, TranslationState.DRAFT}
        said = ((unit, aligned[unit.id]) for unit in units if aligned[unit.id].state in current)
        pairs = (
            Pair(
                unit.id, unit.text, it.target, unit.comment, is_reviewed=it.state is TranslationState.REVIEWED
            )
            for unit, it in said
        )
        self._take(SITE_MEMORY, pairs, memory)

    def _take(self, name: str, pairs: Iterable[Pair], memory: Memory | None) -> None:
        self.placed.extend(Placed(name, pair) for pair in pairs)
        self.entries[name] = memory.active if memory else {}

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong and has not been waved through."""
        found: dict[str, list[Finding]] = {name: [] for name in self.entries}
        for name, pair in self.placed:
            found[name].extend(check_pair(pair, self.settings.language))
        for name, finding in check_consistency(self.placed):
            found[name].append(finding)
        for name, findings in found.items():
            comments = {id_: entry.comment for id_, entry in self.entries[name].items()}
            for finding in unwaived(findings, comments):
                yield self._problem(name, finding)

    def _problem(self, name: str, finding: Finding) -> Problem:
        path: Path = memory_file(self.settings, name).relative_to(self.settings.root)
        entry = self.entries[name][finding.id]
        cure = "" if finding.check == "waiver" else f"; mend it, or write `# waived: {finding.check}: REASON`"
        message = f"{finding.id} “{entry.source[:12]}…”: {finding.check}: {finding.message}{cure}"
        return Problem(path, entry.line, message, finding.severity)
