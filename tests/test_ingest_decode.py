"""The encodings in which pages come, and files that are no pages."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.errors import SeedError
from duizhao.ingest.decode import decode_page

HERE = Path("seeds/pages/page.txt")
PAGE = "村口的灯\r\n■本报记者 陆益峰\n“灯亮了，人就回来了。”2021年，䶮村通了电。\n"

ENCODINGS = {
    "UTF-8": PAGE.encode(),
    "UTF-8 with its mark": codecs.BOM_UTF8 + PAGE.encode(),
    "UTF-16 with its mark": PAGE.encode("utf-16"),
    "UTF-16, big end first, with its mark": codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"),
    "UTF-16 without a mark": PAGE.encode("utf-16-le"),
    "UTF-16, big end first, without a mark": PAGE.encode("utf-16-be"),
    "UTF-32 with its mark": codecs.BOM_UTF32_LE + PAGE.encode("utf-32-le"),
    "GB18030": PAGE.encode("gb18030"),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_a_page_is_decoded_and_keeps_its_line_ends(data: bytes) -> None:
    assert decode_page(data, HERE) == PAGE


REFUSED = {
    "an empty file": (b"", "1: the page is empty"),
    "nothing but white space": (" 　\n\n".encode(), "1: the page is empty"),
    "nothing but a mark": (codecs.BOM_UTF8, "1: the page is empty"),
    "a Word document": (b"PK\x03\x04\x14\x00\x06\x00", "1: this is a ZIP archive, such as DOCX"),
    "a PDF": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "1: this is a PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "1: this is a PNG picture"),
    "something packed": (gzip.compress(b"x"), "1: this is a gzip archive"),
    "bytes of a program": (bytes(range(256)) * 4, "1: this is a binary file"),
    "null bytes": (b"abc\0def" * 9, "1: this is a binary file"),
    "damaged UTF-8": (
        "第一行对口帮扶\n第二行对口帮扶".encode() + b"\xe5\xaf" + "\n第三行".encode(),
        "2: byte 44 is damaged UTF-8; save the page as UTF-8 text",
    ),
    "cut UTF-8 with a mark": (
        codecs.BOM_UTF8 + "对口\n帮扶".encode()[:-1],
        "2: byte 11 cannot be read as utf-8",
    ),
    "no encoding at all": (b"\xb6\xd4\xbf\xda\n\xb0\xef\xff\xff", "2: byte 8 cannot be read as gb18030"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_page_is_refused_with_its_line_and_cure(data: bytes, message: str) -> None:
    with pytest.raises(SeedError) as refused:
        decode_page(data, HERE)
    assert str(refused.value).startswith(f"{HERE}:{message}")
    assert "; " in str(refused.value)


@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode_page(data, HERE)
    except SeedError:
        return
    assert text.strip()
