"""The index of words: how often, in how many articles, and an example from another one."""

from __future__ import annotations

from dataclasses import replace

from duizhao.model import AnnotatedSentence
from duizhao.pages.elsewhere import SHARDS, WordUse, word_shards, word_uses
from pages_sample import ALIGNED, tokens

USES = {use.word: use for use in word_uses(ALIGNED)}


def test_words_and_terms_are_counted_once_each() -> None:
    assert (USES["对口帮扶"].count, USES["对口帮扶"].segment) == (2, "s-headline")
    assert USES["记者"].count == 2
    assert USES["中国特色社会主义"].count == 1


def test_single_characters_and_marks_are_left_out() -> None:
    assert not {"的", "他", "不", "。", "、"} & set(USES)


def test_the_example_has_the_word_in_its_middle() -> None:
    use = USES["攻坚"]
    assert use.left + use.word + use.right == "…海不断总结对口帮扶、脱贫攻坚的经验。"


def test_a_long_line_is_cut_on_both_sides() -> None:
    words = "  ".join(["村里|cūn lǐ"] * 8 + ["脱贫|tuō pín"] + ["今年|jīn nián"] * 8)
    sentences = {**ALIGNED.sentences, "s-one": AnnotatedSentence(tokens(words))}
    [use] = [one for one in word_uses(replace(ALIGNED, sentences=sentences)) if one.word == "脱贫"]
    assert (use.left, use.right) == ("…" + "村里" * 6, "今年" * 6 + "…")


def test_only_words_of_several_articles_are_indexed() -> None:
    one, other = WordUse("脱贫", 2, "s-1", "", "。"), WordUse("脱贫", 3, "s-2", "为", "")
    lone = WordUse("山区", 9, "s-1", "", "")
    shards = word_shards([("first", (one, lone)), ("second", (other,))])
    assert len(shards) == SHARDS
    assert shards[ord("脱") % SHARDS] == {
        "脱贫": [5, 2, [["first", "s-1", "", "。"], ["second", "s-2", "为", ""]]]
    }
    assert sum(map(len, shards)) == 1


def test_each_article_finds_an_example_in_another() -> None:
    uses = [(slug, (WordUse("脱贫", 1, f"s-{slug}", "", ""),)) for slug in ("a", "b", "c")]
    [(_, articles, examples)] = [entry for shard in word_shards(uses) for entry in shard.values()]
    assert articles == 3
    assert len({slug for slug, *_ in examples}) == 2
