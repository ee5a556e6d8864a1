"""Every command, setting and key of a seed stands in the documents."""

from __future__ import annotations

import re

import click
import pytest

from checkout import ROOT
from duizhao.cli import main
from duizhao.config import CHECKS
from duizhao.glossary.records import KEYS as TERM_KEYS
from duizhao.ingest.sidecar import KEYS as SIDECAR_KEYS
from duizhao.language.dictionary import DICTIONARY_DATE
from duizhao.language.names import KEYS as NAME_KEYS
from duizhao.translation.checks import CHECKS as CHECKS_OF_TRANSLATIONS
from duizhao.translation.checks import CONSISTENCY
from duizhao.translation.providers import PROVIDERS

README = (ROOT / "README.md").read_text(encoding="utf-8")
EDITING = (ROOT / "docs/guide/editing.md").read_text(encoding="utf-8")
ABOUT = (ROOT / "docs/about/index.md").read_text(encoding="utf-8")


def commands(group: click.Group, prefix: str = "duizhao") -> list[str]:
    found = []
    for name, command in group.commands.items():
        inner = commands(command, f"{prefix} {name}") if isinstance(command, click.Group) else []
        found.extend(inner or [f"{prefix} {name}"])
    return found


@pytest.mark.parametrize("command", commands(main))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`{command}" in README


@pytest.mark.parametrize("key", sorted({*CHECKS, *TERM_KEYS, *SIDECAR_KEYS, *NAME_KEYS}))
def test_every_key_is_in_the_guide(key: str) -> None:
    assert re.search(rf"(?m)`{key}`|^[\s-]*{key}:|\s{key}: ", EDITING), key


@pytest.mark.parametrize("name", [*CHECKS_OF_TRANSLATIONS, *CONSISTENCY, *PROVIDERS])
def test_every_check_and_provider_is_in_the_guide(name: str) -> None:
    assert f"`{name}`" in EDITING


def test_every_key_of_a_provider_is_in_the_guide() -> None:
    for provider in PROVIDERS.values():
        for variable in provider.keys.values():
            assert f"`{variable}`" in EDITING


def test_every_target_of_make_is_told() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    targets = re.findall(r"(?m)^\.PHONY: (.*)$", makefile)[0].split()
    assert {"site", "serve", "setup", "test", "lint", "bench", "audit"} <= set(targets)
    for target in set(targets) - {"browser", "clean"}:
        assert f"make {target}" in told


def test_the_date_of_the_dictionary_is_shown() -> None:
    assert f"CC-CEDICT](https://cc-cedict.org/), data of {DICTIONARY_DATE}" in ABOUT


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    wanted = (ROOT / "requirements/site.in").read_text(encoding="utf-8")
    wanted += (ROOT / "requirements/dev.in").read_text(encoding="utf-8")
    for name in re.findall(r"(?m)^([A-Za-z][\w-]*)", wanted):
        if not name.startswith("types-"):
            assert re.search(rf"[| ,]{name}[ ,|]", reasons), name
