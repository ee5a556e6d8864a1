"""The Markdown extension: stored HTML for a directive, glossary links, annotated blocks.

    [[dz:read/songjiang@1a2b3c4d]]     alone on a line: the stored HTML of that page
    [[对口帮扶]]                        anywhere: a link to the glossary
    :::zh                              a block of Chinese, annotated as in an article
    脱贫攻坚是一场硬仗。
    :::

Python-Markdown and MkDocs parse what stands in the page while they convert it, in pure Python; stored
HTML is therefore put in at the very end, by a postprocessor, in place of a mark that they pass over.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from duizhao.config import Settings, find_config, load_settings
from duizhao.errors import SettingsError
from duizhao.pipeline.handwritten import Handwriting
from duizhao.store import read_json, stored_html

DIRECTIVE = re.compile(r"\[\[dz:([a-z0-9/._-]+)@([0-9a-f]{8})\]\]")
BLOCK = re.compile(r"(?m)^:::zh[ \t]*\n(.*?)\n:::[ \t]*$", re.DOTALL)
GLOSSARY_LINK = r"\[\[([^\[\]|\n]*[\u3400-\u9fff][^\[\]|\n]*)\]\]"
MARK = "\x02dz:{}\x03"
"""Markdown strips these control characters from a page, so no text can hold a mark."""
MARKED = re.compile(r'<p>(?:<a href="([^"]*)">)?\x02dz:(\d+)\x03(?:</a>)?</p>')


class DuizhaoExtension(Extension):
    """Registers the parts; `root` is the folder of mkdocs.yml, found from here when it is empty."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"root": ["", "Folder of the site's mkdocs.yml"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register our parts with the conversion of one page."""
        config_file = find_config(Path(self.getConfig("root") or "."))
        swap = Swap(md, _settings(config_file, config_file.stat().st_mtime_ns))
        # 25: after the control characters of our marks have been stripped from the source
        md.preprocessors.register(Directives(md, swap), "duizhao", 25)
        md.inlinePatterns.register(GlossaryLinks(GLOSSARY_LINK, md, swap.handwriting), "duizhao", 185)
        md.postprocessors.register(swap, "duizhao", -100)
        md.registerExtension(self)
        self.swap = swap

    def reset(self) -> None:
        """Forget the page before."""
        self.swap.forget()


class Swap(Postprocessor):
    """Holds the HTML of one page until the end, and puts it in there."""

    def __init__(self, md: Markdown, settings: Settings) -> None:
        super().__init__(md)
        self.settings = settings
        self.handwriting = Handwriting(settings)
        self.forget()

    def forget(self) -> None:
        """Forget the page before."""
        self.parts: list[str] = []
        self.headings: list[dict[str, Any]] | None = None

    def keep(self, html: str) -> str:
        """Keep HTML for the end; returns the mark that holds its place."""
        self.parts.append(html)
        return MARK.format(len(self.parts) - 1)

    def stored(self, path: str, directive: str) -> str:
        """Keep the stored HTML of a page, and its headings for the table of contents."""
        record = read_json(stored_html(self.settings.cache, path))
        if record is None:
            raise SettingsError(
                f"nothing is stored for {directive}; remove .cache and build again, or remove the page"
            )
        self.headings = record["headings"]
        return self.keep(_for_engine(record["html"], path))

    def run(self, text: str) -> str:
        """Put the HTML in; links within it that begin with `glossary:` lead from where the page is."""
        if self.headings is not None:
            self.md.toc_tokens = _nested(self.headings)  # type: ignore[attr-defined] # as the toc extension sets it
        return MARKED.sub(self._part, text) if self.parts else text

    def _part(self, match: re.Match[str]) -> str:
        glossary = (match[1] or "").removesuffix("index.md")
        return self.parts[int(match[2])].replace('href="glossary:', f'href="{glossary}')


class Directives(Preprocessor):
    """Takes directives and annotated blocks out of the source before anything else reads it."""

    def __init__(self, md: Markdown, swap: Swap) -> None:
        super().__init__(md)
        self.swap = swap

    def run(self, lines: list[str]) -> list[str]:
        """Replace each by its mark."""
        text = BLOCK.sub(self._block, "\n".join(lines))
        return [self._line(line) for line in text.split("\n")]

    def _line(self, line: str) -> str:
        if not line.startswith("[[dz:"):
            return line
        match = DIRECTIVE.fullmatch(line.strip())
        if match is None:
            raise SettingsError(f"{line} is no directive of ours; run `duizhao emit`, or remove the line")
        return self.swap.stored(match[1], match[0])

    def _block(self, match: re.Match[str]) -> str:
        mark = self.swap.keep(self.swap.handwriting.annotate(match[1]))
        return f"\n[{mark}](/glossary/index.md)\n"


class GlossaryLinks(InlineProcessor):
    """`[[对口帮扶]]` becomes a link that the engine resolves and checks."""

    def __init__(self, pattern: str, md: Markdown, handwriting: Handwriting) -> None:
        super().__init__(pattern, md)
        self.handwriting = handwriting

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override] # noqa: ARG002, N802 - the name is Python-Markdown's
        """Link a term that the glossary has; anything else stays as it is written."""
        term = self.handwriting.term_id(m[1])
        if term is None:
            return None, None, None
        link = Element("a", {"href": f"/glossary/{term}.md", "lang": "zh-Hans", "class": "dz-term"})
        link.text = m[1]
        return link, m.start(0), m.end(0)


@lru_cache(maxsize=4)
def _settings(config_file: Path, changed: int) -> Settings:  # noqa: ARG001 - the time says when to read again
    return load_settings(config_file)


def _for_engine(html: str, path: str) -> str:
    """Spell the links as the engine wants them.

    MkDocs leaves HTML alone. Zensical takes a relative link as one from the source file,
    `read/songjiang.md`, and puts `../` before it for the folder that the page becomes; an index page
    becomes none.
    """
    is_shifted = "zensical" in sys.modules and not path.endswith("index")
    return html.replace('href="../', 'href="') if is_shifted else html


def _nested(headings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Nest headings by level, in the shape of the toc extension's tokens."""
    top: list[dict[str, Any]] = []
    stack: list[dict[str, Any]] = []
    for heading in headings:
        token = {**heading, "name": escape(heading["name"]), "html": escape(heading["name"]), "children": []}
        token["data-toc-label"] = ""
        while stack and stack[-1]["level"] >= token["level"]:
            stack.pop()
        (stack[-1]["children"] if stack else top).append(token)
        stack.append(token)
    return top


def makeExtension(**kwargs: Any) -> DuizhaoExtension:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension under the name `duizhao.markdown_ext`."""
    return DuizhaoExtension(**kwargs)
