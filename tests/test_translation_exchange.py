"""TMX and XLIFF out, XLIFF back in; PO files through another tool's readers and writers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import pypo, tmx, xliff2

from checkout import ROOT
from duizhao.config import Settings, load_settings
from duizhao.errors import SeedError
from duizhao.model import TranslationState
from duizhao.pipeline.exchange import apply_changes, compare_with_site, exported_units
from duizhao.pipeline.memories import update_memories
from duizhao.store import read_text, write_text
from duizhao.translation.entries import Entry, read_memory
from duizhao.translation.exchange import Exported
from duizhao.translation.grammar import split_entries
from duizhao.translation.memory import SourceUnit, align, update_memory
from duizhao.translation.rewriting import with_translation
from duizhao.translation.tmx import to_tmx
from duizhao.translation.xliff import NAMESPACE, read_xliff, to_xliff
from site_of_one import duizhao, make_site

PATH = Path("x.xlf")
FILE = "seeds/translations/en/together.po"
SEEDS = sorted((ROOT / "seeds/translations/en").glob("*.po"))
STATES = tuple(TranslationState)
UNITS = (
    Exported("a", "s-1", "headline", "脱贫<摘帽>&", "Off the “list” <now> & then", TranslationState.REVIEWED),
    Exported(
        "a", "s-2", "paragraph", "草稿。", "A draft.", TranslationState.DRAFT, engine="libre 2026-11-22"
    ),
    Exported("a", "s-3", "paragraph", "已改。", "Old.", TranslationState.STALE, previous="未改。"),
    Exported("a", "s-4", "paragraph", "未译。"),
    Exported("b", "s-1", "credit", "制图：冯晓瑜", "Graphics: Feng Xiaoyu", TranslationState.REVIEWED),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = load_settings(make_site(tmp_path) / "mkdocs.yml")
    list(update_memories(settings, frozenset()))
    path = settings.root / FILE
    memory = read_memory(read_text(path, path), path)
    first, second, *_ = memory.active
    text = with_translation(memory, first, "Hand in hand against poverty")
    text = with_translation(read_memory(text, path), second, "By Lu Yifeng.", machine="libre 2026-11-22")
    write_text(path, text)
    return settings


def entries(settings: Settings) -> dict[str, Entry]:
    path = settings.root / FILE
    return read_memory(read_text(path, path), path).active


def test_tmx_holds_what_is_reviewed_and_another_reader_reads_it() -> None:
    store = tmx.tmxfile.parsestring(to_tmx(UNITS, "en").encode())
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("脱贫<摘帽>&", "Off the “list” <now> & then"),
        ("制图：冯晓瑜", "Graphics: Feng Xiaoyu"),
    ]
    assert [unit.xmlelement.get("tuid") for unit in store.units] == ["a.s-1", "b.s-1"]
    header = ET.fromstring(to_tmx(UNITS, "en")).find("header")
    assert header is not None
    assert set(header.keys()) == {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"
    }  # fmt: skip


def test_xliff_holds_everything_and_another_reader_reads_it() -> None:
    store = xliff2.Xliff2File.parsestring(to_xliff(UNITS, "en").encode())
    assert [(unit.source, unit.target or "") for unit in store.units] == [
        (unit.source, unit.target) for unit in UNITS
    ]
    assert store.sourcelanguage == "zh-Hans"
    assert store.targetlanguage == "en"


def test_xliff_says_the_state_of_each_unit() -> None:
    root = ET.fromstring(to_xliff(UNITS, "en"))
    segments = root.findall(f".//{{{NAMESPACE}}}segment")
    assert [(s.get("state"), s.get("subState")) for s in segments] == [
        ("reviewed", None),
        ("translated", "duizhao:draft"),
        ("translated", "duizhao:stale"),
        ("initial", None),
        ("reviewed", None),
    ]
    assert "未改。" in [note.text for note in root.iter(f"{{{NAMESPACE}}}note")]


def test_what_goes_out_comes_back() -> None:
    back = read_xliff(to_xliff(UNITS, "en").encode(), PATH, "en")
    assert [(one.slug, one.id, one.source, one.target, one.state) for one in back] == [
        (unit.slug, unit.id, unit.source, unit.target, unit.state) for unit in UNITS if unit.target
    ]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_any_text_comes_back(source: str, target: str) -> None:
    source, target = source.replace("\r", "\n"), target.replace("\r", "\n")
    unit = Exported("a", "s-1", "paragraph", source, target, TranslationState.REVIEWED)
    (back,) = read_xliff(to_xliff([unit], "en").encode(), PATH, "en")
    assert (back.source, back.target, back.trouble) == (source, target, "")
    ET.fromstring(to_tmx([unit], "en"))


BAD = {
    "no XML": (b"hello", "not well-formed XML"),
    "cut": (to_xliff(UNITS, "en").encode()[:300], "not well-formed XML"),
    "another format": (b"<tmx version='1.4'/>", "not XLIFF 2.0 to 2.2"),
    "XLIFF 1": (b"<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'/>", "not XLIFF 2.0"),
    "another language": (to_xliff(UNITS, "fr").encode(), "its target language is fr"),
    "entities": (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + to_xliff(UNITS, "en").encode()[40:], "has a DOCTYPE"),
    "entities in UTF-16": ("<!DOCTYPE x [<!ENTITY a 'b'>]><x/>".encode("utf-16"), "has a DOCTYPE"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD.keys())
def test_what_is_no_xliff_is_refused_with_the_cure(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match="x.xlf:[0-9]+: ") as caught:
        read_xliff(data, PATH, "en")
    assert message in str(caught.value)


def document(inner: str) -> bytes:
    return (
        f'<xliff xmlns="{NAMESPACE}" version="2.1" srcLang="zh-Hans" trgLang="en"><file id="a">'
        f'<unit id="s-1">{inner}</unit></file></xliff>'
    ).encode()


def test_a_tool_may_cut_a_unit_into_segments() -> None:
    inner = (
        '<segment state="final"><source>一句。</source><target>One.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="translated"><source>二句。</source><target>Two.</target></segment>'
    )
    (one,) = read_xliff(document(inner), PATH, "en")
    assert (one.source, one.target, one.state) == ("一句。 二句。", "One. Two.", TranslationState.DRAFT)
    (one,) = read_xliff(document(inner), PATH, "en", is_reviewed=True)
    assert one.state is TranslationState.REVIEWED


def test_marks_of_a_tool_are_read_through_and_codes_refused() -> None:
    inner = (
        '<segment state="final"><source>一<mrk id="m">句</mrk>。</source>'
        '<target>On<pc id="1">e</pc>.</target></segment>'
    )
    (one,) = read_xliff(document(inner), PATH, "en")
    assert (one.source, one.target, one.trouble) == ("一句。", "One.", "")
    (coded,) = read_xliff(document(inner.replace("</pc>", '</pc><ph id="2"/>')), PATH, "en")
    assert "inline codes (ph)" in coded.trouble


def test_a_unit_that_is_half_translated_is_not_taken() -> None:
    inner = (
        "<segment><source>一。</source><target>One.</target></segment>"
        "<segment><source>二。</source></segment>"
    )
    (one,) = read_xliff(document(inner), PATH, "en")
    assert one.trouble == "a part of it has no translation yet"


def test_changes_are_shown_and_then_applied(settings: Settings) -> None:
    text = to_xliff(exported_units(settings), "en")
    assert compare_with_site(settings, read_xliff(text.encode(), PATH, "en")).changes == ()
    edited = text.replace("Hand in hand against poverty", "Together we beat poverty").replace(
        'state="translated" subState="duizhao:draft"', 'state="final"'
    )
    found = compare_with_site(settings, read_xliff(edited.encode(), PATH, "en"))
    assert [(c.before, c.incoming.target, c.incoming.state) for c in found.changes] == [
        ("Hand in hand against poverty", "Together we beat poverty", TranslationState.REVIEWED),
        ("By Lu Yifeng.", "By Lu Yifeng.", TranslationState.REVIEWED),
    ]
    before = read_text(settings.root / FILE, PATH)
    assert list(apply_changes(settings, found.changes)) == [(Path(FILE), 2)]
    after = entries(settings)
    assert {entry.target for entry in after.values() if not entry.is_fuzzy and entry.target} == {
        "Together we beat poverty",
        "By Lu Yifeng.",
    }
    blocks = {block.text for block in split_entries(before, PATH)[0]}
    assert (
        len(blocks & {block.text for block in split_entries(read_text(settings.root / FILE, PATH), PATH)[0]})
        == 5
    )


def test_what_no_longer_fits_is_refused(settings: Settings) -> None:
    text = to_xliff(exported_units(settings), "en")
    changed = text.replace("携手打赢脱贫攻坚战", "携手打赢").replace(
        '<file id="together"', '<file id="together"', 1
    )
    found = compare_with_site(settings, read_xliff(changed.encode(), PATH, "en"))
    assert [reason for _, reason in found.refused] == [
        "its Chinese is no longer that of the page; export again"
    ]
    lost = compare_with_site(settings, read_xliff(text.replace('"together"', '"gone"').encode(), PATH, "en"))
    assert {reason for _, reason in lost.refused} == {"no article has this text any more"}


def test_the_commands_write_show_ask_and_apply(settings: Settings) -> None:
    root = settings.root
    assert duizhao(root, "export", "tmx", "-o", "out/all.tmx").returncode == 0
    assert "Hand in hand" in (root / "out/all.tmx").read_text(encoding="utf-8")
    run = duizhao(root, "export", "xliff", "--article", "together")
    edited = run.stdout.replace("Hand in hand against poverty", "Together we beat poverty")
    (root / "back.xlf").write_text(edited, encoding="utf-8")
    shown = duizhao(root, "import", "xliff", "back.xlf", "--dry-run")
    assert "- Hand in hand against poverty\n+ Together we beat poverty\n" in shown.stdout
    assert duizhao(root, "import", "xliff", "back.xlf", stdin="n\n").returncode == 1
    assert "Hand in hand against poverty" in {entry.target for entry in entries(settings).values()}
    assert duizhao(root, "import", "xliff", "back.xlf", stdin="y\n").returncode == 0
    assert "Together we beat poverty" in {entry.target for entry in entries(settings).values()}
    assert duizhao(root, "import", "xliff", "nowhere.xlf").returncode == 2
    assert duizhao(root, "export", "tmx", "--article", "nobody").returncode == 2


# PO files through translate-toolkit, whose readers and writers Weblate and Pootle use.


def polish(text: str, edit: dict[str, str] | None = None) -> str:
    """Open a PO file as such a tool does, edit some entries by source, and save it."""
    store = pypo.pofile.parsestring(text.encode())
    for unit in store.units:
        if unit.source in (edit or {}):
            unit.target = (edit or {})[unit.source]
            unit.markfuzzy(present=False)
    saved = BytesIO()
    store.serialize(saved)
    return saved.getvalue().decode()


def said(text: str) -> list[tuple[str, str, str, str, bool, bool, str]]:
    return [
        (e.id, e.source, e.target, e.previous, e.is_fuzzy, e.is_obsolete, e.comment)
        for e, _ in read_memory(text, PATH).entries
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_another_tool_opens_and_saves_our_files_without_loss(path: Path) -> None:
    text = read_text(path, path)
    assert said(polish(text)) == said(text)


FULL = """\
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Duizhao-Entries: 4\\n"

# read twice
# waived: terms: taken up by “it”
#. headline
msgctxt "s-1"
msgid "脱贫摘帽是新生活的起点。"
msgstr "Leaving poverty is where a new life begins."

# machine: libre 2026-11-22
#. paragraph
#, fuzzy
msgctxt "s-2"
msgid "关键在人。"
msgstr "The key is people."

#. paragraph
#, fuzzy
#| msgid "青年是未来。"
msgctxt "s-3"
msgid "青年就是未来。"
msgstr "Young people are the future."

#. paragraph
msgctxt "s-4"
msgid "他说：“好。”"
msgstr ""

#, fuzzy
#~| msgid "很旧的。"
#~ msgctxt "s-9"
#~ msgid "旧的。"
#~ msgstr "Old."
"""
UNITS_OF_FULL = [
    SourceUnit("s-1", "脱贫摘帽是新生活的起点。", "headline"),
    SourceUnit("s-2", "关键在人。", "paragraph"),
    SourceUnit("s-3", "青年就是未来。", "paragraph"),
    SourceUnit("s-4", "他说：“好。”", "paragraph"),
]


def test_every_state_survives_another_tool() -> None:
    saved = polish(FULL)
    assert said(saved) == said(FULL)
    assert update_memory(saved, PATH, UNITS_OF_FULL, "en") == saved


def test_what_is_edited_in_another_tool_is_reviewed() -> None:
    edit = {"关键在人。": "What counts is people.", "他说：“好。”": "“Good,” he said."}
    states = {
        unit.id: unit.state for unit in align(UNITS_OF_FULL, read_memory(polish(FULL, edit), PATH)).values()
    }
    assert states == {
        "s-1": TranslationState.REVIEWED,
        "s-2": TranslationState.REVIEWED,
        "s-3": TranslationState.STALE,
        "s-4": TranslationState.REVIEWED,
    }


def test_one_entry_is_rewritten_and_the_rest_keeps_its_bytes() -> None:
    for text in (FULL, "\ufeff" + FULL.replace("\n", "\r\n")):
        after = with_translation(
            read_memory(text, PATH), "s-4", 'He said: "good"\n\\', machine="x 2026-01-01"
        )
        memory = read_memory(after, PATH)
        assert memory.active["s-4"].target == 'He said: "good"\n\\'
        assert memory.active["s-4"].machine == "x 2026-01-01"
        before = [block.text for block in split_entries(text.removeprefix("\ufeff"), PATH)[0]]
        blocks = [block.text for block in split_entries(after.removeprefix("\ufeff"), PATH)[0]]
        assert [old == new for old, new in zip(before, blocks, strict=True)] == [True] * 4 + [False, True]
        assert after.count("\n") == after.count("\r\n") or "\r" not in text
        assert after.startswith("\ufeff") == text.startswith("\ufeff")


def test_a_draft_that_a_person_has_changed_is_no_machines_any_more() -> None:
    after = with_translation(read_memory(FULL, PATH), "s-2", "What counts is people.", is_fuzzy=True)
    entry = read_memory(after, PATH).active["s-2"]
    assert (entry.is_fuzzy, entry.machine) == (True, "")


def test_a_revised_entry_is_neither_fuzzy_nor_stale_and_keeps_what_people_said() -> None:
    text = FULL.replace("#, fuzzy\n#| msgid", "#, fuzzy, no-wrap\n#| msgid")
    after = with_translation(read_memory(text, PATH), "s-3", "The young are the future.")
    entry = read_memory(after, PATH).active["s-3"]
    assert (entry.target, entry.is_fuzzy, entry.previous) == ("The young are the future.", False, "")
    assert "#, no-wrap\nmsgctxt" in after
    reviewed = with_translation(read_memory(FULL, PATH), "s-1", "A new life.")
    assert read_memory(reviewed, PATH).active["s-1"].comment.startswith("read twice\nwaived: ")


def test_the_translator_of_the_header_is_named() -> None:
    named = FULL.replace('"Language', '"Last-Translator: Ann Lee <ann@example.org>\\n"\n"Language')
    assert read_memory(named, PATH).translator == "Ann Lee"
    assert read_memory(FULL, PATH).translator == ""
    nobody = FULL.replace('"Language', '"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n"Language')
    assert read_memory(nobody, PATH).translator == ""
