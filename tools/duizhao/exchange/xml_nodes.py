"""XML as nodes that know their lines; nothing in a file can make them grow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat  # nosec - a document type is refused before anything of it is read

from duizhao.errors import SeedError

DEEP = 50


@dataclass(slots=True)
class Node:
    """An element; without its namespace, since the editions of TBX differ in it."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)
    text: str = ""
    """Its own text and that of all within it."""

    def all(self, name: str, kind: str = "") -> Iterator[Node]:
        """Yield the elements of this name below, of one `type` if it is given, in order."""
        for child in self.children:
            if child.name == name and (not kind or child.attributes.get("type") == kind):
                yield child
            yield from child.all(name, kind)

    def text_of(self, name: str, kind: str = "") -> str:
        """Return the text of the first such element, or nothing."""
        return next((node.text.strip() for node in self.all(name, kind)), "")


def parse_xml(data: bytes, path: Path) -> Node:
    """Read an XML file; raises SeedError with the line of what is wrong."""
    parser = expat.ParserCreate()
    building = _Building(parser, path)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        raise SeedError(
            path, error.lineno, f"not XML ({expat.ErrorString(error.code)}); mend this line"
        ) from error
    return building.root.children[0]


class _Building:
    """Builds nodes as the parser comes to them."""

    def __init__(self, parser: expat.XMLParserType, path: Path) -> None:
        self.root = Node("", {}, 0)
        self._open = [self.root]
        self._parser, self._path = parser, path
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > DEEP:
            raise SeedError(self._path, self._line, f"nested deeper than {DEEP} elements; mend this line")
        node = Node(name.rpartition(":")[2], attributes, self._line)
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        self._open[-1].text += node.text or ""

    def _characters(self, text: str) -> None:
        self._open[-1].text += text

    def _doctype(self, *_: object) -> NoReturn:
        raise SeedError(
            self._path, self._line, "a document type is declared; remove the line, TBX needs none"
        )

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber
