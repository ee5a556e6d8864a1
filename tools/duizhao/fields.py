"""Tables of an editor's YAML, read strictly: known keys only, each complaint with its line and cure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from duizhao.errors import SeedError
from duizhao.store import YamlList, YamlTable, YamlValue


@dataclass(frozen=True, slots=True)
class Fields:
    """A table whose keys are known to be right."""

    values: YamlTable
    path: Path
    line: int

    @classmethod
    def of(cls, value: YamlValue, path: Path, line: int, known: Sequence[str] = ()) -> Self:
        """Take a table; `known` are the keys that it may have, none given: any."""
        table = YamlTable() if value == "" else value
        if not isinstance(table, YamlTable):
            wanted = f"with {', '.join(known)}" if known else "`key: value`"
            raise SeedError(path, line, f"a table {wanted} should stand here")
        for key in table:
            if known and key not in known:
                reason = f"unknown key {key!r}; the known keys are {', '.join(known)}"
                raise SeedError(path, table.lines[key], reason)
        return cls(table, path, line)

    @classmethod
    def record(
        cls, value: YamlValue, path: Path, line: int, required: Sequence[str], optional: Sequence[str] = ()
    ) -> Self:
        """Take a table in which every key that is required says something."""
        fields = cls.of(value, path, line, (*required, *optional))
        for name in required:
            if fields.values.get(name, "") in ("", []):
                raise SeedError(path, line, f"{name} is missing; write `{name}: …`")
        return fields

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the table where the key is not."""
        return self.values.lines[key] if key in self.values else self.line

    def error(self, key: str, reason: str) -> SeedError:
        """Return an error that points at a key."""
        return SeedError(self.path, self.line_of(key), reason)

    def text(self, key: str) -> str:
        """Return a scalar without white space at its ends; an absent one is empty."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            reason = f"{key} should be plain text; write it on one line, in quotation marks if need be"
            raise self.error(key, reason)
        return value.strip()

    def choice(self, key: str, choices: Collection[str]) -> str:
        """Return a scalar that is one of `choices`."""
        value = self.text(key)
        if value not in choices:
            raise self.error(key, f"{key} {value!r} is none of {', '.join(choices)}")
        return value

    def table(self, key: str, known: Sequence[str] = ()) -> Fields:
        """Return the table under a key; an absent one is empty."""
        return Fields.of(self.values.get(key, ""), self.path, self.line_of(key), known)

    def full_table(self, key: str, required: Sequence[str]) -> Fields:
        """Return the table under a key, each of whose keys says something."""
        return Fields.record(self.values.get(key, ""), self.path, self.line_of(key), required)

    def records(self, key: str, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Fields]:
        """Yield the tables of a list."""
        for value, line in self._series(key):
            yield Fields.record(value, self.path, line, required, optional)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(text for text, _ in self.numbered_texts(key))

    def numbered_texts(self, key: str) -> Iterator[tuple[str, int]]:
        """Yield the texts of a list with their lines."""
        for value, line in self._series(key):
            if not isinstance(value, str) or not value.strip():
                raise SeedError(self.path, line, f"{key} should be a list of plain texts; write `- text`")
            yield value.strip(), line

    def _series(self, key: str) -> Iterator[tuple[YamlValue, int]]:
        value = self.values.get(key, "")
        if value == "":
            return
        if not isinstance(value, YamlList):
            raise self.error(key, f"{key} should be a list; begin each of its items with `- `")
        yield from zip(value, value.lines, strict=True)


def read_records(
    document: YamlValue, path: Path, required: Sequence[str], optional: Sequence[str] = ()
) -> Iterator[Fields]:
    """Yield the records of a document that is a list of tables; an empty document has none."""
    if not document:
        return
    if not isinstance(document, YamlList):
        line = getattr(document, "line", 1)
        raise SeedError(path, line, f"this should be a list of records, each beginning `- {required[0]}:`")
    for value, line in zip(document, document.lines, strict=True):
        yield Fields.record(value, path, line, required, optional)
