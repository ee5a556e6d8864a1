"""One family of errors; each message names the file, the line and the cure.

    DuizhaoError
    ├── SeedError        something an editor wrote cannot be used: path, line, reason
    ├── SettingsError    mkdocs.yml asks for what cannot be had
    ├── UsageError       a command was asked about something that is not there
    └── ProviderError    a provider of machine drafts cannot be used: key, quota, address, language
        ├── BusyError      it does not answer now; it may in a while
        └── RefusedError   it has no translation for this one text

What stops a build is raised; what an editor should merely see is a `Problem`, returned.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class DuizhaoError(Exception):
    """Base of every error that this package raises on purpose."""


class SettingsError(DuizhaoError):
    """`mkdocs.yml` or the environment asks for something that cannot be had."""


class UsageError(DuizhaoError):
    """A command was asked about a site or an article that is not there; exit status 2."""


class SeedError(DuizhaoError):
    """A file under `seeds/` cannot be used as it stands.

    `str(error)` is one line, `path:line: reason`; the reason says how to mend it.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")

    def __reduce__(self) -> tuple[type[SeedError], tuple[Path, int, str]]:
        """Survive the way back from a worker process."""
        return type(self), (self.path, self.line, self.reason)


class ProviderError(DuizhaoError):
    """A provider of machine drafts cannot be used at all.

    The messages are ours: those of the libraries may hold a key.
    """


class BusyError(ProviderError):
    """A provider does not answer now; `wait` is how many seconds it asks for, 0 if it does not say."""

    def __init__(self, reason: str, wait: float = 0) -> None:
        self.wait = wait
        super().__init__(reason)


class RefusedError(ProviderError):
    """A provider has no translation for one text; the next may do."""


class Severity(StrEnum):
    """How much a problem matters: an error fails a strict build and `duizhao check`; a note fails nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that an editor should see; the build goes on."""

    path: Path
    line: int
    message: str
    """What is wrong and how to mend it, in one line."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.message}"
