"""Candidates for the glossary from the articles of the site, as records to complete."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.annotate import Tools, annotate, build_tools
from duizhao.config import Settings
from duizhao.exchange.yaml_records import format_items
from duizhao.glossary.suggestions import Candidate, Sentence, suggest
from duizhao.language.dictionary import is_headword
from duizhao.language.orthography import parse_syllables, spell
from duizhao.language.syllables import bare_syllable
from duizhao.language.words import recut
from duizhao.model import Article
from duizhao.pipeline.seeds import Lexicon, articles_of, page_files, read_lexicon, read_source
from duizhao.pipeline.workers import Progress

_FIGURE = re.compile(r"[一二三四五六七八九十百千两\d+]")
_HEADER = """\
# Candidates for the glossary, the best first. Complete what you keep and move it into seeds/glossary.
# Above each: how often it stands where, and the words around it.
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate with its pinyin."""

    candidate: Candidate
    pinyin: str


def suggest_terms(settings: Settings, limit: int, progress: Progress | None = None) -> tuple[Suggestion, ...]:
    """Propose what the glossary, the names and the dictionary do not have."""
    lexicon, files = read_lexicon(settings), page_files(settings)
    tools = build_tools(lexicon.names, lexicon.terms)
    articles: list[Article] = []
    for done, path in enumerate(files, 1):
        articles.extend(articles_of(read_source(settings, path)))
        if progress:
            progress(done, len(files))
    found = suggest(sentences_of(articles, tools), _known_by(lexicon), limit)
    return tuple(Suggestion(candidate, _pinyin(candidate.text, tools)) for candidate in found)


def sentences_of(articles: Sequence[Article], tools: Tools) -> tuple[Sentence, ...]:
    """Cut the articles into words, each term that is known already being one of them."""
    return tuple(
        _sentence(segment.text, article.slug, tools) for article in articles for segment in article.segments
    )


def _sentence(text: str, article: str, tools: Tools) -> Sentence:
    spans = [(span.start, span.end) for span in tools.find_terms(text)]
    return Sentence(text, recut(tools.cut(text), (), spans), article)


def _known_by(lexicon: Lexicon) -> Callable[[str], bool]:
    known = {name.text for name in lexicon.names}
    known.update(form for term in lexicon.terms for form in (term.term, *term.variants))
    return lambda text: text in known or is_headword(text)


def _pinyin(text: str, tools: Tools) -> str:
    tokens = annotate(text, tools).tokens
    return " ".join(filter(None, (spell(token, tools.names) for token in tokens)))


def to_records(suggestions: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """List the candidates with all that is known of them, for another program."""
    return [
        {
            "term": one.candidate.text,
            "pinyin": one.pinyin,
            "count": one.candidate.count,
            "articles": one.candidate.articles,
            "quoted": one.candidate.quoted,
            "cohesion": round(one.candidate.cohesion, 2),
            "freedom": round(one.candidate.freedom, 2),
            "score": round(one.candidate.score, 2),
            "contexts": list(one.candidate.contexts),
        }
        for one in suggestions
    ]


def to_yaml(suggestions: Sequence[Suggestion]) -> str:
    """Write the candidates as records of the glossary, what only an editor knows left empty."""
    return "\n".join((_HEADER, *map(_block, suggestions))).rstrip("\n")


def _block(one: Suggestion) -> str:
    return "".join(f"# {line}\n" for line in _told(one.candidate)) + format_items([_skeleton(one)])


def _told(candidate: Candidate) -> Iterator[str]:
    quoted = f", {candidate.quoted}× in quotation marks" if candidate.quoted else ""
    where = "1 article" if candidate.articles == 1 else f"{candidate.articles} articles"
    yield f"{candidate.count}× in {where}{quoted}"
    yield from candidate.contexts


def _skeleton(one: Suggestion) -> dict[str, Any]:
    is_slogan = bool(one.candidate.quoted and _FIGURE.search(one.candidate.text))
    return {
        "id": _id(one),
        "term": one.candidate.text,
        "kind": "slogan" if is_slogan else "term",
        "pinyin": one.pinyin,
        "definition": {"zh": "", "en": ""},
        "renderings": [{"text": "", "status": "preferred", "evidence": "editors", "source": "Duizhao"}],
    }


def _id(one: Suggestion) -> str:
    """Make an id of the pinyin, without tones; what has none, 1+4+N, is called by its figures and letters."""
    words = [map(bare_syllable, parse_syllables(word) or ()) for word in one.pinyin.split()]
    plain = re.findall(r"[a-z0-9]+", one.candidate.text.lower())
    return "-".join("".join(word) for word in words).replace("ü", "v") or "-".join(plain)
