"""The whole way on a small site: what is built, built again, edited, and what is refused."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from site_of_one import ARTICLE, SIDECAR, duizhao, make_site, write


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
    write(site / "seeds/pages/second.txt", ARTICLE.replace("携手打赢脱贫攻坚战", "青年人才投身山区建设"))
    before = built(site)
    write(site / "seeds/pages/first.txt", ARTICLE.replace("青年是未来。", "青年就是未来。"))
    after = built(site)
    changed = {name for name in before if after.get(name) != before[name]}
    assert "read/together/index.html" in changed
    assert not [name for name in changed if name.startswith("read/second")]


def test_a_removed_article_leaves_nothing_behind(site: Path) -> None:
    write(site / "seeds/pages/second.txt", ARTICLE.replace("携手打赢脱贫攻坚战", "青年人才投身山区建设"))
    before = built(site)
    (site / "seeds/pages/second.txt").unlink()
    after = built(site)
    assert {name for name in before if "read/second" in name}
    assert not [name for name in after if "read/second" in name]
    assert not list((site / "docs/read").glob("second*"))


def test_an_unchanged_page_keeps_its_time(site: Path) -> None:
    write(site / "seeds/pages/second.txt", ARTICLE.replace("携手打赢脱贫攻坚战", "青年人才投身山区建设"))
    assert duizhao(site, "emit").returncode == 0
    times = {path: path.stat().st_mtime_ns for path in (site / "docs/read").glob("*.md")}
    write(site / "seeds/pages/second.txt", ARTICLE.replace("携手打赢脱贫攻坚战", "青年英才投身山区建设"))
    assert duizhao(site, "emit").returncode == 0
    kept = {path.name for path, time in times.items() if path.exists() and path.stat().st_mtime_ns == time}
    assert "index.md" not in kept


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
        assert "49" not in strip_tags(page).split("打赢")[0][-200:]


def strip_tags(html: str) -> str:
    """What a reader sees: text without tags and pinyin, attributes of descriptions included."""
    html = re.sub(r"<rt>.*?</rt>|<wbr>", "", html)
    html = re.sub(r'<meta name="?description"? content="([^"]*)">', r"\1", html)
    return unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", html))
