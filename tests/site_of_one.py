"""A small site of its own for a test: one page, two terms, one name, ready to build."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from checkout import ROOT

ARTICLE = """\
携手打赢脱贫攻坚战

■本报记者 陆益峰

脱贫攻坚是一场硬仗。上海对口帮扶贫困地区，八年来共选派干部1412名。

青年是未来。他说：“我们一起努力。”
"""

SIDECAR = """\
publication:
  paper: unknown
articles:
  携手打赢脱贫攻坚战:
    slug: together
    topics: [poverty]
"""

TERMS = """\
- id: tuopin-gongjian
  term: 脱贫攻坚
  kind: term
  pinyin: tuōpín gōngjiān
  definition:
    zh: 国家组织的消除绝对贫困的工作。
    en: The state's campaign to end absolute poverty.
  renderings:
    - text: the battle against poverty
      status: preferred
      evidence: editors
      source: Duizhao
- id: duikou-bangfu
  term: 对口帮扶
  kind: term
  pinyin: duìkǒu bāngfú
  definition:
    zh: 发达地区与贫困地区结对，给予帮助。
    en: A better-off area is matched with a poor one and helps it.
  renderings:
    - text: paired assistance
      status: preferred
      evidence: editors
      source: Duizhao
"""

NAMES = """\
- name: 陆益峰
  kind: person
  english: Lu Yifeng
  reading: Lù Yìfēng
"""


def make_site(folder: Path) -> Path:
    """Write the seeds and settings of a small site into `folder`."""
    files = {
        "seeds/pages/first.txt": ARTICLE,
        "seeds/pages/first.yml": SIDECAR,
        "seeds/glossary/poverty.yml": TERMS,
        "seeds/names.yml": NAMES,
        "docs/guide/reading.md": "# How to read\n",
        "docs/guide/editing.md": "# How to edit\n",
        "docs/about/index.md": "# About\n",
    }
    for name, text in files.items():
        write(folder / name, text)
    (folder / "seeds/translations/en").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder


def write(path: Path, text: str) -> None:
    """Write a file, its folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def duizhao(folder: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "duizhao", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
