"""Bytes of a page file → its text; the one place where encodings are told apart."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from duizhao.errors import SeedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer of two that begin alike stands first."""

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive, such as DOCX or EPUB"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
_MANY = 100  # one control byte in so many bytes, and the file is no text
_NEWSPRINT = re.compile(
    "[\t\n\r -~\u00b7\u2014-\u2026\u2460-\u2473\u25a0-\u25ff\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e]"
)
_CREDIBLE = 0.95
_UTF8_HAN = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3}")
_REMEDY = "save the page as UTF-8 text"


def decode_page(data: bytes, path: Path) -> str:
    """Decode UTF-8, UTF-16 or GB18030, without the byte order mark; line ends stay as they are.

    UTF-16 without a mark is believed only where nothing else reads as newsprint: 人民 is `ba 4e 11 6c`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _refuse_empty(_decode(data[len(mark) :], encoding, path), path)
    _refuse_signature(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _decode_legacy(data, error, path)
    else:
        if _is_binary(data):
            text = _decode_utf16(data) or ""
    if not text and data:
        raise SeedError(path, 1, f"this is a binary file, not text; {_REMEDY}")
    return _refuse_empty(text, path)


def _decode(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "ignore").count("\n") + 1
        reason = f"byte {error.start + 1} cannot be read as {encoding}; {_REMEDY}"
        raise SeedError(path, line, reason) from error


def _decode_legacy(data: bytes, error: UnicodeDecodeError, path: Path) -> str:
    """Read what is no UTF-8: GB18030, or UTF-16 without a mark."""
    wide = _decode_utf16(data)
    if wide:
        return wide
    if _is_binary(data):
        return ""
    if _UTF8_HAN.search(data, 0, error.start):
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError(path, line, f"byte {error.start + 1} is damaged UTF-8; {_REMEDY}") from error
    return _decode(data, "gb18030", path)


def _decode_utf16(data: bytes) -> str | None:
    """Decode UTF-16 without a mark where exactly one byte order reads as newsprint."""
    if len(data) % 2:
        return None
    texts = [data.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")]
    credible = [text for text in texts if _credibility(text) >= _CREDIBLE]
    return credible[0] if len(credible) == 1 else None


def _credibility(text: str) -> float:
    """Tell which share of the characters may stand in a newspaper, judged on the first few thousand."""
    sample = text[:4000]
    return len(_NEWSPRINT.findall(sample)) / max(len(sample), 1)


def _is_binary(data: bytes) -> bool:
    return b"\0" in data or len(_CONTROL.findall(data)) * _MANY > len(data)


def _refuse_signature(data: bytes, path: Path) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            reason = f"this is {what}, not a page of text; {_REMEDY}"
            raise SeedError(path, 1, reason)


def _refuse_empty(text: str, path: Path) -> str:
    if not text.strip():
        raise SeedError(path, 1, "the page is empty; paste its text into the file or delete the file")
    return text
