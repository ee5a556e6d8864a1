"""The run of Pagefind over the shadow pages, and what we must know of the index it makes."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from duizhao.errors import SettingsError

Say = Callable[[str], None]
"""Told what is going on."""

_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.unknown.pagefind", "index/*.pf_index")
"""What searching reads of all that Pagefind writes; the rest is its own dialog, and texts that we have."""
_SIGNATURE = b"pagefind_dcd"


def pagefind_program() -> Path:
    """Find the program in its wheel; a message with the cure where there is none."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SettingsError(
            "the search needs Pagefind and its program is missing: install pagefind[bin], or build without "
            "search by `search: off` under extra.duizhao in mkdocs.yml"
        ) from error


def run_pagefind(shadows: Path, output: Path, say: Say) -> None:
    """Index the shadow pages into the folder `output`; each stage is told."""
    command = [str(pagefind_program()), "--site", str(shadows), "--output-path", str(output)]
    lines: list[str] = []
    with subprocess.Popen(  # noqa: S603 - the program of the wheel, our own folders
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as run:
        for line in run.stdout or ():
            lines.append(line)
            if line.startswith("["):
                say(line.strip("[]\n").lower())
    if run.returncode:
        raise SettingsError(f"Pagefind failed; its last words: {' '.join(''.join(lines[-8:]).split())}")


def needed_files(output: Path) -> list[Path]:
    """List the files of an index that a reader's browser may ask for."""
    return [path for pattern in _NEEDED for path in sorted(output.glob(pattern))]


def chunk_edges(output: Path) -> list[str]:
    """Return the first word of each piece of the index, in order.

    Pagefind fetches the one piece in which a word would stand; words that begin with 扶 may stand in
    several, and who knows their edges can ask for each.
    """
    (meta,) = output.glob("*.pf_meta")
    data = gzip.decompress(meta.read_bytes()).removeprefix(_SIGNATURE)
    try:
        value, _ = _decode(data, 0)
        return [str(first) for first, _, _ in value[2]]
    except (IndexError, TypeError, ValueError) as error:
        raise SettingsError(f"{meta.name} has a form unknown here; install the pinned Pagefind") from error


def page_names(output: Path) -> list[str]:
    """Return the names that Pagefind gives to its pages, in the order of their folders."""
    named = {}
    for path in output.glob("fragment/*.pf_fragment"):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        named[page["url"]] = path.stem
    return [named[url] for url in sorted(named)]


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    """Read one value of CBOR (RFC 8949), of the kinds that stand in Pagefind's table of contents."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:  # noqa: PLR2004 - then the size stands in the 1, 2, 4 or 8 bytes behind it
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width]), at + width
    match kind:
        case 0:
            return size, at
        case 1:
            return -1 - size, at
        case 3:
            return data[at : at + size].decode(), at + size
        case 4:
            return _decode_series(data, at, size)
        case _:
            raise ValueError(kind)


def _decode_series(data: bytes, at: int, size: int) -> tuple[list[Any], int]:
    values = []
    for _ in range(size):
        value, at = _decode(data, at)
        values.append(value)
    return values, at
