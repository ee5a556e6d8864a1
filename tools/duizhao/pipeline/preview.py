"""The search of a preview: there from the first page on, indexed again when edits pause."""

from __future__ import annotations

import threading
from pathlib import Path

from duizhao.config import Settings
from duizhao.errors import DuizhaoError
from duizhao.pipeline.search import index_search, is_current, publish_search
from duizhao.search.indexing import Say

PAUSE = 3.0
"""Seconds without a build after which the index is brought up to date."""


class SearchPreview:
    """Serves the index that there is beside every build, and makes the next one behind the editor's back."""

    def __init__(self, say: Say, pause: float = PAUSE) -> None:
        self.say, self.pause = say, pause
        self._publishing, self._indexing = threading.Lock(), threading.Lock()
        self._timer: threading.Timer | None = None

    def built(self, settings: Settings, site: Path) -> None:
        """Put the search beside a site that was just built; an old one rather than none."""
        if not (settings.cache / "search" / "site").is_dir():
            index_search(settings, self.say)
        with self._publishing:
            publish_search(settings, site)
        self.hold()
        if settings.search == "on" and not is_current(settings):
            self._timer = threading.Timer(self.pause, self._catch_up, (settings, site))
            self._timer.daemon = True
            self._timer.start()

    def hold(self) -> None:
        """Put off what waits for a pause: another build has begun."""
        if self._timer:
            self._timer.cancel()
        self._timer = None

    def settle(self) -> None:
        """Bring up to date now what waits for a pause."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._timer.function(*self._timer.args)

    def _catch_up(self, settings: Settings, site: Path) -> None:
        try:
            with self._indexing:
                index_search(settings, self.say)
            with self._publishing:
                publish_search(settings, site)
        except (DuizhaoError, OSError) as error:
            self.say(f"not brought up to date: {error}")
