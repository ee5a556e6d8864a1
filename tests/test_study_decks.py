"""Notes, examples, clauses and decks: what they hold, and that each note is itself forever."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from duizhao.model import (
    AlignedArticle,
    AnnotatedSentence,
    Article,
    Example,
    Note,
    NoteKind,
    Passage,
    Role,
    Segment,
    TranslationState,
    TranslationUnit,
)
from duizhao.pages.summary import summarise, visible_numbers
from duizhao.study.clauses import clauses_of
from duizhao.study.decks import article_deck, deck_json, domain_decks
from duizhao.study.examples import best_example, cloze
from duizhao.study.notes import term_note
from pages_sample import ALIGNED, TERMS, tokens

DATA = Path(__file__).parent / "data" / "study"
DECK = article_deck(ALIGNED, TERMS, visible_numbers(ALIGNED.article))


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["it"]) for row in rows]


def note(zh: str, deck: Any = DECK) -> Note:
    return next(one for one in deck.notes if one.zh == zh)


@pytest.mark.parametrize("case", cases("examples"))
def test_the_best_example(case: dict[str, Any]) -> None:
    examples = [
        Example(f"s-{i}", one["label"], one["zh"], 0, 2, one["en"], "a")
        for i, one in enumerate(case["examples"])
    ]
    assert best_example(examples) == examples[case["best"]]


def sentence(text: str) -> AlignedArticle:
    row = tokens("  ".join(" ".join(part.split()) for part in _words(text)))
    whole = "".join(token.text for token in row)
    segment = Segment("s-1", whole, whole)
    headline = Segment("s-0", "题", "题")
    article = Article("a", "p", (Passage(Role.HEADLINE, (headline,)), Passage(Role.PARAGRAPH, (segment,))))
    unit = TranslationUnit("s-1", whole, "English.", TranslationState.REVIEWED)
    sentences = {"s-1": AnnotatedSentence(row), "s-0": AnnotatedSentence(tokens("题|tí"))}
    return AlignedArticle(article, sentences, {"s-1": unit, "s-0": TranslationUnit("s-0", "题")})


def _words(text: str) -> list[str]:
    """Cut 他|tā 山里|shān lǐ at the words: a part without a bar is a further syllable."""
    found: list[str] = []
    for part in text.split():
        if "|" in part:
            found.append(part)
        else:
            found[-1] += f" {part}"
    return found


@pytest.mark.parametrize("case", cases("clauses"))
def test_clauses(case: dict[str, Any]) -> None:
    found = clauses_of(sentence(case["text"]), {"s-1": "1·1"})
    assert [" ".join(clause.words) for clause in found] == case["clauses"]
    for clause in found:
        assert clause.place.zh[clause.place.start : clause.place.end] == "".join(clause.words)


def test_a_clause_without_english_is_left_out() -> None:
    aligned = sentence("他们|tā men 在|zài 山里|shān lǐ 种|zhòng 茶树|chá shù 。||标")
    bare = replace(aligned, units={**aligned.units, "s-1": TranslationUnit("s-1", "")})
    assert clauses_of(aligned, {"s-1": "1·1"})
    assert not clauses_of(bare, {"s-1": "1·1"})


def test_a_clause_within_a_very_long_sentence_is_left_out() -> None:
    clause = "他们|tā men 在|zài 山里|shān lǐ 种|zhòng 茶树|chá shù 。||标"
    before = "好|hǎo ，||标 " * 60
    assert clauses_of(sentence(clause), {"s-1": "1·1"})
    assert not clauses_of(sentence(before + clause), {"s-1": "1·1"})


def test_an_article_gives_its_terms_then_its_words() -> None:
    kinds = [one.kind for one in DECK.notes]
    assert kinds == sorted(kinds, key=[NoteKind.TERM, NoteKind.WORD].index)
    assert [one.zh for one in DECK.notes[:2]] == ["对口帮扶", "脱贫攻坚"]
    assert note("经验").english.startswith("experience")
    assert (note("经验").level, note("经验").pinyin) == (3, "jīngyàn")


def test_names_figures_and_unknown_words_are_no_notes() -> None:
    assert not {"上海", "程向民", "区委书记", "，"} & {one.zh for one in DECK.notes}


def test_the_note_of_a_term_says_what_is_preferred_right_too_and_to_be_avoided() -> None:
    one = note("对口帮扶")
    assert (one.english, one.source) == ("paired assistance", "Duizhao")
    assert one.others == ("pairing-up assistance",)
    assert one.avoid == (("counterpart aid", "Suggests equals."),)
    assert one.kin == ("t:tuopin-gongjian",)
    assert one.traditional == ("對口幫扶", "對口幫扶")
    assert one.spoken == "dui4 kou3 bang1 fu2"


def test_an_example_has_reviewed_english_only() -> None:
    assert note("对口帮扶").example == Example(
        "s-one", "1·1", ALIGNED.sentences["s-one"].text, 6, 10, ALIGNED.units["s-one"].target, "songjiang"
    )
    assert note("培养").example.en == ""  # type: ignore[union-attr] # a draft is no English


def test_an_id_survives_everything_but_the_reading() -> None:
    term = TERMS["duikou-bangfu"]
    changed = replace(term, definition_en="Other.", domain="elsewhere", renderings=term.renderings[-1:])
    assert term_note(changed).id == term_note(term).id == "t:duikou-bangfu"
    assert note("经验").id == "w:经验:jīngyàn"


def test_a_cloze_blanks_every_occurrence() -> None:
    example = Example("s-1", "1·1", "扶贫要扶志，扶贫要扶智。", 0, 2, "", "a")
    assert cloze(example) == "＿＿要扶志，＿＿要扶智。"


def test_what_sounds_alike_is_equal_however_it_is_written() -> None:
    aligned = sentence("小姐|xiǎo jiě 展览馆|zhǎn lǎn guǎn 知识|zhī shi 你好|nǐ hǎo 。||标")
    spoken = {one.zh: one.spoken for one in article_deck(aligned, {}, {"s-1": "1·1"}).notes}
    assert spoken["你好"] == "ni2 hao3"
    assert spoken["知识"] == "zhi1 shi5"


def test_domains_are_decks_with_the_best_of_all_occurrences() -> None:
    summary = summarise(ALIGNED)
    places: dict[str, list[Any]] = {}
    for one in summary.occurrences:
        places.setdefault(one.term, []).append((summary.slug, one))
    (deck,) = domain_decks(TERMS.values(), places)
    assert (deck.id, deck.title) == ("terms-poverty-alleviation", "Poverty alleviation")
    assert [(one.zh, one.uses) for one in deck.notes] == [("对口帮扶", 3), ("脱贫攻坚", 1)]
    assert note("对口帮扶", deck).example.segment == "s-one"  # type: ignore[union-attr] # it has one, or the test fails


def test_the_json_has_each_sentence_once_and_nothing_empty() -> None:
    laid_out = deck_json(DECK)
    keys = {one["example"][0] for one in laid_out["notes"] if "example" in one}
    keys |= {clause[0] for clause in laid_out.get("clauses", ())}
    assert keys == set(laid_out["sentences"])
    for one in laid_out["notes"]:
        key, start, end = one["example"]
        assert laid_out["sentences"][key][0][start:end]
        assert not [name for name, value in one.items() if value in ("", None, [], 0)]


def test_a_word_that_the_dictionary_has_as_a_name_only_is_no_note() -> None:
    aligned = sentence("全州|quán zhōu 的|de 资源|zī yuán 。||标")
    words = {one.zh: one.english for one in article_deck(aligned, {}, {"s-1": "1·1"}).notes}
    assert "全州" not in words
    assert words["资源"].startswith("natural resource")
