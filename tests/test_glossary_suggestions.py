"""Candidates for the glossary: most of the best are kept, and none is known already."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checkout import ROOT
from duizhao.annotate import build_tools
from duizhao.config import load_settings
from duizhao.glossary.suggestions import Candidate, Sentence, suggest
from duizhao.language.dictionary import is_headword
from duizhao.pipeline.seeds import articles_of, page_files, read_lexicon, read_source
from duizhao.pipeline.suggesting import sentences_of
from duizhao.store import parse_yaml
from site_of_one import ARTICLE, duizhao, make_site, write

TOOLS = build_tools()


def candidates(*texts: str) -> dict[str, Candidate]:
    sentences = [Sentence(text, TOOLS.cut(text), f"a{number}") for number, text in enumerate(texts)]
    return {one.text: one for one in suggest(sentences, is_headword, 20)}


def test_most_of_the_first_hundred_are_terms_of_the_glossary() -> None:
    """From the articles and names alone, as if there were no glossary yet."""
    settings = load_settings(ROOT / "mkdocs.yml")
    lexicon = read_lexicon(settings)
    names = {name.text for name in lexicon.names}
    articles = [one for path in page_files(settings) for one in articles_of(read_source(settings, path))]
    sentences = sentences_of(articles, build_tools(lexicon.names))
    found = suggest(sentences, lambda text: text in names or is_headword(text), 100)
    wanted = {form for term in lexicon.terms for form in (term.term, *term.variants)}
    assert len(found) == 100
    assert sum(one.text in wanted for one in found) >= 60


def test_words_that_come_together_more_than_once_are_proposed() -> None:
    found = candidates("开展对口帮扶工作。", "坚持对口帮扶不动摇。", "上海对口帮扶云南。")
    assert "对口帮扶" in found
    assert (found["对口帮扶"].count, found["对口帮扶"].articles) == (3, 3)


def test_what_stands_in_quotation_marks_is_proposed_at_once() -> None:
    found = candidates("落实“两不愁三保障”和“1+4+N”，他说：“我们一起努力，一起奔小康。”")
    assert set(found) == {"两不愁三保障", "1+4+N"}
    assert found["两不愁三保障"].quoted == 1


def test_words_of_the_dictionary_names_and_marks_are_not() -> None:
    assert candidates("小康社会，小康社会。", "小康社会的建设，的建设。") == {}


def test_a_part_that_never_stands_alone_is_not() -> None:
    found = candidates(
        *(
            f"{verb}建档立卡贫困户{end}"
            for verb, end in (("帮助", "。"), ("关心", "脱贫。"), ("走访", "多次。"))
        )
    )
    assert "档立" not in found
    assert "立卡" not in found


def test_contexts_show_where_it_stands() -> None:
    (context, *_) = candidates("开展对口帮扶工作。", "坚持对口帮扶不动摇。")["对口帮扶"].contexts
    assert context == "…开展[对口帮扶]工作。…"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path)
    extra = "结对认亲是好办法。各村都搞结对认亲，也用“1+4+N”。\n"
    write(tmp_path / "seeds/pages/first.txt", ARTICLE + "\n" + extra)
    return tmp_path


def test_the_command_writes_records_to_complete(site: Path) -> None:
    run = duizhao(site, "glossary", "suggest", "--limit", "5")
    assert run.returncode == 0, run.stderr
    records = parse_yaml(run.stdout, Path("x.yml"))
    rows = {row["term"]: row for row in records}  # type: ignore[call-overload, index] # a list of tables
    assert rows["1+4+N"]["id"] == "1-4-n"
    assert rows["1+4+N"]["kind"] == "slogan"
    assert "脱贫攻坚" not in rows
    assert rows["1+4+N"]["definition"] == {"zh": "", "en": ""}
    assert "# 1× in 1 article, 1× in quotation marks" in run.stdout


def test_a_record_that_is_not_completed_is_refused(site: Path) -> None:
    text = duizhao(site, "glossary", "suggest").stdout
    write(site / "seeds/glossary/new.yml", text)
    run = duizhao(site, "glossary", "check")
    assert run.returncode == 1
    assert "zh is missing; write `zh: …`" in run.stdout


def test_the_command_prints_json(site: Path) -> None:
    rows = json.loads(duizhao(site, "glossary", "suggest", "--json").stdout)
    assert {
        "term",
        "pinyin",
        "count",
        "articles",
        "quoted",
        "cohesion",
        "freedom",
        "score",
        "contexts",
    } == set(rows[0])
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
