from __future__ import annotations

import os
from pathlib import Path

import pytest

from duizhao.errors import SeedError
from duizhao.store import YamlTable, content_hash, parse_yaml, read_text, remove_stale, write_text

PATH = Path("seeds/x.yml")

BAD = {
    "an alias": ("a: &x 1\nb: *x\n", "alias"),
    "a doubled key": ("a: 1\nb: 2\na: 3\n", "seeds/x.yml:3: "),
    "a tag": ("a: !ENV HOME\n", "!ENV"),
    "an open bracket": ("a: 1\nb: [\n", "seeds/x.yml:3: "),
    "a key that is a list": ("? [a]\n: b\n", "plain text"),
    "a control character": ("a: \x07\n", "remove that character"),
    "two documents": ("a: 1\n---\nb: 2\n", "not valid YAML"),
    "a nest without end": ("[" * 20_000 + "]" * 20_000, "nested"),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_what_yaml_should_not_hold_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(SeedError, match="seeds/x.yml:[0-9]+: ") as caught:
        parse_yaml(text, PATH)
    assert message in str(caught.value)


def test_every_scalar_is_text_and_knows_its_line() -> None:
    table = parse_yaml("a: NO\nb:\n  - 1.0\n  - 2020-07-06\nc:\n", PATH)
    assert isinstance(table, YamlTable)
    assert table == {"a": "NO", "b": ["1.0", "2020-07-06"], "c": ""}
    assert (table.lines["b"], table["b"].lines) == (2, [3, 4])


def test_a_file_that_says_the_same_keeps_its_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x"
    assert write_text(path, "对照")
    os.utime(path, ns=(1, 1))
    assert not write_text(path, "对照")
    assert path.stat().st_mtime_ns == 1
    assert write_text(path, "照对")
    assert [p.name for p in path.parent.iterdir()] == ["x"]


def test_text_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"one\n" + "中".encode("gb18030"))
    with pytest.raises(SeedError, match="seeds/x.yml:2: not UTF-8"):
        read_text(path, PATH)


def test_the_borders_of_hashed_parts_count() -> None:
    assert content_hash("ab", "c") != content_hash("a", "bc")


def test_only_what_was_emitted_before_is_removed(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    for name in ("docs/a.md", "docs/b.md", "docs/own.md"):
        write_text(tmp_path / name, name)
    remove_stale(tmp_path, manifest, ["docs/a.md", "docs/b.md"])
    remove_stale(tmp_path, manifest, ["docs/a.md"])
    assert sorted(path.name for path in (tmp_path / "docs").iterdir()) == ["a.md", "own.md"]
