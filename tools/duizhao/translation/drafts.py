"""Machine drafts of sentences: with patience for a busy provider, and giving up on one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duizhao.errors import BusyError
from duizhao.translation.protection import Guarded, LostError, pieces_within
from duizhao.translation.providers import Provider, Translator

TRIES = 5
"""How often a request is made before its sentence is given up."""


@dataclass(frozen=True, slots=True)
class Task:
    """A text that has no translation yet."""

    name: str
    """Of the memory: an article's slug, or `site`."""
    id: str
    source: str
    guarded: Guarded
    context: str = ""
    """The paragraph around it; empty where it stands alone."""

    def requests(self, provider: Provider) -> tuple[str, ...]:
        """Return the texts that are sent for it, none longer than the provider takes."""
        return tuple(_pieces(self.guarded.text, provider))

    def context_for(self, provider: Provider) -> str:
        """Return the paragraph, where the provider is shown it and has room for it."""
        is_shown = provider.has_context and self.context != self.source
        room = provider.limit - provider.measure(self.guarded.text)
        return self.context if is_shown and provider.measure(self.context) <= room else ""

    def characters(self, provider: Provider) -> int:
        """Count what is sent for it, the paragraph too."""
        requests = self.requests(provider)
        return sum(map(len, requests)) + len(requests) * len(self.context_for(provider))


@dataclass(frozen=True, slots=True)
class Draft:
    """What a machine made of a text."""

    text: str
    is_guarded: bool = True
    """Whether terms and names stand in it as glossary and names have them."""


def _pieces(text: str, provider: Provider) -> Iterator[str]:
    def fits(piece: str) -> bool:
        return provider.measure(piece) <= provider.limit

    yield from [text] if fits(text) else pieces_within(text, fits)


class Pace:
    """Spaces requests, and waits longer each time that a provider is busy."""

    def __init__(self, pause: float, sleep: Callable[[float], None]) -> None:
        self._pause, self._sleep, self._is_first = pause, sleep, True

    def call(self, translate: Translator, text: str, context: str) -> str:
        """Ask, several times if need be; raises the last BusyError, or any other ProviderError at once."""
        for attempt in range(TRIES):
            if not self._is_first:
                self._sleep(self._pause)
            self._is_first = False
            try:
                return translate(text, context)
            except BusyError as error:
                if attempt == TRIES - 1:
                    raise
                self._sleep(max(error.wait, 2.0**attempt))
        raise AssertionError  # the loop returns or raises


def draft(task: Task, provider: Provider, translate: Translator, pace: Pace) -> Draft:
    """Draft one text; where the machine loses a placeholder it is shown the Chinese as it is."""
    context = task.context_for(provider)
    if task.guarded.english:
        try:
            answer = _asked(task.guarded.text, context, provider, translate, pace)
            return Draft(task.guarded.restored(answer))
        except LostError:
            pass
    answer = _asked(task.source, context, provider, translate, pace)
    return Draft(answer, is_guarded=not task.guarded.english)


def _asked(text: str, context: str, provider: Provider, translate: Translator, pace: Pace) -> str:
    return " ".join(pace.call(translate, piece, context) for piece in _pieces(text, provider))
