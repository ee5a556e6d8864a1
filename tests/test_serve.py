"""`mkdocs serve`: one edit of what people write, one build, and the preview shows it."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from site_of_one import ARTICLE, NAMES, SIDECAR, TERMS, duizhao, make_site, write

PATIENCE = 60.0


@dataclass
class Preview:
    site: Path
    address: str
    log: Path

    def page(self, path: str) -> str:
        with urlopen(f"{self.address}{path}", timeout=10) as answer:  # noqa: S310 - our own server on loopback
            return answer.read().decode()

    def builds(self) -> int:
        return self.log.read_text(encoding="utf-8").count("Building documentation")

    def reloads(self) -> int:
        return self.log.read_text(encoding="utf-8").count("Reloading browsers")


def wait_for(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.1)
    pytest.fail(f"{what} did not happen in {PATIENCE:.0f} s")


def stays(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not condition():
            return False
        time.sleep(0.1)
    return True


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    site = make_site(tmp_path / "site")
    assert duizhao(site, "translate").returncode == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "serve.log"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=site, stdout=out, stderr=subprocess.STDOUT)
        try:
            wait_for(lambda: "Serving on" in log.read_text(encoding="utf-8"), "serving")
            yield Preview(site, f"http://127.0.0.1:{port}/", log)
        finally:
            process.terminate()
            process.wait(10)


def edit_memory(site: Path) -> None:
    path = site / "seeds/translations/en/together.po"
    text = path.read_text(encoding="utf-8")
    old = 'msgid "青年是未来。"\nmsgstr ""'
    assert old in text
    write(path, text.replace(old, 'msgid "青年是未来。"\nmsgstr "The young are tomorrow."'))


EDITS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a page": (
        lambda site: write(site / "seeds/pages/first.txt", ARTICLE.replace("硬仗", "苦仗")),
        "read/together/",
        "苦",
    ),
    "a sidecar": (
        lambda site: write(site / "seeds/pages/first.yml", SIDECAR.replace("unknown", "Morning Post")),
        "read/together/",
        "Morning Post",
    ),
    "the glossary": (
        lambda site: write(
            site / "seeds/glossary/poverty.yml", TERMS.replace("end absolute", "stop absolute")
        ),
        "glossary/tuopin-gongjian/",
        "stop absolute poverty",
    ),
    "a translation": (edit_memory, "read/together/", "The young are tomorrow."),
    "a name": (
        lambda site: write(site / "seeds/names.yml", NAMES.replace("Lù Yìfēng", "Lū Yìfēng")),
        "read/together/",
        "Lū Yìfēng",
    ),
    "a stylesheet": (
        lambda site: write(site / "overrides/assets/stylesheets/print.css", "/* as if printed */"),
        "assets/stylesheets/print.css",
        "as if printed",
    ),
    "a hand-written page": (
        lambda site: write(site / "docs/about/index.md", "# About\n\nBy hand.\n"),
        "about/",
        "By hand.",
    ),
}


@pytest.mark.parametrize(("edit", "page", "shown"), EDITS.values(), ids=EDITS.keys())
def test_one_edit_makes_one_build_and_shows(
    preview: Preview, edit: Callable[[Path], None], page: str, shown: str
) -> None:
    assert shown not in preview.page(page)
    edit(preview.site)
    wait_for(lambda: preview.reloads() == 1, "a reload")
    assert shown in preview.page(page)
    assert stays(lambda: preview.builds() == 2, 2.5), preview.log.read_text(encoding="utf-8")


def test_a_mistake_is_told_and_the_preview_goes_on(preview: Preview) -> None:
    write(preview.site / "seeds/pages/first.yml", "articles: [\n")
    wait_for(lambda: "first.yml:2" in preview.log.read_text(encoding="utf-8"), "the message")
    write(preview.site / "seeds/pages/first.yml", SIDECAR.replace("unknown", "Morning Post"))
    wait_for(lambda: "Morning Post" in preview.page("read/together/"), "the page")
    assert "Traceback" not in preview.log.read_text(encoding="utf-8").split("first.yml:2")[0]


def catalogue(preview: Preview) -> dict[str, Any]:
    with urlopen(f"{preview.address}search/data/catalogue.json.gz", timeout=10) as answer:  # noqa: S310 - our own server on loopback
        found: dict[str, Any] = json.loads(gzip.decompress(answer.read()))
        return found


def test_the_preview_has_a_search_that_catches_up_when_edits_pause(preview: Preview) -> None:
    assert catalogue(preview)["topics"] == ["poverty"]
    write(preview.site / "seeds/pages/first.yml", SIDECAR.replace("topics: [poverty]", "topics: [aid]"))
    wait_for(lambda: catalogue(preview)["topics"] == ["aid"], "the new index")
    assert preview.builds() == 2
