"""Where the theme's overrides lie: templates, stylesheets, scripts."""

from __future__ import annotations

from pathlib import Path

from duizhao.errors import SettingsError

PACKAGE = Path(__file__).parent


def theme_folder() -> Path:
    """Find the theme's overrides: inside an installed wheel, or at the top of the checkout."""
    for folder in (PACKAGE / "overrides", PACKAGE.parent.parent / "overrides"):
        if (folder / "main.html").is_file():
            return folder
    raise SettingsError(f"the theme is missing beside {PACKAGE}; install Duizhao again")
