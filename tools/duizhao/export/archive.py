"""Zip files that are the same bytes whenever they are made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO


def zipped(
    files: Iterable[tuple[str, bytes]], edition: str, *, stored: frozenset[str] = frozenset()
) -> bytes:
    """Pack files in the order given, dated by the edition; those in `stored` are not compressed."""
    packed = BytesIO()
    day = date.fromisoformat(edition)
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return packed.getvalue()


def moment(edition: str) -> int:
    """Return the edition as seconds, midnight of its day in UTC."""
    return int(datetime.fromisoformat(edition).replace(tzinfo=UTC).timestamp())
