"""What hand-written pages may ask for: a term's page, a block of annotated Chinese."""

from __future__ import annotations

from functools import lru_cache

from duizhao.annotate import annotate
from duizhao.config import Settings
from duizhao.pages.ruby import render_sentence
from duizhao.pipeline.cache import lexicon_key
from duizhao.pipeline.seeds import Lexicon, read_lexicon
from duizhao.pipeline.workers import workshop


class Handwriting:
    """Answers for one site; the lexicon is read when a page first asks for it, and when it has changed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._known: Lexicon | None = None

    def term_id(self, text: str) -> str | None:
        """Return the id of the concept that `text` or one of its variants names."""
        return _ids(self._lexicon()).get(text)

    def annotate(self, text: str) -> str:
        """Return Chinese text as HTML, a paragraph a line, its links beginning with `glossary:`."""
        tools = workshop(self.settings, self._lexicon()).tools
        lines = (annotate(line, tools) for line in text.split("\n") if line.strip())
        paragraphs = "".join(
            f"<p>{render_sentence(line, 'glossary:', names=tools.names)}</p>" for line in lines
        )
        return f'<div class="zh dz-block" lang="zh-Hans">{paragraphs}</div>'

    def _lexicon(self) -> Lexicon:
        self._known = self._known or _lexicon(self.settings, lexicon_key(self.settings))
        return self._known


@lru_cache(maxsize=1)
def _lexicon(settings: Settings, key: str) -> Lexicon:  # noqa: ARG001 - the key says when to read again
    return read_lexicon(settings)


@lru_cache(maxsize=1)
def _ids(lexicon: Lexicon) -> dict[str, str]:
    return {text: term.id for term in lexicon.terms for text in (*term.variants, term.term)}
