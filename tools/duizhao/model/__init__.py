"""The frozen values that flow through a build; the lowest layer of all.

A page is split into printed articles of blocks. A sidecar makes articles of passages out of them,
and each passage holds segments (sentences with an id). A segment is annotated (tokens, terms) and
aligned (its English). The pages of the site are made from the aligned articles.
"""

from duizhao.model.article import (
    READ_ALOUD,
    Article,
    Correction,
    Overrides,
    Passage,
    ReadingOverride,
    Recording,
    Segment,
    WordOverride,
)
from duizhao.model.glossary import Evidence, Member, Rendering, RenderingStatus, Term, TermEntry
from duizhao.model.language import (
    NAME_KINDS,
    AnnotatedSentence,
    Coverage,
    Name,
    Source,
    Standing,
    TermSpan,
    Token,
    TokenKind,
    Vocable,
)
from duizhao.model.newsprint import Block, PrintedArticle, PrintedPage, Publication, Role, Span
from duizhao.model.site import ArticleSummary, Heading, Occurrence, SeriesPlace, SitePage
from duizhao.model.study import Clause, Deck, Example, Note, NoteKind
from duizhao.model.translation import AlignedArticle, TranslationState, TranslationUnit

__all__ = [
    "NAME_KINDS",
    "READ_ALOUD",
    "AlignedArticle",
    "AnnotatedSentence",
    "Article",
    "ArticleSummary",
    "Block",
    "Clause",
    "Correction",
    "Coverage",
    "Deck",
    "Evidence",
    "Example",
    "Heading",
    "Member",
    "Name",
    "Note",
    "NoteKind",
    "Occurrence",
    "Overrides",
    "Passage",
    "PrintedArticle",
    "PrintedPage",
    "Publication",
    "ReadingOverride",
    "Recording",
    "Rendering",
    "RenderingStatus",
    "Role",
    "Segment",
    "SeriesPlace",
    "SitePage",
    "Source",
    "Span",
    "Standing",
    "Term",
    "TermEntry",
    "TermSpan",
    "Token",
    "TokenKind",
    "TranslationState",
    "TranslationUnit",
    "Vocable",
    "WordOverride",
]
