"""The installed wheel carries its theme and templates, and builds a site that has none of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT
from duizhao.theme import theme_folder
from site_of_one import make_site


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run("build", "--wheel", "--no-isolation", "--outdir", str(folder / "dist"))
    (wheel,) = (folder / "dist").glob("*.whl")
    target = folder / "target"
    run("pip", "install", "-q", "--no-index", "--no-deps", "--target", str(target), str(wheel))
    return target


def run(*arguments: str) -> None:
    command = [sys.executable, "-m", *arguments]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)


def test_in_the_checkout_the_theme_is_the_folder_at_the_top() -> None:
    assert theme_folder() == ROOT / "overrides"


def test_from_a_wheel_the_theme_lies_in_the_package_and_builds_a_site(
    installed: Path, tmp_path: Path
) -> None:
    site = make_site(tmp_path)
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    (site / "mkdocs.yml").write_text(settings.replace("  custom_dir: overrides\n", ""), encoding="utf-8")
    (site / "overrides").rename(tmp_path / "elsewhere")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    where = [sys.executable, "-c", "from duizhao.theme import theme_folder; print(theme_folder())"]
    asked = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(asked.stdout.strip()) == installed / "duizhao" / "overrides"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert "<rt>tuōpín</rt>" in (site / "site/read/together/index.html").read_text(encoding="utf-8")
    assert list((site / "site/assets/stylesheets").glob("*.css"))
