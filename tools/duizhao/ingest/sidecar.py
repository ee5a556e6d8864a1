"""The sidecar of a page: what its editor knows about it, and wants otherwise than the rules found it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from duizhao.errors import SeedError
from duizhao.fields import Fields
from duizhao.ingest.edits import (
    Cut,
    Join,
    Leaves,
    Move,
    RoleEdit,
    Scope,
    Structure,
    leaves_of,
    move,
    page_of,
    regroup,
    restructure,
)
from duizhao.ingest.recordings import parse_recording
from duizhao.ingest.split import NO_HEADLINE
from duizhao.model import (
    Block,
    Overrides,
    PrintedArticle,
    PrintedPage,
    Publication,
    ReadingOverride,
    Recording,
    Role,
    WordOverride,
)
from duizhao.store import YamlValue

_SIDES = 2  # of a bar
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BRACKETED = re.compile(r"([^\[\]]*)\[([^\[\]])\]([^\[\]]*)")


NOTHING, NO_OVERRIDES, UNKNOWN = Structure(), Overrides(), Publication()


@dataclass(frozen=True, slots=True)
class CorrectionEdit:
    """A misprint to mend, or only to remark upon."""

    find: str
    replace: str | None
    """None: the text stands, and the note remarks upon it."""
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class ArticleSidecar:
    """What a sidecar says about one article."""

    headline: str = ""
    line: int = 1
    slug: str = ""
    old_slugs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    series: str = ""
    corrections: tuple[CorrectionEdit, ...] = ()
    structure: Structure = NOTHING
    overrides: Overrides = NO_OVERRIDES
    recording: Recording | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says about a page."""

    path: Path
    publication: Publication = UNKNOWN
    structure: Structure = NOTHING
    articles: tuple[ArticleSidecar, ...] = ()
    banner: tuple[tuple[str, int], ...] = ()
    """Lines that are printed over a whole series, 通栏标题, each with its line in the sidecar."""


NO_SIDECAR = Sidecar(Path())
"""Nothing is said; every page works without a sidecar."""


@dataclass(frozen=True, slots=True)
class EditedArticle:
    """An article as its editor wants it, still with the words of the print."""

    blocks: tuple[Block, ...]
    sidecar: ArticleSidecar
    publication: Publication
    path: Path = field(default=Path())
    """The sidecar, for messages."""
    banner: tuple[str, ...] = ()
    """What is printed over the series that it belongs to."""


def parse_sidecar(document: YamlValue, path: Path) -> Sidecar:
    """Read a sidecar; an unknown key anywhere is an error that lists the known ones."""
    page = Fields.of(document, path, 1, ("publication", "banner", "articles", *_STRUCTURE))
    articles = page.table("articles")
    return Sidecar(
        path,
        _publication(page),
        _structure(page),
        tuple(_article(headline, articles) for headline in articles.values),
        tuple(page.numbered_texts("banner")),
    )


def edit_page(page: PrintedPage, sidecar: Sidecar, path: Path) -> tuple[EditedArticle, ...]:
    """Apply what the sidecar says about blocks; `path` is the page's, for one without a headline.

    The page's own edits come first; then each article's, in the order cut, join, roles; then moves.
    """
    leaves = restructure(leaves_of(page), sidecar.structure, Scope(None, sidecar.path))
    leaves = regroup(leaves) if sidecar.structure != NOTHING else leaves
    if not page_of(leaves).articles:
        raise SeedError(path, 1, NO_HEADLINE)
    scopes = _scopes(leaves, sidecar)
    for article in sidecar.articles:
        leaves = restructure(leaves, article.structure, scopes[article.headline])
        _check_headline(leaves, article, scopes[article.headline])
    for edit in sidecar.structure.moves:
        leaves = move(leaves, edit, Scope(None, sidecar.path))
    for article in sidecar.articles:
        for edit in article.structure.moves:
            leaves = move(leaves, edit, scopes[article.headline])
    _check_banner(leaves, sidecar)
    said = {article.headline: article for article in sidecar.articles}
    return tuple(_edited(article, said, sidecar) for article in page_of(leaves).articles)


def _edited(article: PrintedArticle, said: dict[str, ArticleSidecar], sidecar: Sidecar) -> EditedArticle:
    own = said.get(article.headline, ArticleSidecar(article.headline))
    blocks = tuple(block for block in article.blocks if block.role is not Role.PAGE)
    banner = tuple(text for text, _ in sidecar.banner) if own.series else ()
    return EditedArticle(blocks, own, sidecar.publication, sidecar.path, banner)


def _check_banner(leaves: Leaves, sidecar: Sidecar) -> None:
    """Refuse a line of the banner that the page does not have outside its articles."""
    outside = [block.text for block in page_of(leaves).furniture]
    for text, line in sidecar.banner:
        if text not in outside:
            reason = f"{text!r} stands nowhere outside the articles; there stand: {'; '.join(outside) or '—'}"
            raise SeedError(sidecar.path, line, reason)


def _scopes(leaves: Leaves, sidecar: Sidecar) -> dict[str, Scope]:
    """Find the article of each headline in the sidecar; each must match exactly one."""
    headlines = [article.headline for article in page_of(leaves).articles]
    for article in sidecar.articles:
        count = headlines.count(article.headline)
        if count != 1:
            reason = (
                f"{count or 'no'} articles of this page have the headline {article.headline!r}; "
                f"the headlines are: {'; '.join(headlines)}"
            )
            raise SeedError(sidecar.path, article.line, reason)
    return {
        article.headline: Scope(headlines.index(article.headline), sidecar.path)
        for article in sidecar.articles
    }


def _check_headline(leaves: Leaves, article: ArticleSidecar, scope: Scope) -> None:
    own = [leaf.block for leaf in leaves if leaf.article == scope.article]
    headlines = [block.text for block in own if block.role is Role.HEADLINE]
    if headlines != [article.headline]:
        reason = (
            "edits of an article must leave its headline alone; put those of headlines at the page's level"
        )
        raise SeedError(scope.path, article.line, reason)


def _publication(page: Fields) -> Publication:
    fields = page.table("publication", ("paper", "date", "section", "licence"))
    said = {key: fields.text(key) or "unknown" for key in fields.values}
    if not _is_date(said.get("date", "unknown")):
        reason = f"the date {said['date']!r} is not like 2021-03-08; write it so, or `unknown`"
        raise fields.error("date", reason)
    return Publication(**said)


def _is_date(text: str) -> bool:
    try:
        return text == "unknown" or (len(text) == len("2021-03-08") and bool(date.fromisoformat(text)))
    except ValueError:
        return False


_ARTICLE = ("slug", "old_slugs", "topics", "series", "corrections", "readings", "words", "audio")
_STRUCTURE = ("roles", "join", "cut", "belongs_to")
KEYS = ("publication", "articles", *_ARTICLE, *_STRUCTURE)
"""Every key of a sidecar."""


def _article(headline: str, articles: Fields) -> ArticleSidecar:
    fields = articles.table(headline, (*_ARTICLE, *_STRUCTURE))
    slugs = (fields.text("slug"), *fields.texts("old_slugs"))
    for slug in filter(None, slugs):
        if not _SLUG.fullmatch(slug):
            raise fields.error(
                "slug", f"the slug {slug!r} must be of a-z, 0-9 and single hyphens, like levee-and-reservoir"
            )
    return ArticleSidecar(
        headline=headline,
        line=articles.line_of(headline),
        slug=slugs[0],
        old_slugs=slugs[1:],
        topics=fields.texts("topics"),
        series=fields.text("series"),
        corrections=tuple(map(_correction, fields.records("corrections", ("find", "note"), ("replace",)))),
        structure=_structure(fields),
        overrides=Overrides(tuple(_readings(fields)), tuple(_words(fields))),
        recording=parse_recording(fields),
    )


def _correction(item: Fields) -> CorrectionEdit:
    mended = item.text("replace") if "replace" in item.values else None
    if mended == item.text("find"):
        raise item.error(
            "replace", "the correction changes nothing; leave `replace` out to remark upon the text only"
        )
    return CorrectionEdit(item.text("find"), mended, item.text("note"), item.line)


def _structure(fields: Fields) -> Structure:
    cuts = fields.records("cut", ("at",))
    joins = fields.records("join", ("before", "after"))
    moves = fields.records("belongs_to", ("find", "article"))
    return Structure(
        tuple(_cut(item) for item in cuts),
        tuple(Join(item.text("before"), item.text("after"), item.line) for item in joins),
        tuple(_role_edit(item) for item in fields.records("roles", ("find", "role"))),
        tuple(Move(item.text("find"), item.text("article"), item.line) for item in moves),
    )


def _cut(item: Fields) -> Cut:
    parts = _parts(item, item.text("at"))
    if len(parts) > _SIDES:
        raise item.error("at", "only one bar cuts a block in two; write an entry for each cut")
    return Cut(parts[0], parts[1], item.line)


def _role_edit(item: Fields) -> RoleEdit:
    roles = [role.value for role in Role]
    if item.text("role") not in roles:
        raise item.error("role", f"{item.text('role')!r} is no role; the roles are {', '.join(roles)}")
    return RoleEdit(item.text("find"), Role(item.text("role")), item.line)


def _readings(fields: Fields) -> Iterator[ReadingOverride]:
    readings = fields.table("readings")
    for context in readings.values:
        found = _BRACKETED.fullmatch(context)
        if not found or not readings.text(context):
            reason = f"write one character in brackets, and its reading: `受聘[为]顾问: wéi`, not {context!r}"
            raise readings.error(context, reason)
        before, character, after = found.groups()
        syllable, line = readings.text(context), readings.line_of(context)
        yield ReadingOverride(before, character, after, syllable, line)


def _words(fields: Fields) -> Iterator[WordOverride]:
    for text, line in fields.numbered_texts("words"):
        yield WordOverride(_parts(replace(fields, line=line), text), line)


def _parts(item: Fields, text: str) -> tuple[str, ...]:
    """Cut at the bars: 教育|引导; nothing beside a bar is an error."""
    parts = tuple(text.split("|"))
    if not all(parts) or len(parts) < _SIDES:
        reason = f"write both sides with a bar between, like 教育|引导, not {text!r}"
        raise SeedError(item.path, item.line, reason)
    return parts
