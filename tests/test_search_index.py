"""The index on a small site: what is written, when it is made again, and what is said when it cannot be."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checkout import ROOT
from duizhao.config import load_settings
from duizhao.errors import SettingsError
from duizhao.model import AnnotatedSentence
from duizhao.pipeline.emit import emit_site
from duizhao.pipeline.preview import SearchPreview
from duizhao.pipeline.search import index_search, is_current, publish_search
from duizhao.search import indexing
from duizhao.search.findable import divided
from duizhao.search.shadow import BLOCK, blocks_of, hardest, sentence_tokens, shadow_page
from pages_sample import NAMES, SENTENCES, tokens
from site_of_one import ARTICLE, SIDECAR, duizhao, make_site, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


def opened(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


def indexed(site: Path) -> list[str]:
    """Emit and index; returns what was said."""
    settings = load_settings(site / "mkdocs.yml")
    emit_site(settings)
    said: list[str] = []
    index_search(settings, said.append)
    return said


def test_a_sentence_is_found_by_pairs_steps_sounds_initials_and_english() -> None:
    found = sentence_tokens(AnnotatedSentence(tokens("对口|duì kǒu  GDP||拉  。||标")), "Paired")
    assert found == [
        *("πα", "对口", "口ꁨ", "ꁨꁥ", "ꁥꁱ", "ꁱꋃ", "ꋃꀀ"),
        *("·", "duiλkouλβδγ", "κduiλδ", "κkouλγ", "·", "ιdkι", "·", "·", "·", "ωgdpω", "·", "ωpairω"),
    ]


def test_readings_do_not_run_over_punctuation() -> None:
    found = sentence_tokens(AnnotatedSentence(tokens("银|yín  ，||标  行|háng")), "")
    assert not [token for token in found if token.startswith("yinλ")]


def test_only_words_of_a_list_make_a_sentence_hard() -> None:
    assert hardest(SENTENCES["s-one"]) == 6
    assert hardest(AnnotatedSentence(tokens("上海|shàng hǎi|地|7  的|de||1"))) == 1
    assert hardest(AnnotatedSentence(tokens("脱贫|tuō pín"))) == 0


def test_each_sentence_of_a_shadow_page_fills_whole_blocks() -> None:
    sentences = [" ".join(["一二"] * length) for length in (1, BLOCK, BLOCK + 1)]
    page = shadow_page(sentences)
    lines = page.split("\n")[1:-2]
    assert [len(line.split(" ")) // BLOCK for line in lines] == [1, 1, 2] == [*map(blocks_of, sentences)]


def test_pagefind_counts_the_words_of_a_shadow_page_and_no_others(tmp_path: Path) -> None:
    sentences = [" ".join(["一二"] * BLOCK), "三四"]
    write(tmp_path / "shadows/00000/index.html", shadow_page(sentences))
    indexing.run_pagefind(tmp_path / "shadows", tmp_path / "indexed", lambda _: None)
    (fragment,) = (tmp_path / "indexed/fragment").iterdir()
    content = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))["content"]
    assert content.split(" ") == ["一二"] * BLOCK + ["三四"] + ["·"] * (BLOCK - 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("对口|duì kǒu", "duì-kǒu"),
        ("西安|xī ān|地", "Xī-'ān"),
        ("程向民|chéng xiàng mín|人", "Chéng Xiàng-mín"),
        ("，||标", ""),
    ],
)
def test_pinyin_is_divided_so_that_syllables_can_be_told(written: str, expected: str) -> None:
    assert divided(tokens(written)[0], NAMES) == expected


def test_the_site_holds_index_catalogue_and_texts(site: Path) -> None:
    run = duizhao(site, "build", "--strict")
    assert run.returncode == 0, run.stderr
    assert "search: 1 articles" in run.stderr
    assert "search: building search indexes" in run.stderr
    data = site / "site/search/data"
    catalogue = opened(data / "catalogue.json.gz")
    assert catalogue["articles"] == [["together", "unknown", [0], "111211"]]
    assert catalogue["topics"] == ["poverty"]
    assert [(term[1], term[5], term[-1]) for term in catalogue["terms"]] == [
        ("脱贫攻坚", "the battle against poverty", 2),
        ("对口帮扶", "paired assistance", 1),
    ]
    assert "幫帮" in opened(data / "simpler.json.gz")
    assert opened(data / "terms/duikou-bangfu.json.gz").startswith("A better-off area")
    text = opened(data / "articles/together.json.gz")
    assert text["title"] == "携手打赢脱贫攻坚战"
    assert ["陆益峰", "Lù Yì-fēng", 0, 1] in text["sentences"][1]["words"]
    printed = opened(data / "articles/together.hant.json.gz")
    assert printed["tw"][0] == "攜手打贏脫貧攻堅戰"
    assert (data / "pagefind/pagefind.js").is_file()
    assert not list(data.rglob("*.pf_fragment"))
    assert not list(data.rglob("pagefind-*ui*"))


def test_the_search_page_lists_articles_and_terms_plainly(site: Path) -> None:
    assert duizhao(site, "build", "--strict").returncode == 0
    page = (site / "site/search/index.html").read_text(encoding="utf-8")
    assert 'href="../read/together/"' in page
    assert 'href="../glossary/duikou-bangfu/"' in page
    assert "Search needs JavaScript" in page


def test_the_index_is_made_again_only_when_something_has_changed(site: Path) -> None:
    assert indexed(site)[0] == "1 articles"
    assert indexed(site) == []
    write(site / "seeds/pages/first.txt", ARTICLE.replace("硬仗", "苦仗"))
    assert indexed(site)[0] == "1 articles"
    (site / ".cache/duizhao/search/key.json").write_text("{", encoding="utf-8")
    assert indexed(site)[0] == "1 articles"


def test_what_search_keeps_of_an_article_is_made_again_when_it_was_lost(site: Path) -> None:
    indexed(site)
    before = (site / ".cache/duizhao/search/site/catalogue.json.gz").read_bytes()
    for path in (site / ".cache/duizhao").rglob("*"):
        if path.parent.name == "findable" or path.name == "key.json":
            path.write_bytes(b"x")
    assert indexed(site)[0] == "1 articles"
    assert (site / ".cache/duizhao/search/site/catalogue.json.gz").read_bytes() == before


def test_an_article_that_is_gone_is_gone_from_the_search(site: Path) -> None:
    write(site / "seeds/pages/second.txt", ARTICLE.replace("携手打赢脱贫攻坚战", "青年人才投身山区建设"))
    indexed(site)
    texts = site / ".cache/duizhao/search/site/articles"
    assert len(list(texts.iterdir())) == 4
    (site / "seeds/pages/second.txt").unlink()
    indexed(site)
    assert len(list(texts.iterdir())) == 2


def test_a_missing_program_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SettingsError, match=r"install pagefind\[bin\].*search: off"):
        indexing.pagefind_program()


def test_a_build_without_the_program_fails_in_words(site: Path) -> None:
    hidden = site / "hidden"
    write(hidden / "pagefind_bin.py", "raise ImportError('not here')\n")
    environment = {**os.environ, "PYTHONPATH": str(hidden)}
    command = [sys.executable, "-m", "duizhao", "build"]
    run = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "search: off" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_program_that_fails_is_told_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho '[Parsing files]'\necho no room left\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(indexing, "pagefind_program", lambda: program)
    said: list[str] = []
    with pytest.raises(SettingsError, match="no room left"):
        indexing.run_pagefind(tmp_path, tmp_path, said.append)
    assert said == ["parsing files"]


def test_a_site_is_built_without_search_when_that_is_asked_for(site: Path) -> None:
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site / "mkdocs.yml", settings.replace("    language: en\n", "    language: en\n    search: off\n"))
    run = duizhao(site, "build", "--strict")
    assert run.returncode == 0, run.stderr
    assert not (site / "site/search").exists()
    assert "data-search" not in (site / "site/index.html").read_text(encoding="utf-8")
    by_hand = [*(ROOT / "docs/about").glob("*.md"), *(ROOT / "docs/guide").glob("*.md")]
    assert not [path for path in by_hand if "search/index.md" in path.read_text(encoding="utf-8")]


def test_a_setting_that_cannot_be_meant_is_refused(site: Path) -> None:
    settings = (site / "mkdocs.yml").read_text(encoding="utf-8")
    write(site / "mkdocs.yml", settings.replace("    language: en\n", "    search: maybe\n"))
    assert "extra.duizhao.search: 'maybe' must be on or off" in duizhao(site, "emit").stderr


def test_a_table_of_contents_of_another_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "pagefind.x.pf_meta").write_bytes(gzip.compress(b"pagefind_dcd\xf6"))
    with pytest.raises(SettingsError, match="form unknown here"):
        indexing.chunk_edges(tmp_path)


def test_a_preview_has_search_at_once_and_catches_up_when_edits_pause(site: Path) -> None:
    settings, built = load_settings(site / "mkdocs.yml"), site / "preview"
    built.mkdir()
    said: list[str] = []
    preview = SearchPreview(said.append, pause=3600)
    emit_site(settings)
    preview.built(settings, built)
    assert (built / "search/data/catalogue.json.gz").is_file()
    assert is_current(settings)
    write(site / "seeds/pages/first.yml", SIDECAR.replace("topics: [poverty]", "topics: [aid]"))
    emit_site(settings)
    assert not is_current(settings)
    preview.built(settings, built)
    preview.settle()
    assert opened(built / "search/data/catalogue.json.gz")["topics"] == ["aid"]


def test_many_edits_are_indexed_once(site: Path) -> None:
    settings, built = load_settings(site / "mkdocs.yml"), site / "preview"
    built.mkdir()
    said: list[str] = []
    preview = SearchPreview(said.append, pause=3600)
    emit_site(settings)
    preview.built(settings, built)
    for word in ("苦仗", "恶仗", "大仗"):
        write(site / "seeds/pages/first.txt", ARTICLE.replace("硬仗", word))
        emit_site(settings)
        preview.built(settings, built)
    preview.settle()
    assert said.count("1 articles") == 2
    assert is_current(settings)


def test_an_index_that_waits_for_a_pause_waits_on_when_another_build_begins(site: Path) -> None:
    settings, built = load_settings(site / "mkdocs.yml"), site / "preview"
    built.mkdir()
    preview = SearchPreview(lambda _: None, pause=3600)
    emit_site(settings)
    preview.built(settings, built)
    write(site / "seeds/pages/first.txt", ARTICLE.replace("硬仗", "苦仗"))
    emit_site(settings)
    preview.built(settings, built)
    preview.hold()
    preview.settle()
    assert not is_current(settings)
    preview.built(settings, built)
    preview.settle()
    assert is_current(settings)


def test_nothing_is_put_where_no_site_was_built(site: Path) -> None:
    indexed(site)
    publish_search(load_settings(site / "mkdocs.yml"), site / "nowhere")
    assert not (site / "nowhere").exists()
