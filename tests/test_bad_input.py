"""What cannot be used is named with file, line and cure, and nothing is written half."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from site_of_one import ARTICLE, NAMES, SIDECAR, TERMS, duizhao, make_site, write

PAGE = "seeds/pages/first.txt"
SIDE = "seeds/pages/first.yml"
GLOSSARY = "seeds/glossary/poverty.yml"
MEMORY = "seeds/translations/en/together.po"
SITE_MEMORY = "seeds/translations/en/site.po"
CORRECTION = SIDECAR + "    corrections:\n      - {find: %s, replace: 。, note: 误}\n"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def put(name: str, data: str | bytes) -> Callable[[Path], None]:
    return lambda site: (site / name).write_bytes(data.encode() if isinstance(data, str) else data) and None


def cut_memory(site: Path) -> None:
    assert duizhao(site, "translate").returncode == 0
    path = site / MEMORY
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def folder_for_sidecar(site: Path) -> None:
    (site / SIDE).unlink()
    (site / SIDE).mkdir()


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "an empty page": (put(PAGE, ""), f"{PAGE}:1: "),
    "a page of blanks": (put(PAGE, " \n\n　\n"), f"{PAGE}:"),
    "a binary page": (put(PAGE, bytes(range(256)) * 20), f"{PAGE}:"),
    "undecodable bytes": (put(PAGE, ARTICLE.encode() + b"\xff\xfe\xff"), f"{PAGE}:"),
    "a page without a headline": (
        put(PAGE, "他说，我们一起努力，把工作做好，让大家满意，这很重要。\n"),
        f"{PAGE}:",
    ),
    "an unknown key": (put(SIDE, SIDECAR + "    tags: [x]\n"), f"{SIDE}:7: "),
    "an article that is not there": (put(SIDE, SIDECAR.replace("携手打赢", "携手")), f"{SIDE}:4: "),
    "a correction that matches never": (put(SIDE, CORRECTION % "沒有"), f"{SIDE}:8: "),
    "a correction that matches twice": (put(SIDE, CORRECTION % "脱贫"), f"{SIDE}:8: "),
    "a reading that matches nothing": (
        put(SIDE, SIDECAR + "    readings:\n      沙[僧]: sēng\n"),
        f"{SIDE}:8: ",
    ),
    "a reading that is no syllable": (
        put(SIDE, SIDECAR + "    readings:\n      青[年]: nxx\n"),
        f"{SIDE}:8: ",
    ),
    "words that match nothing": (put(SIDE, SIDECAR + "    words: [沙|僧]\n"), f"{SIDE}:7: "),
    "a sidecar that is not YAML": (put(SIDE, "a: [\n"), f"{SIDE}:"),
    "an alias bomb": (put(GLOSSARY, BOMB), f"{GLOSSARY}:"),
    "a sidecar without its page": (put("seeds/pages/lost.yml", SIDECAR), "seeds/pages/lost.yml:1: "),
    "a slug used twice": (put("seeds/pages/second.txt", ARTICLE), "seeds/pages/second"),
    "a memory cut in the middle": (cut_memory, f"{MEMORY}:"),
    "a memory in another encoding": (
        put(MEMORY, 'msgid ""\nmsgstr "中"\n'.encode("gb18030")),
        f"{MEMORY}:2: ",
    ),
    "a memory without a byte": (put(MEMORY, ""), f"{MEMORY}:1: "),
    "a memory of the site that is cut": (
        put("seeds/translations/en/site.po", 'msgid "'),
        "seeds/translations/en/site.po:1: ",
    ),
    "a page that cannot be read": (
        lambda site: (site / "seeds/pages/x.txt").symlink_to("nowhere"),
        "seeds/pages/x.txt:1: ",
    ),
    "a folder in place of a sidecar": (folder_for_sidecar, f"{SIDE}:1: "),
    "a date that is none": (put(SIDE, "publication: {date: 20210308}\n"), f"{SIDE}:1: "),
    "a correction that leaves nothing": (
        put(SIDE, CORRECTION.replace("。,", '"",') % "青年是未来。"),
        f"{SIDE}:8: ",
    ),
    "an old address that is its own": (put(SIDE, SIDECAR + "    old_slugs: [together]\n"), f"{SIDE}:1: "),
    "an old address of ours": (put(SIDE, SIDECAR + "    old_slugs: [index]\n"), f"{SIDE}:1: "),
    "an address of ours": (put(SIDE, SIDECAR.replace("together", "series-x")), f"{SIDE}:1: "),
    "a term in the place of the list": (
        put(GLOSSARY, TERMS.replace("duikou-bangfu", "index")),
        f"{GLOSSARY}:",
    ),
    "a term defined twice": (put("seeds/glossary/z.yml", TERMS), "seeds/glossary/z.yml:"),
    "a term with the wrong syllables": (put(GLOSSARY, TERMS.replace("gōngjiān", "gōng")), f"{GLOSSARY}:"),
    "an unknown kind of term": (
        put(GLOSSARY, TERMS.replace("kind: term", "kind: word", 1)),
        f"{GLOSSARY}:3: ",
    ),
    "a name twice": (put("seeds/names.yml", NAMES + NAMES), "seeds/names.yml:5: "),
    "a glossary that is missing": (lambda site: rmtree(site / "seeds/glossary"), "seeds/glossary:1: "),
    "no pages at all": (lambda site: rmtree(site / "seeds/pages"), "seeds/pages:1: "),
    "an empty folder of pages": (
        lambda site: [path.unlink() for path in (site / "seeds/pages").iterdir()] and None,
        "seeds/pages:1: ",
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


@pytest.mark.parametrize(("spoil", "place"), BAD.values(), ids=BAD.keys())
def test_bad_seeds_stop_the_build_with_one_clear_line(
    site: Path, spoil: Callable[[Path], None], place: str
) -> None:
    spoil(site)
    if (site / "seeds/pages/second.txt").exists():
        write(site / "seeds/pages/second.yml", SIDECAR)
    run = duizhao(site, "emit")
    lines = [line for line in run.stderr.splitlines() if line]
    assert run.returncode == 1, run.stderr
    assert len(lines) == 1, run.stderr
    assert lines[0].startswith(place), lines[0]
    assert not (site / "docs/read").exists()


@pytest.mark.parametrize(("spoil", "place"), BAD.values(), ids=BAD.keys())
def test_check_lists_the_same_fault(site: Path, spoil: Callable[[Path], None], place: str) -> None:
    spoil(site)
    if (site / "seeds/pages/second.txt").exists():
        write(site / "seeds/pages/second.yml", SIDECAR)
    run = duizhao(site, "check")
    assert run.returncode == 1, run.stdout + run.stderr
    assert any(line.startswith(place) and ": error: " in line for line in run.stdout.splitlines()), run.stdout


def test_the_glossary_check_sees_names_too(site: Path) -> None:
    write(site / "seeds/names.yml", NAMES + NAMES)
    assert duizhao(site, "glossary", "check").returncode == 1


def test_files_that_editors_leave_behind_are_passed_over(site: Path) -> None:
    (site / "seeds/pages/.#first.txt").symlink_to("somebody@somewhere")
    write(site / "seeds/pages/._first.txt", "\0")
    write(site / "seeds/glossary/.#poverty.yml", "[")
    assert duizhao(site, "emit").returncode == 0


def test_one_fault_does_not_hide_the_next(site: Path) -> None:
    write(site / "seeds/pages/empty.txt", "")
    write(site / "seeds/glossary/z.yml", "- {id: x}\n")
    out = duizhao(site, "check").stdout
    assert "seeds/pages/empty.txt:1: error: " in out
    assert "seeds/glossary/z.yml:1: error: " in out


def test_a_failed_build_leaves_the_site_before_it_as_it_was(site: Path) -> None:
    assert duizhao(site, "emit").returncode == 0
    before = {path: path.read_bytes() for path in (site / "docs").rglob("*.md")}
    write(site / PAGE, "")
    assert duizhao(site, "emit").returncode == 1
    assert {path: path.read_bytes() for path in (site / "docs").rglob("*.md")} == before


def test_mkdocs_itself_says_it_in_one_line_too(site: Path) -> None:
    write(site / PAGE, "")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=site, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert f"{PAGE}:1: " in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("frobnicate",), 2),
        (("split",), 2),
        (("split", "no-such-file.txt"), 2),
        (("annotate", "--json", "--html", "-"), 2),
        (("translate", "--article", "nobody"), 2),
        (("-f", "nowhere/mkdocs.yml", "emit"), 2),
        (("build", "--engine", "zensical"), 2),
    ],
)
def test_wrong_use_is_told_and_counted(site: Path, arguments: tuple[str, ...], status: int) -> None:
    run = duizhao(site, *arguments, stdin="")
    assert run.returncode == status, run.stderr
    assert "Traceback" not in run.stderr
