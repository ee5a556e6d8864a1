"""Pages written as a list of blocks, and the shapes in which such a page may come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from duizhao.ingest.split import split_page
from duizhao.model import Block
from duizhao.store import parse_yaml

_TELLING = 5  # full lines on a page from which its column shows
_PROSE = ("paragraph", "note", "caption")


@dataclass(frozen=True, slots=True)
class Expected:
    """A block as a case has it: `- paragraph: 对口帮|扶。` is broken at the bar by a column end.

    `+byline` goes on in the line of the block before; `paragraph@记者` has a speaker.
    """

    role: str
    lines: tuple[str, ...]
    speaker: str | None = None
    goes_on: bool = False

    @property
    def seen(self) -> tuple[str, str, str | None]:
        return self.role, squeeze("".join(self.lines)), self.speaker


@dataclass(frozen=True, slots=True)
class Case:
    it: str
    blocks: tuple[Expected, ...]


def squeeze(text: str) -> str:
    return "".join(text.split())


def read_case(path: Path) -> Case:
    document = parse_yaml(path.read_text(encoding="utf-8"), path)
    assert isinstance(document, dict)
    blocks = (next(iter(block.items())) for block in document["blocks"])
    return Case(document["it"], tuple(_expected(key, text) for key, text in blocks))


def _expected(key: str, text: str) -> Expected:
    role, _, speaker = key.removeprefix("+").partition("@")
    return Expected(role, tuple(text.split("|")), speaker or None, goes_on=key.startswith("+"))


def _printed_lines(case: Case) -> Iterator[tuple[str, str, int]]:
    """Yield role, text and number within its block of each line."""
    lines: list[tuple[str, str, int]] = []
    for block in case.blocks:
        for number, text in enumerate(block.lines):
            if block.goes_on and number == 0:
                role, before, place = lines.pop()
                lines.append((role if role in _PROSE else block.role, before + text, place))
            else:
                lines.append((block.role, text, number))
    yield from lines


def _wrap(text: str, width: int, indent: str) -> Iterator[str]:
    """Break a paragraph at a column's edge as compositors do: no line begins with 。 or ，."""
    rest = indent + text
    while rest:
        cut = width
        while rest[cut : cut + 1] in set("，。、；：！？”’）》…—") and cut > width - 3:
            cut -= 1
        yield rest[:cut]
        rest = rest[cut:]


def _shape(gap: str = "\n", indent: str = "", width: int = 0, close: str = "\n") -> Callable[[Case], str]:
    def render(case: Case) -> str:
        page = ""
        for role, text, number in _printed_lines(case):
            before = indent if role in _PROSE and number == 0 else ""
            wraps = width and len(text) > width and role in _PROSE
            lines = _wrap(text, width, before) if wraps else [before + text]
            page += (close if number and role == "headline" else gap) + "\n".join(lines)
        return page.lstrip("\n") + "\n"

    return render


SHAPES: Mapping[str, Callable[[Case], str]] = {
    "one paragraph a line": _shape(),
    "blank lines between": _shape("\n\n"),
    "blank lines between, also in headlines": _shape("\n\n", close="\n\n"),
    "CRLF": lambda case: _shape("\n\n")(case).replace("\n", "\r\n"),
    "indents": _shape(indent="　　"),
    "indents and blank lines": _shape("\n\n", indent="　　"),
    "wrapped at 20, indents": _shape(indent="　　", width=20),
    "wrapped at 32, indents": _shape(indent="　　", width=32),
    "wrapped at 26, blank lines": _shape("\n\n", width=26),
    "wrapped at 24, nothing else": _shape(width=24),
}


def tells_paragraphs(case: Case, width: int, indent: str) -> bool:
    """Tell whether a page is long enough for its column to show, and nothing is left to chance.

    Two paragraphs set in a column say little about its width; and where nothing but a short last line
    ends a paragraph, a full last line cannot be told from one that goes on.
    """
    lines = [
        list(_wrap(text, width, indent if number == 0 else ""))
        for role, text, number in _printed_lines(case)
        if role in _PROSE
    ]
    full = sum(len(paragraph) - 1 for paragraph in lines)
    return full >= _TELLING and (bool(indent) or all(len(p[-1]) != width for p in lines if len(p) > 1))


WRAPPED: Mapping[str, tuple[int, str]] = {
    "wrapped at 20, indents": (20, "　　"),
    "wrapped at 32, indents": (32, "　　"),
    "wrapped at 26, blank lines": (26, ""),
    "wrapped at 24, nothing else": (24, ""),
}

_HAN = st.sampled_from("上海对口帮扶云南的了和一二第版电讯报记者程向民单王图①②■□▲")
_MARKS = st.sampled_from("，。、；：！？…—“”‘’（）【】《》 　\n\r\t\f0123456789aZ%.\u2028\ufeff\u200b")
_LINES = st.sampled_from(
    (
        "■本报记者 陆益峰",
        "松江区委书记程向民：",
        "本报讯（记者 王某）近日，村里通了路。（李小明 王大勇）",
        "本报昭通5月17日电",
        "编者按：",
        "◎本报记者 鲁一鸣 ◎实习生 常青",
        "【本报讯 记者 柳叶】近日，村里通了路。本报记者 柳叶 摄",
        "图为渔民在码头分拣海鲜。 孟小舟摄（影像中国）",
        "供水服务热线：0736—5566120。",
        "①西藏自治区江孜二小正在举行升旗仪式。",
        "制图：冯晓瑜",
        "（上接第一版）会议强调，要抓好落实。（下转第五版）",
        "——“区委书记谈扶贫”系列访谈",
        "记者：钱从哪里来？",
        "一、加强领导",
        "　　打通“前端",
        "”产业链。",
        "2021年3月8日 星期一",
        "……",
        "",
    )
)
NEWSPRINT = st.lists(st.one_of(_LINES, st.text(st.one_of(_HAN, _MARKS), max_size=60))).map("\n".join)
"""Text with all the forms that the rules know, and all the marks, in no order."""


def seen_blocks(text: str) -> list[tuple[str, str, str | None]]:
    """Split a page and tell what was seen, in the order of the print."""
    page = split_page(text)
    blocks = [*page.furniture, *(block for article in page.articles for block in article.blocks)]
    return [_seen(block) for block in sorted(blocks, key=lambda block: block.spans[0])]


def _seen(block: Block) -> tuple[str, str, str | None]:
    return block.role.value, squeeze(block.text), block.speaker
