"""The whole way on a small site: what is built, built again, edited, and what is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from shutil import rmtree

import pytest

from duizhao.config import load_settings
from duizhao.pipeline import emit
from duizhao.pipeline.links import check_links
from site_of_one import ARTICLE, SIDECAR, duizhao, make_site, write

SECOND = ARTICLE.replace("携手打赢脱贫攻坚战", "青年人才投身山区建设")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


def built(site: Path) -> dict[str, bytes]:
    run = duizhao(site, "build", "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    folder = site / "site"
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_warm_build_equals_a_cold_one_and_a_second_cold_one(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cold = built(site)
    assert built(site) == cold
    other = make_site(tmp_path_factory.mktemp("other"))
    assert built(other) == cold


def test_the_article_is_there_with_pinyin_terms_and_the_way_back(site: Path) -> None:
    pages = built(site)
    article = pages["read/together/index.html"].decode()
    assert "<rt>tuōpín</rt>" in article
    assert 'href="../../glossary/tuopin-gongjian/"' in article
    term = pages["glossary/tuopin-gongjian/index.html"].decode()
    assert 'href="../../read/together/#s-' in term
    assert "the battle against poverty" in term


def test_an_edit_changes_its_page_and_what_leads_to_it_and_nothing_else(site: Path) -> None:
    write(site / "seeds/pages/second.txt", SECOND)
    before = built(site)
    write(site / "seeds/pages/first.txt", ARTICLE.replace("青年是未来。", "青年就是未来。"))
    after = built(site)
    changed = {name for name in before if after.get(name) != before[name]}
    assert "read/together/index.html" in changed
    assert not [name for name in changed if name.startswith("read/second")]


def test_a_removed_article_leaves_nothing_behind(site: Path) -> None:
    write(site / "seeds/pages/second.txt", SECOND)
    before = built(site)
    (site / "seeds/pages/second.txt").unlink()
    after = built(site)
    assert {name for name in before if "read/second" in name}
    assert not [name for name in after if "read/second" in name]
    assert not list((site / "docs/read").glob("second*"))


def test_an_unchanged_page_keeps_its_time(site: Path) -> None:
    write(site / "seeds/pages/second.txt", SECOND)
    assert duizhao(site, "emit").returncode == 0
    times = {path: path.stat().st_mtime_ns for path in (site / "docs/read").glob("*.md")}
    write(site / "seeds/pages/second.txt", SECOND.replace("青年是未来", "青年就是未来"))
    run = duizhao(site, "emit")
    assert "1 page files worked out anew" in run.stderr
    changed = {path.stem[:6] for path, time in times.items() if path.stat().st_mtime_ns != time}
    assert changed == {"second", "index"}  # the list gives the length of each article


def test_a_changed_article_changes_its_directive(site: Path) -> None:
    def directive() -> str:
        assert duizhao(site, "emit").returncode == 0
        return (site / "docs/read/together.md").read_text(encoding="utf-8")

    before = directive()
    write(site / "seeds/pages/first.txt", ARTICLE.replace("硬仗", "苦仗"))
    assert directive() != before


def test_an_emitted_page_is_front_matter_and_one_directive(site: Path) -> None:
    write(site / "seeds/pages/first.yml", SIDECAR.replace("paper: unknown", "date: 2021-03-08"))
    assert duizhao(site, "emit").returncode == 0
    page = (site / "docs/read/together.md").read_text(encoding="utf-8")
    assert re.sub("@[0-9a-f]{8}", "@HASH", page) == (
        "---\n"
        'title: "携手打赢脱贫攻坚战"\n'
        'description: "携手打赢脱贫攻坚战: Chinese with pinyin, glossary and English."\n'
        'template: "article.html"\n'
        'date: "2021-03-08"\n'
        "hide: [navigation, toc]\n"
        "search: {exclude: true}\n"
        "---\n\n"
        "[[dz:read/together@HASH]]\n"
    )


@pytest.mark.parametrize("name", ["PAGE-A", "My page", "解放日报", "a.b"])
def test_any_name_of_a_page_file_makes_an_address(site: Path, name: str) -> None:
    write(site / f"seeds/pages/{name}.txt", SECOND)
    articles = [data.decode() for path, data in built(site).items() if path.startswith("read/")]
    assert sum("青年人才投身山区建设</h1>" in strip_ruby(article) for article in articles) == 1
    assert not [article for article in articles if "[[dz:" in article]


def strip_ruby(html: str) -> str:
    html = re.sub(r"<rt>.*?</rt>|<wbr>", "", html)
    return re.sub(r"<(?!/h1)[^>]*>", "", html)


def test_two_items_under_one_headline_have_two_addresses(site: Path) -> None:
    item = "简讯\n\n本报讯（记者 陆益峰）{}今年春耕已经开始。\n\n"
    write(site / "seeds/pages/second.txt", item.format("松江区") + item.format("青浦区"))
    run = duizhao(site, "emit")
    assert run.returncode == 0, run.stderr


def test_a_broken_link_fails_a_strict_build_only(site: Path) -> None:
    write(site / "docs/about/index.md", "# About\n\n[x](../guide/nothing.md)\n")
    assert duizhao(site, "build").returncode == 0
    assert duizhao(site, "build", "--strict").returncode == 1


def test_the_gate_sees_links_that_mkdocs_does_not(site: Path) -> None:
    built(site)
    page = site / "site/about/index.html"
    page.write_text("<p id=here>x</p>\n<a href='#here'>a</a><a href=../read/>b</a>", encoding="utf-8")
    assert check_links(site / "site") == ()
    page.write_text('<a href="#there">a</a>\n<a href="../reed/">b</a><img src=x.png>', encoding="utf-8")
    assert [str(problem) for problem in check_links(site / "site")] == [
        "site/about/index.html:1: error: the link #there leads nowhere; mend it",
        "site/about/index.html:2: error: the link ../reed/ leads nowhere; mend it",
        "site/about/index.html:2: error: the link x.png leads nowhere; mend it",
    ]


def test_what_is_edited_while_it_is_worked_on_is_worked_on_again(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, real = load_settings(site / "mkdocs.yml"), emit.work_pages

    def edit_meanwhile(*arguments: object) -> None:
        real(*arguments)
        write(site / "seeds/pages/first.txt", ARTICLE.replace("硬仗", "苦仗"))

    monkeypatch.setattr(emit, "work_pages", edit_meanwhile)
    emit.emit_site(settings)
    monkeypatch.undo()
    assert emit.emit_site(settings).worked == 1


def test_an_article_withdrawn_after_the_cache_was_lost_is_not_published(site: Path) -> None:
    write(site / "seeds/pages/second.txt", SECOND)
    own = site / "docs/read/by-hand.md"
    assert duizhao(site, "emit").returncode == 0
    write(own, "# not ours\n")
    rmtree(site / ".cache")
    (site / "seeds/pages/second.txt").unlink()
    assert duizhao(site, "emit").returncode == 0
    assert not list((site / "docs/read").glob("second*"))
    assert own.exists()


SIDE_BY_SIDE = """
import sys
from pathlib import Path
from duizhao.config import load_settings
from duizhao.errors import SeedError
from duizhao.pipeline import emit, workers

workers.MANY = int(sys.argv[1])
assert workers.may_fork() or sys.platform != "linux"
try:
    emit.emit_site(load_settings(Path("mkdocs.yml")))
except SeedError as error:
    sys.exit(str(error))
"""


def emitted_with(site: Path, many: int) -> subprocess.CompletedProcess[str]:
    """Emit in a process of its own, which has one thread and may fork; from `many` pages on it does."""
    command = [sys.executable, "-c", SIDE_BY_SIDE, str(many)]
    return subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)


def test_many_pages_are_worked_out_side_by_side_with_the_same_result(tmp_path: Path) -> None:
    stores = []
    for many in (2, 1000):
        site = make_site(tmp_path / str(many))
        for number in range(9):
            write(site / f"seeds/pages/p{number}.txt", SECOND.replace("山区", f"山区第{number}线"))
        assert emitted_with(site, many).returncode == 0
        stored = sorted((site / ".cache/duizhao/html").rglob("*.json"))
        stores.append({path.name: path.read_bytes() for path in stored})
    assert stores[0] == stores[1]


def test_of_many_mistakes_the_first_is_told(site: Path) -> None:
    for number in range(30):
        write(site / f"seeds/pages/p{number:02}.txt", "" if number in {11, 27} else SECOND)
    assert emitted_with(site, 2).stderr.startswith("seeds/pages/p11.txt:1: ")


def test_the_day_of_the_build_stands_nowhere(site: Path) -> None:
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nsite_url: https://example.org/\n")
    pages = built(site)
    assert b"2026-11-22" in pages["sitemap.xml"]
    assert not re.search(rb"<lastmod>(?!2026-11-22)", pages["sitemap.xml"])


def test_a_lost_or_damaged_cache_is_made_again(site: Path) -> None:
    before = built(site)
    for path in (site / ".cache/duizhao").rglob("*.*"):
        path.write_bytes(b"{")
    assert built(site) == before


def test_an_old_address_leads_to_the_new_one(site: Path) -> None:
    write(site / "seeds/pages/first.yml", SIDECAR + "    old_slugs: [once-upon-a-time]\n")
    assert "../together/" in built(site)["read/once-upon-a-time/index.html"].decode()


HOSTILE = '<script>alert(1)</script>{{ 7*7 }}[[脱贫]]:::zh*粗*#标|"引"&amp;'
HOSTILE_TITLE = '<script>{{7*7}}[[*#|"&amp;'


def test_any_text_appears_literally_everywhere(site: Path) -> None:
    headline = f"打赢{HOSTILE_TITLE}攻坚战"
    write(
        site / "seeds/pages/first.txt",
        ARTICLE.replace("携手打赢脱贫攻坚战", headline).replace("青年是", f"青年{HOSTILE}是"),
    )
    (site / "seeds/pages/first.yml").unlink()
    assert duizhao(site, "translate").returncode == 0
    memory = next((site / "seeds/translations/en").glob("first-*.po"))
    text = memory.read_text(encoding="utf-8")
    write(
        memory,
        text.replace(
            'msgstr ""\n\n#. byline',
            f"msgstr {json.dumps('Win ' + HOSTILE, ensure_ascii=False)}\n\n#. byline",
            1,
        ),
    )
    pages = {name: data.decode() for name, data in built(site).items() if name.endswith(".html")}
    article = next(text for name, text in pages.items() if name.startswith("read/first-"))
    shown = strip_tags(article)
    assert headline in shown
    assert f"青年{HOSTILE}是未来。" in shown
    assert headline in unescape(re.search(r"<title>(.*?)</title>", article, re.DOTALL)[1])
    description = re.search(r'<meta name="description" content="(.*?)">', article, re.DOTALL)
    assert f"Win {HOSTILE}" in unescape(description[1])
    assert headline in strip_tags(pages["read/index.html"])
    assert f"Win {HOSTILE}" in strip_tags(pages["read/index.html"])
    for page in pages.values():
        assert "<script>alert" not in page
        assert "<script>{{" not in page


def strip_tags(html: str) -> str:
    """What a reader sees: text without tags and pinyin, attributes of descriptions included."""
    html = re.sub(r"<rt>.*?</rt>|<wbr>", "", html)
    html = re.sub(r'<meta name="?description"? content="([^"]*)">', r"\1", html)
    return unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", html))
