"""The package goes into Anki itself: twice the same, then a newer edition with one changed field."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from warnings import catch_warnings, simplefilter

import pytest

from duizhao.export.anki import to_apkg
from duizhao.export.anki_cards import FIELDS, TEMPLATES, bold_rendering, bold_sense
from duizhao.model import Deck, Example, Note, NoteKind

with catch_warnings():
    simplefilter("ignore")
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

TERM = Note(
    id="t:duikou-bangfu",
    kind=NoteKind.TERM,
    zh="对口帮扶",
    traditional=("對口幫扶", "對口幫扶"),
    pinyin="duìkǒu bāngfú",
    spoken="dui4 kou3 bang1 fu2",
    english="paired assistance",
    source="Duizhao",
    definition="Help between <paired> places.",
    domain="poverty-alleviation",
    example=Example(
        "s-1",
        "1·1",
        "上海不断总结对口帮扶经验。",
        6,
        10,
        "Shanghai learns from Paired Assistance & goes on.",
        "songjiang",
    ),
)
WORD = Note(
    id="w:经验:jīngyàn",
    kind=NoteKind.WORD,
    zh="经验",
    traditional=("經驗", "經驗"),
    pinyin="jīngyàn",
    spoken="jing1 yan4",
    english="experience; to experience",
    source="CC-CEDICT, 2023-11-07",
    level=3,
)
DECK = Deck("article-songjiang", 'Paired: "assistance"::goes on', "对口帮扶不停步", (TERM, WORD))
EDITION, NEWER = "2026-11-22", "2026-12-01"


def package(deck: Deck = DECK, edition: str = EDITION) -> bytes:
    return to_apkg((deck,), edition, lambda note: f"https://site.example/{note.zh}")


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "reader.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, data: bytes, tmp_path: Path) -> tuple[int, int, int]:
    """Import a package as Anki's window does; returns how many notes were new, updated, left alone."""
    path = tmp_path / "deck.apkg"
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    log = collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=options)
    ).log
    assert not log.conflicting
    return len(log.new), len(log.updated), len(log.duplicate)


def field(collection: Collection, zh: str, name: str) -> str:
    (number,) = collection.find_notes(f'Chinese:"{zh}"')
    return str(collection.get_note(number)[name])


def test_a_second_import_changes_nothing(collection: Collection, tmp_path: Path) -> None:
    assert take_in(collection, package(), tmp_path) == (2, 0, 0)
    assert take_in(collection, package(), tmp_path) == (0, 0, 2)
    assert collection.note_count() == 2


def test_a_changed_field_arrives_with_a_newer_edition(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(), tmp_path)
    changed = replace(DECK, notes=(replace(TERM, english="paired aid"), WORD))
    assert take_in(collection, package(changed, NEWER), tmp_path)[0] == 0
    assert field(collection, "对口帮扶", "English") == "paired aid"
    assert field(collection, "经验", "English") == "experience; to experience"
    assert collection.note_count() == 2


def test_a_review_survives_a_newer_edition(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(), tmp_path)
    collection.decks.select(collection.decks.id("Duizhao 对照"))
    card = collection.sched.getCard()
    assert card
    collection.sched.answerCard(card, 3)
    take_in(
        collection, package(replace(DECK, notes=(replace(TERM, english="paired aid"), WORD)), NEWER), tmp_path
    )
    assert collection.get_card(card.id).reps == 1


def test_the_same_note_in_another_deck_is_not_doubled(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(), tmp_path)
    other = Deck("terms-poverty-alleviation", "Poverty alleviation", "", (replace(TERM, example=None),))
    assert take_in(collection, package(other), tmp_path)[0] == 0
    assert collection.note_count() == 2


def test_cards_ask_from_four_sides_and_from_three_without_a_sentence(
    collection: Collection, tmp_path: Path
) -> None:
    take_in(collection, package(), tmp_path)
    names = [
        collection.get_card(number).template()["name"] for number in collection.find_cards("Chinese:对口帮扶")
    ]
    assert names == [name for name, _, _ in TEMPLATES]
    assert len(collection.find_cards("Chinese:经验")) == 3


def test_the_faces_of_a_card(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(), tmp_path)
    meaning, _, cloze, sound = (collection.get_card(n) for n in collection.find_cards("Chinese:对口帮扶"))
    assert "上海不断总结＿＿经验。" in cloze.question()
    assert "对口帮扶" not in cloze.question().partition("</style>")[2]
    assert "[anki:play:q:0]" in sound.question()
    (spoken,) = sound.render_output().question_av_tags
    assert (spoken.lang, spoken.field_text) == ("zh_CN", "对口帮扶")  # type: ignore[union-attr] # spoken by the browser
    answer = meaning.answer()
    for part in (
        "對口幫扶",
        "duìkǒu bāngfú",
        "上海不断总结<b>对口帮扶</b>经验。",
        "<b>Paired Assistance</b> &amp;",
    ):
        assert part in answer
    assert "Help between &lt;paired&gt; places." in answer
    assert 'href="https://site.example/' in answer


def test_decks_lie_under_the_site_and_tags_say_what_they_are(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(), tmp_path)
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert "Duizhao 对照::Paired: ”assistance”: goes on" in names
    assert set(collection.tags.all()) >= {"duizhao::term", "duizhao::word", "duizhao::poverty-alleviation"}


def test_two_builds_are_the_same_bytes_and_an_edition_changes_them() -> None:
    assert package() == package()
    assert package(edition=NEWER) != package()
    with zipfile.ZipFile(BytesIO(package())) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_every_field_is_filled_or_empty_for_a_reason(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(), tmp_path)
    assert [name for name in FIELDS if not field(collection, "对口帮扶", name)] == []
    empty = {name for name in FIELDS if not field(collection, "经验", name)}
    assert empty == {"Definition", "Sentence", "SentenceEnglish", "Cloze"}


@pytest.mark.parametrize(
    ("text", "renderings", "bold"),
    [
        ("A paired assistance plan.", ("paired assistance",), "A <b>paired assistance</b> plan."),
        ("They built their will <all>.", ("build the will",), "They <b>built their will</b> &lt;all&gt;."),
        ("Impaired assistance.", ("paired assistance",), "Impaired assistance."),
        ("Help and aid.", ("aid", "help"), "Help and <b>aid</b>."),
        ("Nothing here.", ("aid",), "Nothing here."),
    ],
)
def test_the_rendering_is_bold_in_whatever_form(text: str, renderings: tuple[str, ...], bold: str) -> None:
    assert bold_rendering(text, renderings) == bold


@pytest.mark.parametrize(
    ("text", "senses", "bold"),
    [
        ("Much Experience.", ("experience",), "Much <b>Experience</b>."),
        ("The aides aided.", ("aid",), "The aides aided."),
        ("They aid <all>.", ("help", "aid"), "They <b>aid</b> &lt;all&gt;."),
    ],
)
def test_a_sense_is_bold_where_it_stands_as_a_word(text: str, senses: tuple[str, ...], bold: str) -> None:
    assert bold_sense(text, senses) == bold
