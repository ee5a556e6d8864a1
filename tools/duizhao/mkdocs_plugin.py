"""The MkDocs plugin: emit before a build, watch the seeds while serving. It has no options."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from duizhao.config import Settings, load_settings
from duizhao.errors import DuizhaoError
from duizhao.pipeline.emit import EMITTED, emit_site
from duizhao.pipeline.preview import SearchPreview
from duizhao.pipeline.search import index_search, publish_search
from duizhao.theme import theme_folder

log = get_plugin_logger("duizhao")


class NoOptions(Config):
    """The settings stand in `extra.duizhao`, where either engine finds them."""


class DuizhaoPlugin(BasePlugin[NoOptions]):
    """Fetches the settings, calls the pipeline, hands its problems to MkDocs' log."""

    def __init__(self) -> None:
        super().__init__()
        self.server: LiveReloadServer | None = None
        self.watched: set[Path] = set()
        self.preview: SearchPreview | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_dirty: object) -> None:
        """Stay one instance over all builds of a preview."""
        if command == "serve":
            self.preview = SearchPreview(_say)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the Markdown extension where the site is, and the theme where ours is."""
        settings = _settings(config)
        config.mdx_configs.setdefault("duizhao.markdown_ext", {})["root"] = str(settings.root)
        if str(theme_folder()) not in (dirs := config.theme.dirs) and not config.theme.custom_dir:
            dirs.insert(0, str(theme_folder()))
        edition = datetime.fromisoformat(settings.edition).replace(tzinfo=UTC)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(edition.timestamp())))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Bring docs/ up to date before MkDocs looks at it."""
        if self.preview:
            self.preview.hold()
        try:
            report = emit_site(_settings(config))
        except DuizhaoError as error:
            raise PluginError(str(error)) from error
        log.info("%d pages, %d page files worked out anew", report.pages, report.worked)
        if report.problems:
            log.info("%d things to see to; `duizhao check` lists them", len(report.problems))

        self._watch(_settings(config))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what was built, and put the search beside it."""
        settings, site = _settings(config), Path(config.site_dir)
        try:
            if self.preview:
                self.preview.built(settings, site)
            else:
                index_search(settings, _say)
                publish_search(settings, site)
        except DuizhaoError as error:
            raise PluginError(str(error)) from error

    def on_build_error(self, *, error: Exception) -> None:
        """End with a message, not a traceback, when a page asks for what is not there."""
        if isinstance(error, DuizhaoError):
            raise PluginError(str(error)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, **_builder: object
    ) -> LiveReloadServer:
        """Watch what people write, not what we emit: one edit, one build."""
        server.unwatch(config.docs_dir)
        self.server = server
        self._watch(_settings(config))
        return server

    def _watch(self, settings: Settings) -> None:
        """Watch what is written by hand, also what has been added since the preview began."""
        if self.server:
            for path in set(_written_by_hand(settings)) - self.watched:
                self.server.watch(str(path))
                self.watched.add(path)


def _say(message: str) -> None:
    log.info("search: %s", message)


def _settings(config: MkDocsConfig) -> Settings:
    try:
        return load_settings(Path(config.config_file_path))
    except DuizhaoError as error:
        raise PluginError(str(error)) from error


def _written_by_hand(settings: Settings) -> Iterator[Path]:
    yield settings.seeds
    if (overrides := settings.root / "overrides").is_dir():
        yield overrides
    yield from (path for path in sorted(settings.docs.iterdir()) if path.name not in EMITTED)
