"""PO entries as values; polib reads and writes the text of single entries, here alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polib

from duizhao.errors import SeedError
from duizhao.translation.grammar import LINE, split_entries

ENTRIES_FIELD = "X-Duizhao-Entries"
"""Header field that counts the entries in use, so that a file cut between two of them is noticed."""

DRAFT = "draft"
"""Comment of an entry that was a person's draft when its Chinese changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says; obsolete ones included."""

    id: str
    source: str
    target: str = ""
    is_fuzzy: bool = False
    previous: str = ""
    """The Chinese that the target translates, where that has changed since."""
    comment: str = ""
    """What translators wrote beside it, `# …`; `machine: ENGINE DATE` marks a draft."""
    is_obsolete: bool = False
    line: int = 0

    @property
    def machine(self) -> str:
        """`ENGINE DATE` of a machine's draft, else empty."""
        found = re.search(r"^machine: (.+)$", self.comment, flags=re.MULTILINE)
        return found[1] if found else ""

    @property
    def is_draft(self) -> bool:
        """Whether the comment says that nobody has reviewed it."""
        return bool(self.machine) or DRAFT in self.comment.split("\n")


@dataclass(frozen=True, slots=True)
class Memory:
    """A translation memory as read: its entries, each with its text in the file."""

    path: Path
    header: str
    entries: tuple[tuple[Entry, str], ...]
    tail: str = ""

    @property
    def text(self) -> str:
        """The file that it was read from, to the character."""
        return "".join((self.header, *(block for _, block in self.entries), self.tail))

    @property
    def translator(self) -> str:
        """Who last translated the file, as CAT tools note it in the header; empty where nobody is named."""
        found = re.search(r'^"Last-Translator: *([^<\\"]*)', self.header, flags=re.MULTILINE)
        name = found[1].strip() if found else ""
        return "" if name in _NOBODY else name

    @property
    def active(self) -> dict[str, Entry]:
        """The entries in use, by id."""
        return {entry.id: entry for entry, _ in self.entries if not entry.is_obsolete}


def read_memory(text: str, path: Path) -> Memory:
    """Read a PO file; raises SeedError for one that is cut, doubled or not in this grammar."""
    blocks, tail = split_entries(text.removeprefix("\ufeff"), path)
    if not blocks or 'msgid ""' not in blocks[0].text or "\nmsgctxt" in blocks[0].text:
        raise SeedError(path, 1, 'the header (msgid "") is missing; restore the file or remove it')
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").translate(_HIDE)
    parsed = polib.pofile(unified or "\n", check_for_duplicates=False)
    if len(parsed) != len(blocks) - 1:
        raise SeedError(path, blocks[-1].line, "reads as no entry; restore the file or mend this place")
    pairs = tuple(
        (_entry(entry, block.line), block.text) for entry, block in zip(parsed, blocks[1:], strict=True)
    )
    _check_header(blocks[0].text, path, [entry for entry, _ in pairs if not entry.is_obsolete])
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    return Memory(path, bom + blocks[0].text, pairs, tail)


def format_entry(entry: Entry, comments: Iterable[str] = ()) -> str:
    """Write one entry as PO text, unwrapped, a blank line before it."""
    flags = ["fuzzy"] if entry.is_fuzzy else []
    written = polib.POEntry(
        msgctxt=entry.id,
        msgid=entry.source,
        msgstr=entry.target,
        previous_msgid=entry.previous or None,
        tcomment=entry.comment,
        comment="\n".join(comments),
        flags=flags,
    )
    return "\n" + written.__unicode__(wrapwidth=0).rstrip("\n") + "\n"


def format_header(language: str, count: int) -> str:
    """Write the header of a new file."""
    lines = (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        "Plural-Forms: nplurals=2; plural=(n != 1);",
        f"{ENTRIES_FIELD}: {count}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)


def recount(header: str, count: int) -> str:
    """Bring the count in a header up to date; a header without one keeps none."""
    return re.sub(rf"({ENTRIES_FIELD}: )\d+", rf"\g<1>{count}", header)


def obsolete_text(block: str) -> str:
    """Mark the text of an entry as obsolete; its comments and line ends stay."""
    return "".join(
        _PREVIOUS.sub("#~|", line) if _COMMENT.match(line) else f"#~ {line}" for line in _lines(block)
    )


def revived_text(block: str) -> str:
    """Take the marks of `obsolete_text` away again."""
    return "".join(line.replace("#~|", "#|", 1).removeprefix("#~ ") for line in _lines(block))


def _lines(block: str) -> list[str]:
    return LINE.findall(block)


def quoted(text: str) -> str:
    """Write a string as PO has it, in quotation marks, on one line."""
    return f'"{polib.escape(text)}"'


_NOBODY = frozenset({"FULL NAME", "Automatically generated"})
"""What tools write where no name is known."""
_COMMENT = re.compile(r"\s*$|#")
_PREVIOUS = re.compile(r"^#\|")
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HIDE = {ord(character): 0xFDD0 + place for place, character in enumerate(_BREAKS)}
"""polib takes these for line ends; it is shown noncharacters in their place."""
_SHOW = {hidden: shown for shown, hidden in _HIDE.items()}


def _entry(parsed: polib.POEntry, line: int) -> Entry:
    return Entry(
        id=parsed.msgctxt or "",
        source=parsed.msgid.translate(_SHOW),
        target=parsed.msgstr.translate(_SHOW),
        is_fuzzy="fuzzy" in parsed.flags,
        previous=(parsed.previous_msgid or "").translate(_SHOW) if "fuzzy" in parsed.flags else "",
        comment=parsed.tcomment.translate(_SHOW),
        is_obsolete=bool(parsed.obsolete),
        line=line,
    )


def _check_header(header: str, path: Path, active: list[Entry]) -> None:
    charset = re.search(r"charset=([\w-]+)", header)
    if charset and charset[1].upper() not in {"UTF-8", "UTF8"}:
        raise SeedError(path, 1, f"its header says charset={charset[1]}; save it as UTF-8")
    _check_ids(active, path)
    promised = re.search(rf"{ENTRIES_FIELD}: (\d+)", header)
    if not (promised or active):
        raise SeedError(path, 1, "holds no entry: the file is cut; restore it or remove it")
    if promised and int(promised[1]) != len(active):
        reason = (
            f"holds {len(active)} entries, but its header promises {promised[1]}: the file is cut or was "
            f"edited by hand; restore it, or set {ENTRIES_FIELD} to {len(active)} if this is meant"
        )
        raise SeedError(path, 1, reason)


def _check_ids(active: list[Entry], path: Path) -> None:
    seen: dict[str, int] = {}
    for entry in active:
        if not entry.id:
            raise SeedError(path, entry.line, "an entry has no msgctxt; give it the id of its sentence")
        if entry.id in seen:
            raise SeedError(path, entry.line, f"{entry.id} stands at line {seen[entry.id]} too; remove one")
        seen[entry.id] = entry.line
