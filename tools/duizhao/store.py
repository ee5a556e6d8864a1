"""The only reader and writer of files: strict YAML with lines, atomic writes, the store of HTML.

The store lies in `.cache/duizhao`: `html/` holds what a directive `[[dz:read/SLUG@1a2b3c4d]]` stands
for, `pages/` what was worked out of each page file, `manifest.json` which files were emitted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from duizhao.errors import SeedError


class YamlTable(dict[str, Any]):
    """A YAML mapping that knows its lines; every scalar in it is a string, null an empty one."""

    line: int
    lines: dict[str, int]


class YamlList(list[Any]):
    """A YAML sequence that knows the line of each item."""

    line: int
    lines: list[int]


YamlValue: TypeAlias = YamlTable | YamlList | str

_EMITTED_PAGE = re.compile(rb"---\n(?:[a-z]+: .*\n)*---\n\n\[\[dz:[^\]\n]*\]\]\n")
_TAKEN_AWAY = frozenset({".json", ".apkg", ".epub", ".tsv", ".csv", ".jsonl", ".tmx", ".tbx"})
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse_yaml(text: str, path: Path) -> YamlValue:
    """Read one YAML document; an empty file is an empty table.

    `NO`, `1.0` and `2020-07-06` stay the text they are. Aliases, tags, doubled keys and keys that
    are not plain text are errors with their line.
    """
    try:
        _refuse_tricks(text, path)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise SeedError(path, line, f"not valid YAML ({error.problem}); mend this line") from error
    except yaml.reader.ReaderError as error:
        raise SeedError(path, 1, f"not valid YAML ({error.reason}); remove that character") from error
    return _Constructor(path).value(node) if node else _table([], 1)


DEEP = 20
"""Levels of nesting that no file of an editor reaches."""


def _refuse_tricks(text: str, path: Path) -> None:
    """Refuse what would grow or sink without end, before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise SeedError(path, line, "a YAML alias (*name) is used; write the value out instead")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEP:
            raise SeedError(path, line, f"nested deeper than {DEEP} levels; mend this line")


class _Constructor:
    """Turns nodes into values that know their lines."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def value(self, node: yaml.Node) -> YamlValue:
        line = node.start_mark.line + 1
        if not node.tag.startswith("tag:yaml.org,2002:"):
            raise SeedError(self.path, line, f"the YAML tag {node.tag} is not used here; remove it")
        if isinstance(node, yaml.SequenceNode):
            return _series([(self.value(item), item.start_mark.line + 1) for item in node.value], line)
        if isinstance(node, yaml.MappingNode):
            return self.table(node, line)
        is_null = getattr(node, "style", None) is None and node.value in {"~", "null"}
        return "" if is_null else str(node.value)

    def table(self, node: yaml.MappingNode, line: int) -> YamlTable:
        items: list[tuple[str, YamlValue, int]] = []
        keys: set[str] = set()
        for key_node, value_node in node.value:
            at = key_node.start_mark.line + 1
            key = self.value(key_node)
            if not isinstance(key, str):
                raise SeedError(self.path, at, "a key must be plain text; put it in quotation marks")
            if key in keys:
                raise SeedError(self.path, at, f"the key {key!r} stands twice; remove one of them")
            keys.add(key)
            items.append((key, self.value(value_node), at))
        return _table(items, line)


def _table(items: list[tuple[str, YamlValue, int]], line: int) -> YamlTable:
    table = YamlTable((key, value) for key, value, _ in items)
    table.line, table.lines = line, {key: at for key, _, at in items}
    return table


def _series(items: list[tuple[YamlValue, int]], line: int) -> YamlList:
    series = YamlList(value for value, _ in items)
    series.line, series.lines = line, [at for _, at in items]
    return series


def as_yaml(value: Any, line: int) -> YamlValue:
    """Take tables, lists and texts from another format as if YAML had them in this line."""
    if isinstance(value, dict):
        return _table([(key, as_yaml(item, line), line) for key, item in value.items()], line)
    if isinstance(value, list):
        return _series([(as_yaml(item, line), line) for item in value], line)
    return str(value)


def read_bytes(path: Path, shown: Path) -> bytes:
    """Read a file that an editor wrote; `shown` is the path that messages name."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SeedError(shown, 1, f"cannot be read ({error.strerror}); mend, rename or remove it") from error


def read_text(path: Path, shown: Path) -> str:
    """Read a UTF-8 file that an editor wrote; `shown` is the path that messages name.

    A byte order mark and the line ends stay in the text.
    """
    return decode_text(read_bytes(path, shown), shown)


def decode_text(data: bytes, shown: Path) -> str:
    """Decode what an editor wrote, which is UTF-8 or an error with its line."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError(shown, line, "not UTF-8; save the file as UTF-8") from error


def read_yaml(path: Path, shown: Path) -> YamlValue:
    """Read a YAML file of an editor's; see `parse_yaml`."""
    return parse_yaml(read_text(path, shown).removeprefix("\ufeff"), shown)


def write_text(path: Path, text: str) -> bool:
    """Write a UTF-8 file; see `write_bytes`."""
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all; one that says the same already keeps its bytes and time.

    Returns whether anything was written.
    """
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def content_hash(*parts: bytes | str) -> str:
    """Hash what something is made from; the order and the borders of the parts count."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()[:16]


def to_json(value: Any) -> str:
    """Write JSON as all our files have it: readable Chinese, keys in their order, no spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_json(path: Path) -> Any:
    """Read a JSON file of the cache; None when it is missing or damaged, for it can be made again."""
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def remember_emitted(root: Path, manifest: Path, emitted: Iterable[str]) -> None:
    """Note what is about to be emitted below `root`, so that a killed run leaves nothing unknown.

    A lost manifest is made again from the pages themselves, which hold a directive and nothing else.
    """
    known = read_json(manifest)
    if not isinstance(known, list):
        folders = ("read", "glossary", "search", "study", "words", "downloads")
        found = (path for folder in folders for path in (root / "docs" / folder).rglob("*.*"))
        known = [path.relative_to(root).as_posix() for path in found if _is_emitted(path)]
    write_text(manifest, to_json(sorted({*known, *emitted})))


def _is_emitted(path: Path) -> bool:
    if path.suffix != ".md":
        return path.suffix in _TAKEN_AWAY
    return bool(_EMITTED_PAGE.fullmatch(path.read_bytes()))


def remove_stale(root: Path, manifest: Path, emitted: Iterable[str]) -> None:
    """Delete what an earlier run emitted below `root` and this one did not; remember this one alone."""
    now = sorted(emitted)
    for name in set(read_json(manifest) or ()) - set(now):
        (root / name).unlink(missing_ok=True)
    write_text(manifest, to_json(now))


def stored_html(cache: Path, path: str) -> Path:
    """Where the store keeps the HTML of the page `path`, such as `read/SLUG`."""
    return cache / "html" / f"{path}.json"


def store_page(cache: Path, path: str, html: str, headings: Iterable[Mapping[str, Any]]) -> str:
    """Keep what a directive stands for; returns the hash that the directive carries."""
    text = to_json({"html": html, "headings": list(headings)})
    write_text(stored_html(cache, path), text)
    return content_hash(text)[:8]


def empty_folder(folder: Path) -> Path:
    """Return a folder that is there and holds nothing; what it held is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def replace_folder(folder: Path, new: Path) -> None:
    """Put the folder `new` in the place of `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    new.replace(folder)


def copy_folder(source: Path, target: Path) -> None:
    """Make `target` a copy of `source`, nothing more and nothing less."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
