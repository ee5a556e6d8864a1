"""CSV and TSV: written for spreadsheets, read back with the line of each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from duizhao.errors import SeedError
from duizhao.exchange.rows import COLUMNS, Row, rows_of
from duizhao.model import Term

LICENCE = {"licence": "MIT"}
"""Stands in every row that is written, and is passed over in those that are read."""

_BOM = "\ufeff"
"""Without it a spreadsheet takes the Chinese of a CSV file for another encoding."""


def to_csv(terms: Iterable[Term]) -> str:
    """Write the terms as CSV with a header."""
    return _BOM + _table(terms, ",")


def to_tsv(terms: Iterable[Term]) -> str:
    """Write the terms as TSV with a header; a cell with a tab or a new line in it is quoted."""
    return _table(terms, "\t")


def _table(terms: Iterable[Term], delimiter: str) -> str:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(
        written, (*COLUMNS, *LICENCE), restval="", delimiter=delimiter, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows({**row, **LICENCE} for row in rows_of(terms))
    return written.getvalue()


def read_table(text: str, path: Path) -> tuple[Row, ...]:
    """Read CSV, or TSV where the name ends so; raises SeedError with the line of what is wrong."""
    delimiter = "\t" if path.suffix == ".tsv" else ","
    lines = io.StringIO(text.removeprefix(_BOM), newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, path)
        return tuple(_rows(reader, header, path))
    except csv.Error as error:
        raise SeedError(path, reader.line_num, f"not a table ({error}); mend the quotation marks") from error


def _check_header(header: list[str], path: Path) -> None:
    unknown = [name for name in header if name not in COLUMNS and name not in LICENCE]
    doubled = [name for name in header if header.count(name) > 1]
    if unknown or doubled:
        what = f"unknown column {unknown[0]!r}" if unknown else f"the column {doubled[0]!r} stands twice"
        raise SeedError(path, 1, f"{what}; the columns are {', '.join(COLUMNS)}")
    if "id" not in header:
        raise SeedError(path, 1, f"no header with the column id; the columns are {', '.join(COLUMNS)}")


def _rows(reader: Iterator[list[str]], header: list[str], path: Path) -> Iterator[Row]:
    line = reader.line_num + 1  # type: ignore[attr-defined] # csv's reader counts lines
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) > len(header):
                reason = f"{len(cells)} cells under {len(header)} columns; quote the cell that was divided"
                raise SeedError(path, line, reason)
            row = dict(zip(header, map(str.strip, cells), strict=False))
            yield Row({name: cell for name, cell in row.items() if name not in LICENCE}, line)
        line = reader.line_num + 1  # type: ignore[attr-defined] # the same
