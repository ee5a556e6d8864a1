from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.errors import SeedError
from duizhao.model import TranslationState
from duizhao.translation.entries import read_memory
from duizhao.translation.grammar import split_entries
from duizhao.translation.memory import SourceUnit, align, update_memory

PATH = Path("seeds/translations/en/x.po")
FIRST = SourceUnit("s-1", "脱贫摘帽是新生活的起点。", "paragraph")
SECOND = SourceUnit("s-2", "关键在人。", "paragraph")
THIRD = SourceUnit("s-3", "他说：“好。”", "paragraph")


def translated(text: str, **english: str) -> str:
    """Fill the empty msgstr of the entries named, as a translator would."""
    for key, value in english.items():
        name = key.replace("_", "-")
        pattern = rf'(msgctxt "{name}"\nmsgid "[^\n]*"\nmsgstr )""'
        text, count = re.subn(pattern, lambda m, value=value: f'{m[1]}"{value}"', text)
        assert count == 1
    return text


def fresh(*units: SourceUnit) -> str:
    return update_memory(None, PATH, units, "en")


def states(text: str, *units: SourceUnit) -> list[TranslationState]:
    return [unit.state for unit in align(units, read_memory(text, PATH)).values()]


def test_a_new_file_holds_every_unit_empty() -> None:
    text = fresh(FIRST, SECOND, THIRD)
    assert states(text, FIRST, SECOND, THIRD) == [TranslationState.MISSING] * 3
    assert len(polib.pofile(text)) == 3
    assert 'msgid "他说：“好。”"' in text


def test_what_a_person_wrote_is_reviewed_and_stays_to_the_byte() -> None:
    text = translated(fresh(FIRST, SECOND), s_1="Shedding poverty is where a new life begins.")
    text = text.replace('msgctxt "s-1"', '# checked twice\n#, no-wrap\nmsgctxt "s-1"')
    assert states(text, FIRST, SECOND) == [TranslationState.REVIEWED, TranslationState.MISSING]
    assert update_memory(text, PATH, [FIRST, SECOND], "en") == text


def test_an_insertion_leaves_the_other_entries_alone() -> None:
    text = translated(fresh(FIRST, THIRD), s_1="One.", s_3="Three.")
    after = update_memory(text, PATH, [FIRST, SECOND, THIRD], "en")
    blocks = {entry.text for entry in split_entries(text, PATH)[0][1:]}
    assert blocks <= {entry.text for entry in split_entries(after, PATH)[0]}
    assert [entry.id for entry, _ in read_memory(after, PATH).entries] == ["s-1", "s-2", "s-3"]


def test_an_edited_sentence_keeps_its_english_as_stale() -> None:
    text = translated(fresh(FIRST, SECOND), s_1="Shedding poverty is where a new life begins.")
    edited = SourceUnit("s-9", "脱贫摘帽正是新生活的起点。", "paragraph")
    after = update_memory(text, PATH, [edited, SECOND], "en")
    unit = align([edited], read_memory(after, PATH))["s-9"]
    assert (unit.state, unit.previous) == (TranslationState.STALE, FIRST.text)
    assert f'#| msgid "{FIRST.text}"' in after


def test_a_correction_makes_the_english_stale_even_before_the_file_is_brought_up_to_date() -> None:
    text = translated(fresh(FIRST), s_1="One.")
    corrected = SourceUnit("s-1", "脱贫摘帽，是新生活的起点。", "paragraph")
    assert states(text, corrected) == [TranslationState.STALE]
    assert states(update_memory(text, PATH, [corrected], "en"), corrected) == [TranslationState.STALE]


def test_a_deleted_sentence_becomes_obsolete_and_is_revived_when_it_returns() -> None:
    text = translated(fresh(FIRST, SECOND), s_2="People are what matters.")
    without = update_memory(text, PATH, [FIRST], "en")
    assert '#~ msgstr "People are what matters."' in without
    again = update_memory(without, PATH, [FIRST, SECOND], "en")
    assert states(again, FIRST, SECOND) == [TranslationState.MISSING, TranslationState.REVIEWED]


def test_a_draft_is_known_by_its_flag_and_names_its_engine() -> None:
    text = translated(fresh(FIRST), s_1="One.")
    text = text.replace("#. paragraph\n", "# machine: libre 2026-11-22\n#. paragraph\n#, fuzzy\n")
    unit = align([FIRST], read_memory(text, PATH))["s-1"]
    assert (unit.state, unit.engine) == (TranslationState.DRAFT, "libre 2026-11-22")


def test_what_is_in_use_wins_over_what_is_obsolete() -> None:
    text = translated(fresh(FIRST, SECOND), s_1="Reviewed.")
    text += '\n#~ msgctxt "s-1"\n#~ msgid "脱贫摘帽是新生活的起点。"\n#~ msgstr "Old."\n'
    assert update_memory(text, PATH, [FIRST, SECOND], "en") == text
    assert update_memory(text, PATH, [FIRST], "en").count('msgstr "Reviewed."') == 1


def test_comments_stay_when_a_sentence_goes_returns_or_changes() -> None:
    text = translated(fresh(FIRST, SECOND), s_2="People are what matters.")
    text = text.replace('msgctxt "s-2"', '# ask the editor\nmsgctxt "s-2"')
    gone = update_memory(text, PATH, [FIRST], "en")
    assert "# ask the editor\n#~ msgctxt" in gone
    assert update_memory(gone, PATH, [FIRST, SECOND], "en") == text
    edited = update_memory(text, PATH, [FIRST, SourceUnit("s-7", "关键在于人。", "paragraph")], "en")
    assert "# ask the editor\n" in edited


def test_a_stale_entry_that_goes_and_returns_is_still_stale() -> None:
    edited = SourceUnit("s-9", "脱贫摘帽正是新生活的起点。", "paragraph")
    text = update_memory(translated(fresh(FIRST, SECOND), s_1="One."), PATH, [edited, SECOND], "en")
    gone = update_memory(text, PATH, [SECOND], "en")
    assert states(update_memory(gone, PATH, [edited, SECOND], "en"), edited) == [TranslationState.STALE]


def test_a_draft_whose_sentence_is_edited_and_edited_back_is_still_a_draft() -> None:
    edited = SourceUnit("s-9", "脱贫摘帽正是新生活的起点。", "paragraph")
    text = translated(fresh(FIRST, SECOND), s_1="One.")
    for comment in ("# machine: libre 2026-11-22\n", ""):
        draft = text.replace("#. paragraph\n", f"{comment}#. paragraph\n#, fuzzy\n", 1)
        changed = update_memory(draft, PATH, [edited, SECOND], "en")
        assert states(changed, edited) == [TranslationState.STALE]
        assert states(update_memory(changed, PATH, [FIRST, SECOND], "en"), FIRST) == [TranslationState.DRAFT]


def test_a_reviewed_draft_whose_sentence_is_edited_and_edited_back_is_reviewed() -> None:
    edited = SourceUnit("s-9", "脱贫摘帽正是新生活的起点。", "paragraph")
    text = translated(fresh(FIRST, SECOND), s_1="One.")
    text = text.replace("#. paragraph\n", "# machine: libre 2026-11-22\n#. paragraph\n", 1)
    assert states(text, FIRST) == [TranslationState.REVIEWED]
    changed = update_memory(text, PATH, [edited, SECOND], "en")
    assert states(update_memory(changed, PATH, [FIRST, SECOND], "en"), FIRST) == [TranslationState.REVIEWED]


def test_a_previous_text_counts_only_where_the_entry_is_fuzzy() -> None:
    text = translated(fresh(FIRST), s_1="One.")
    text = text.replace('msgctxt "s-1"', '#| msgid "旧的。"\nmsgctxt "s-1"')
    assert states(text, FIRST) == [TranslationState.REVIEWED]


def test_a_comment_on_a_sentence_without_translation_is_not_lost_with_it() -> None:
    text = fresh(FIRST, SECOND).replace('msgctxt "s-2"', '# ask the editor\nmsgctxt "s-2"')
    assert "# ask the editor" in update_memory(text, PATH, [FIRST], "en")


def test_markup_in_a_translation_is_text() -> None:
    text = translated(fresh(FIRST), s_1="<script>alert(1)</script> <b>& </b>")
    assert align([FIRST], read_memory(text, PATH))["s-1"].target == "<script>alert(1)</script> <b>& </b>"


def test_an_edit_that_is_taken_back_is_reviewed_again() -> None:
    edited = SourceUnit("s-9", "脱贫摘帽正是新生活的起点。", "paragraph")
    text = translated(fresh(FIRST, SECOND), s_1="One.")
    changed = update_memory(text, PATH, [edited, SECOND], "en")
    assert states(update_memory(changed, PATH, [FIRST, SECOND], "en"), FIRST) == [TranslationState.REVIEWED]


def test_an_empty_file_is_no_new_file() -> None:
    with pytest.raises(SeedError, match="x.po:1: "):
        update_memory("", PATH, [FIRST], "en")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay(newline: str) -> None:
    text = "\ufeff" + translated(fresh(FIRST, SECOND), s_1="One.").replace("\n", newline)
    assert update_memory(text, PATH, [FIRST, SECOND], "en") == text
    assert "\n" not in update_memory(text, PATH, [FIRST], "en").replace("\r\n", "") or newline == "\n"


def test_a_file_cut_anywhere_is_refused() -> None:
    text = translated(fresh(FIRST, SECOND, THIRD), s_1="One.", s_2="Two.", s_3="Three.")
    for cut in range(len(text.rstrip())):
        with pytest.raises(SeedError, match="x.po"):
            read_memory(text[:cut], PATH)


BAD = {
    "a doubled entry": ('msgctxt "s-2"', 'msgctxt "s-1"', "too; remove one"),
    "an entry without an id": ('msgctxt "s-2"\n', "", "no msgctxt"),
    "another encoding": ("charset=UTF-8", "charset=GB18030", "save it as UTF-8"),
    "an unclosed string": ('msgctxt "s-2"', 'msgctxt "s-2', "close its quotation mark"),
    "a stray line": ('msgctxt "s-2"', 'hello\nmsgctxt "s-2"', "not a line of a PO file"),
    "a missing header": ('msgid ""\nmsgstr ""\n"Language', 'msgid "x"\nmsgstr ""\n"Language', "header"),
}


@pytest.mark.parametrize(("old", "new", "message"), BAD.values(), ids=BAD.keys())
def test_bad_files_are_refused_with_the_cure(old: str, new: str, message: str) -> None:
    text = translated(fresh(FIRST, SECOND), s_1="One.", s_2="Two.").replace(old, new, 1)
    with pytest.raises(SeedError, match="x.po:[0-9]+: ") as caught:
        read_memory(text, PATH)
    assert message in str(caught.value)


@given(
    st.lists(
        st.text('脱贫。“”\\"\t\n\r<&#~\x0b\x0c\x1c\x85\u2028\u2029', min_size=1),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_any_text_comes_back_as_it_went_in(texts: list[str]) -> None:
    units = [SourceUnit(f"s-{number}", text, "paragraph") for number, text in enumerate(texts)]
    text = fresh(*units)
    assert [entry.source for entry in read_memory(text, PATH).active.values()] == texts
    blocks, tail = split_entries(text, PATH)
    assert "".join(block.text for block in blocks) + tail == text
