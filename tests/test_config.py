from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.config import find_config, load_settings
from duizhao.errors import SettingsError, UsageError

BAD = {
    "an unknown key": ("extra:\n  duizhao:\n    editon: 2026-01-01\n", "mkdocs.yml:3: unknown key"),
    "an impossible date": ("extra:\n  duizhao:\n    edition: 2026-02-30\n", "2026-02-30"),
    "a date without hyphens": ('extra:\n  duizhao:\n    edition: "20261122"\n', "20261122"),
    "settings that are no table": ("extra:\n  duizhao: yes please\n", "must be a table"),
    "a date before zip files": ("extra:\n  duizhao:\n    edition: 1970-01-01\n", "1980"),
    "a language that is a path": ("extra:\n  duizhao:\n    language: ../x\n", "language tag"),
    "a report address without a place": (
        "extra:\n  duizhao:\n    report_url: https://x.example\n",
        "{article}",
    ),
    "another docs folder": ("docs_dir: text\n", "docs_dir must be docs"),
    "flat addresses": ("use_directory_urls: false\n", "use_directory_urls"),
    "a file that is not YAML": ("a: [\n", "not valid YAML"),
}


def written(folder: Path, text: str) -> Path:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_tags_of_others_are_left_alone(tmp_path: Path) -> None:
    text = (
        "site_name: 对照\nplugins: !ENV [A]\nx: !!python/name:os.system\nextra: {duizhao: {language: de}}\n"
    )
    settings = load_settings(written(tmp_path, text))
    assert (settings.site_name, settings.language, settings.root) == ("对照", "de", tmp_path.resolve())


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD.keys())
def test_bad_settings_are_named_with_their_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match="mkdocs.yml") as caught:
        load_settings(written(tmp_path, text))
    assert message in str(caught.value)


def test_the_file_is_found_from_a_folder_below(tmp_path: Path) -> None:
    below = tmp_path / "seeds" / "pages"
    below.mkdir(parents=True)
    written(tmp_path, "site_name: x\n")
    assert find_config(below) == (tmp_path / "mkdocs.yml").resolve()


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no mkdocs.yml"):
        find_config(tmp_path)
