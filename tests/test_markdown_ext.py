"""Hand-written pages: glossary links, annotated blocks, and the swap that Markdown does not see."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from markdown import Markdown

from duizhao.store import store_page
from site_of_one import duizhao, make_site, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


def converted(site: Path, text: str) -> str:
    md = Markdown(
        extensions=["duizhao.markdown_ext"], extension_configs={"duizhao.markdown_ext": {"root": str(site)}}
    )
    return md.convert(text)


def test_a_directive_is_swapped_for_what_is_stored(site: Path) -> None:
    html = "<p>*not* [Markdown](x) &amp;amp; {{ x }} \x02</p>"
    key = store_page(site / ".cache/duizhao", "read/x", html, [{"id": "h", "name": "A<b", "level": 1}])
    assert (
        converted(site, f"before\n\n[[dz:read/x@{key}]]\n\nafter") == f"<p>before</p>\n{html}\n<p>after</p>"
    )


def test_headings_become_the_table_of_contents(site: Path) -> None:
    headings = [{"id": "a", "name": "A&b", "level": 1}, {"id": "b", "name": "二", "level": 2}]
    key = store_page(site / ".cache/duizhao", "read/x", "<p>x</p>", headings)
    md = Markdown(
        extensions=["duizhao.markdown_ext"], extension_configs={"duizhao.markdown_ext": {"root": str(site)}}
    )
    md.convert(f"[[dz:read/x@{key}]]")
    (top,) = md.toc_tokens
    assert (top["name"], top["data-toc-label"], top["children"][0]["id"]) == ("A&amp;b", "", "b")


@pytest.mark.parametrize(
    ("path", "link"), [("read/x", "../glossary/y/"), ("read/index", "../../glossary/y/")], ids=str
)
def test_the_other_engine_gets_links_as_it_counts_them(
    site: Path, monkeypatch: pytest.MonkeyPatch, path: str, link: str
) -> None:
    html = '<a href="../../glossary/y/">y</a> <a href="#s-1">1</a> href=&quot;../'
    key = store_page(site / ".cache/duizhao", path, html, [])
    assert converted(site, f"[[dz:{path}@{key}]]") == html
    monkeypatch.setitem(sys.modules, "zensical", ModuleType("zensical"))
    assert converted(site, f"[[dz:{path}@{key}]]") == html.replace("../../glossary/y/", link)


def test_a_term_is_a_link_and_anything_else_stays(site: Path) -> None:
    html = converted(site, "See [[对口帮扶]], not [[沙僧]] or [[x]].")
    assert '<a class="dz-term" href="/glossary/duikou-bangfu.md" lang="zh-Hans">对口帮扶</a>' in html
    assert "[[沙僧]]" in html
    assert "[[x]]" in html


def test_a_block_of_chinese_is_annotated_and_its_links_lead_from_the_page(site: Path) -> None:
    write(site / "docs/guide/reading.md", "# x\n\n:::zh\n对口帮扶。\n:::\n\nand [[脱贫攻坚]]\n")
    assert duizhao(site, "build", "--strict").returncode == 0
    html = (site / "site/guide/reading/index.html").read_text(encoding="utf-8")
    assert '<a class=t href="../../glossary/duikou-bangfu/"><ruby>对口<rt>Duìkǒu</rt></ruby>' in html
    assert 'href="../../glossary/tuopin-gongjian/"' in html


def test_what_is_not_stored_is_named(site: Path) -> None:
    write(site / "docs/about/index.md", "[[dz:read/nothing@00000000]]\n")
    run = duizhao(site, "build")
    assert run.returncode == 1
    assert "read/nothing" in run.stdout + run.stderr
    assert "build again" in run.stdout + run.stderr
    assert "Traceback" not in run.stderr


def test_a_directive_that_is_none_is_named(site: Path) -> None:
    write(site / "docs/about/index.md", "[[dz:read/Nothing@x]]\n")
    run = duizhao(site, "build")
    assert run.returncode == 1
    assert "[[dz:read/Nothing@x]] is no directive" in run.stderr
    assert "Traceback" not in run.stderr
