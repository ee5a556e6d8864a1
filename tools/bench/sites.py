"""Sites for benchmarks: ours with the seeds' lexicon, and plain ones of the same Chinese."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path

from duizhao.config import load_settings
from duizhao.pipeline.seeds import articles_of, memory_bytes, memory_file, memory_of, page_files, read_source
from duizhao.translation.entries import Entry, format_entry, format_header
from duizhao.translation.memory import source_units

ROOT = Path(__file__).parent.parent.parent
PLAIN = """\
site_name: plain
theme: {name: material, font: false, language: zh}
not_in_nav: /read/
"""
SEED = 20261122


def write_ours(folder: Path, pages: Mapping[str, str], *, search: str = "off") -> None:
    """Write a site of ours: these pages, the lexicon and theme of the checkout."""
    (folder / "seeds" / "pages").mkdir(parents=True)
    for name in ("glossary", "names.yml"):
        _copy(ROOT / "seeds" / name, folder / "seeds" / name)
    for name in ("mkdocs.yml", "overrides", "docs/about", "docs/guide"):
        _copy(ROOT / name, folder / name)
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("  duizhao:\n    ", f"  duizhao:\n    search: {search}\n    "), encoding="utf-8"
    )
    for name, text in pages.items():
        (folder / "seeds" / "pages" / f"{name}.txt").write_text(text, encoding="utf-8")


def write_english(folder: Path) -> None:
    """Give every sentence of a site English: that of the seeds, a third of the words exchanged for others."""
    chance = random.Random(SEED)  # noqa: S311 - no secret, the same English every time
    sentences = _english_of_the_seeds()
    words: dict[str, int] = {}
    for word in (word for sentence in sentences for word in sentence):
        words[word] = words.get(word, 0) + 1
    known, weights = list(words), list(accumulate(words.values()))
    settings = load_settings(folder / "mkdocs.yml")
    for path in page_files(settings):
        for article in articles_of(read_source(settings, path)):
            entries = [
                Entry(unit.id, unit.text, " ".join(_varied(chance, sentences, known, weights)))
                for unit in source_units(article)
            ]
            text = format_header(settings.language, len(entries)) + "".join(map(format_entry, entries))
            file = memory_file(settings, article.slug)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def write_plain(folder: Path, pages: Mapping[str, str], plugins: str) -> None:
    """Write the same Chinese as a plain site of MkDocs."""
    (folder / "docs" / "read").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN + plugins, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# plain\n", encoding="utf-8")
    for name, text in pages.items():
        (folder / "docs" / "read" / f"{name}.md").write_text(f"# {text}", encoding="utf-8")


def _english_of_the_seeds() -> list[list[str]]:
    settings = load_settings(ROOT / "mkdocs.yml")
    articles = (
        article for path in page_files(settings) for article in articles_of(read_source(settings, path))
    )
    memories = (
        memory_of(settings, article.slug, memory_bytes(settings, article.slug)) for article in articles
    )
    return [
        entry.target.split()
        for memory in memories
        if memory
        for entry in memory.active.values()
        if entry.target
    ]


def _varied(
    chance: random.Random, sentences: list[list[str]], known: list[str], weights: list[int]
) -> list[str]:
    sentence = chance.choice(sentences)
    return [
        chance.choices(known, cum_weights=weights)[0] if chance.random() < 1 / 3 else word
        for word in sentence
    ]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    copy: Callable[..., object] = shutil.copytree if source.is_dir() else shutil.copy
    copy(source, target)
