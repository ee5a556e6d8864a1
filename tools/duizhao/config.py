"""Settings of a site: `extra.duizhao` of its mkdocs.yml, and the folders around that file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from duizhao.errors import SettingsError, UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how the site should be; the only options of the whole program."""

    config_file: Path
    """The site's mkdocs.yml."""
    site_name: str
    site_description: str = ""
    site_url: str = ""
    language: str = "en"
    """Target language: the folder below seeds/translations."""
    drafts: str = "shown"
    """Whether machine drafts are shown, labelled as such, or `hidden` until somebody has reviewed them."""
    edition: str = "1980-01-01"
    """A committed ISO date that stands for “now” wherever a build needs one."""
    taiwan: str = "characters"
    """Whether the text for Taiwan has its `characters` only, or its `words` too: 資訊 for 信息."""
    report_url: str = ""
    """Issue tracker's address with `{article}`, `{segment}` and `{text}` to fill in; empty: no links."""

    search: str = "on"
    """`off` builds the site without a search."""

    @property
    def root(self) -> Path:
        """Folder of mkdocs.yml."""
        return self.config_file.parent

    @property
    def docs(self) -> Path:
        """What MkDocs reads."""
        return self.root / "docs"

    @property
    def seeds(self) -> Path:
        """What an editor writes."""
        return self.root / "seeds"

    @property
    def cache(self) -> Path:
        """The store and everything else that can be made again."""
        return self.root / ".cache" / "duizhao"


def load_settings(config_file: Path) -> Settings:
    """Read `mkdocs.yml`; what is not ours in it (`!ENV`, plugins, Python names) is not interpreted.

    Raises SettingsError with file and line for an unknown key or a value that cannot be meant.
    """
    site, own = _sections(config_file)
    plain = {key: value for key, value, _ in site if key in {"site_name", "site_description", "site_url"}}
    for key, value, line in site:
        if key == "docs_dir" and value != "docs":
            raise SettingsError(f"{config_file}:{line}: docs_dir must be docs; move the folder or the key")
        if key == "use_directory_urls" and value.lower() == "false":
            raise SettingsError(f"{config_file}:{line}: links need use_directory_urls; remove this line")
    for key, value, line in own:
        _check(config_file, line, key, value)
        plain[key] = value
    return Settings(config_file.resolve(), **{"site_name": "对照", **plain})


def find_config(start: Path) -> Path:
    """Find the mkdocs.yml in `start` or the nearest folder above it."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise UsageError(f"no mkdocs.yml in {start} or above; run this in the folder of a site")


def _sections(config_file: Path) -> tuple[list[tuple[str, str, int]], list[tuple[str, str, int]]]:
    try:
        node = yaml.compose(config_file.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except OSError as error:
        raise UsageError(f"{config_file}: {error.strerror}; give the path of a mkdocs.yml") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{config_file}: not valid YAML: {' '.join(str(error).split())}") from error
    own = _child(_child(node, "extra"), "duizhao")
    if own is not None and not isinstance(own, yaml.MappingNode):
        line = own.start_mark.line + 1
        raise SettingsError(f"{config_file}:{line}: extra.duizhao must be a table of {', '.join(CHECKS)}")
    return list(_scalars(node)), list(_scalars(own))


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _scalars(node: yaml.Node | None) -> Iterator[tuple[str, str, int]]:
    for name, value in node.value if isinstance(node, yaml.MappingNode) else []:
        is_plain = isinstance(value, yaml.ScalarNode) and value.tag.startswith("tag:yaml.org")
        yield str(name.value), str(value.value) if is_plain else "", name.start_mark.line + 1


def _is_date(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and date.fromisoformat(value).year >= 1980  # noqa: PLR2004 - a zip holds no earlier year
    except ValueError:
        return False


def _is_report_address(value: str) -> bool:
    return not value or (value.startswith(("https://", "http://", "mailto:")) and "{" in value)


CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "language": (
        lambda value: bool(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", value)),
        "must be a language tag such as en",
    ),
    "drafts": ({"shown", "hidden"}.__contains__, "must be shown or hidden"),
    "edition": (_is_date, "must be a date such as 2026-11-22, not before 1980"),
    "taiwan": ({"characters", "words"}.__contains__, "must be characters or words"),
    "search": (lambda value: value in {"on", "off"}, "must be on or off"),
    "report_url": (_is_report_address, "must be an address with {article}, {segment} or {text} in it"),
}
"""The keys of `extra.duizhao`: what each value must be."""


def _check(config_file: Path, line: int, key: str, value: str) -> None:
    if key not in CHECKS:
        known = ", ".join(sorted(CHECKS))
        raise SettingsError(f"{config_file}:{line}: unknown key extra.duizhao.{key}; the keys are {known}")
    is_right, cure = CHECKS[key]
    if not is_right(value):
        raise SettingsError(f"{config_file}:{line}: extra.duizhao.{key}: {value!r} {cure}")
