"""Lines are even and whole at every width, in every mode: section 8 of the visual specification."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

WIDTHS = (360, 390, 640, 768, 1280, 1920)
"""640 is 1280 at a zoom of 200 %."""

NOT_FIRST = "，。、；：！？”’）》」』"
NOT_LAST = "“‘（《「『"

FAULTS = """([notFirst, notLast]) => {
  const faults = [];
  const rects = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter((rect) => rect.width > 0);
  };
  const textsOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("rt, .no, .fix") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth - width;
  if (wide > 0) faults.push(`sideways scroll of ${wide}px`);
  for (const ruby of document.querySelectorAll(".art ruby:not(.long)")) {
    const lines = rects(ruby.firstChild, 0, ruby.firstChild.length).map((rect) => Math.round(rect.top));
    if (new Set(lines).size > 1) faults.push(`broken word ${ruby.firstChild.data}`);
  }
  for (const paragraph of document.querySelectorAll(".p .zh")) {
    const bottoms = [];
    let before = "";
    for (const node of textsOf(paragraph)) {
      for (let i = 0; i < node.length; i++) {
        const rect = rects(node, i, i + 1)[0];
        const char = node.data[i];
        if (!rect || !char.trim()) continue;
        if (rect.right > width) faults.push(`${char} is cut off at the right`);
        const last = bottoms.at(-1);
        if (last === undefined || rect.bottom - last > 8) {
          const isTurn = last !== undefined;
          if (isTurn && notFirst.includes(char)) faults.push(`a line begins with ${char} after ${before}`);
          if (isTurn && notLast.includes(before)) faults.push(`a line ends with ${before}`);
          bottoms.push(rect.bottom);
        }
        before = char;
      }
    }
    const pitches = bottoms.slice(1).map((bottom, i) => bottom - bottoms[i]);
    if (pitches.length && Math.max(...pitches) - Math.min(...pitches) > 0.5) {
      faults.push(`uneven lines: ${pitches.map((pitch) => pitch.toFixed(1))}`);
    }
  }
  return faults.slice(0, 10);
}"""


def article_addresses(page: Page, site_url: str) -> list[str]:
    page.goto(f"{site_url}read/")
    links = page.eval_on_selector_all(".item > a", "links => links.map((link) => link.href)")
    return [str(link) for link in links]


def show(page: Page, **choices: str) -> None:
    """Show all of a page at once, in given modes."""
    page.add_style_tag(content=".p { content-visibility: visible !important }")
    page.evaluate("choices => Object.assign(document.documentElement.dataset, choices)", choices)


def faults_of(page: Page) -> Any:
    return page.evaluate(FAULTS, [NOT_FIRST, NOT_LAST])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("py", ["off", "names", "level", "all"])
def test_lines_are_even_and_whole(page: Page, site_url: str, width: int, py: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in article_addresses(page, site_url)[:2]:
        page.goto(address)
        show(page, py=py, en="hidden")
        assert faults_of(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("en", ["below", "side"])
def test_english_disturbs_no_line(page: Page, site_url: str, width: int, en: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(article_addresses(page, site_url)[0])
    show(page, py="all", en=en)
    assert faults_of(page) == []


VIEWS = (
    "ph=zhuyin",
    "zi=tw",
    "zi=hk&ph=numbers",
    "tc=strong&tone=spoken&rs=l",
    "size=5&lh=s",
    "face=kai&measure=l",
)


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("view", VIEWS)
def test_other_views_keep_their_lines(page: Page, site_url: str, width: int, view: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{article_addresses(page, site_url)[0]}?py=all&en=hidden&{view}")
    page.locator("reader-bar[data-ready]").wait_for(state="attached")
    page.wait_for_function("document.documentElement.dataset.wait === undefined")
    page.add_style_tag(content=".p { content-visibility: visible !important }")
    page.wait_for_timeout(400)
    assert faults_of(page) == []


FIRST_BASELINES = """() => [...document.querySelectorAll(".art .row")].map((row) => {
  const baseline = (element) => {
    const probe = document.createElement("span");
    probe.style.cssText = "display: inline-block; inline-size: 0; block-size: 0";
    element.prepend(probe);
    const { bottom } = probe.getBoundingClientRect();
    probe.remove();
    return bottom;
  };
  const [zh, en] = [".s", ".tr, .en p, p.en"].map((half) => row.querySelector(half));
  return Math.abs(baseline(zh) - baseline(en));
})"""


@pytest.mark.parametrize("width", [1280, 1920])
@pytest.mark.parametrize("py", ["off", "all"])
def test_side_by_side_both_languages_share_the_first_line(
    page: Page, site_url: str, width: int, py: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(article_addresses(page, site_url)[0])
    page.evaluate("en => localStorage.setItem('duizhao', JSON.stringify({en}))", "side")
    page.reload()
    show(page, py=py)
    assert max(page.evaluate(FIRST_BASELINES)) < 1


def test_names_that_touch_are_told_apart(page: Page, site_url: str) -> None:
    """云南省西双版纳州 are two names: a gap stands between their lines."""
    page.goto(f"{site_url}read/songjiang/")
    show(page, py="off")
    gaps = page.locator(".p .n:has(+ wbr + .n)").evaluate_all(
        """names => names.map((name) => {
          const last = [...name.getClientRects()].at(-1);
          const first = name.nextElementSibling.nextElementSibling.getClientRects()[0];
          return first.top > last.top + 8 ? 9 : first.left - last.right;
        })"""
    )
    assert gaps
    assert min(gaps) > 2


@pytest.mark.parametrize(
    ("width", "en", "place"), [(1280, "below", "margin"), (1280, "side", "head"), (768, "below", "head")]
)
def test_the_facts_stand_in_the_margin_where_it_is_free(
    page: Page, site_url: str, width: int, en: str, place: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in article_addresses(page, site_url):
        page.goto(address)
        show(page, en=en)
        facts, title = page.locator(".facts").bounding_box(), page.locator(".headline").bounding_box()
        assert facts
        assert title
        assert ("margin" if facts["x"] >= title["x"] + title["width"] else "head") == place
        assert facts["x"] + facts["width"] <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_other_pages_do_not_scroll_sideways(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site_url}glossary/")
    term = page.locator(".index a").first.get_attribute("href")
    for address in (
        "",
        "read/",
        "glossary/",
        f"glossary/{term}",
        "about/",
        "guide/reading/",
        "guide/editing/",
    ):
        page.goto(site_url + address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


@pytest.mark.parametrize("width", [360, 390, 600, 768, 860, 1024, 1280])
def test_the_header_is_one_line(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site_url)
    assert page.locator(".dz-header").evaluate("header => header.getBoundingClientRect().height") <= 50
    assert page.locator(".dz-logo span").evaluate("logo => logo.getClientRects().length") == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_the_values_of_a_choice_stand_side_by_side(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(article_addresses(page, site_url)[0])
    page.locator("[data-panel=py]").click()
    levels = page.locator("#panel-py .choice-level label")
    expect(levels).to_have_count(7)
    tops = {round(box["y"]) for level in levels.all() if (box := level.bounding_box())}
    assert len(tops) == 1


FONTS = """() => [".p .zh", ".p .en p"].map(
  (one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))"""


@pytest.mark.parametrize("en", ["below", "side"])
def test_the_size_is_that_of_both_languages(page: Page, site_url: str, en: str) -> None:
    page.goto(article_addresses(page, site_url)[0])
    show(page, py="names", en=en, size="3")
    usual = page.evaluate(FONTS)
    show(page, py="names", en=en, size="5")
    assert page.evaluate(FONTS) == pytest.approx([1.3 * size for size in usual], rel=0.01)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_wide_text_spacing_loses_nothing(page: Page, site_url: str) -> None:
    """WCAG 1.4.12: lines, words and letters set wider by the reader."""
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(article_addresses(page, site_url)[0])
    show(page, py="names", en="below")
    page.add_style_tag(content="* { letter-spacing: .12em !important; word-spacing: .16em !important }")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("en", ["hidden", "below", "side"])
@pytest.mark.parametrize("size", ["1", "3", "5"])
def test_the_height_is_nearly_right_from_the_start(
    page: Page, site_url: str, width: int, en: str, size: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in article_addresses(page, site_url)[:2]:
        page.evaluate(
            "kept => localStorage.setItem('duizhao', JSON.stringify(kept))", {"en": en, "size": size}
        )
        page.goto(address)
        guessed = page.evaluate("document.documentElement.scrollHeight")
        show(page)
        assert guessed == pytest.approx(page.evaluate("document.documentElement.scrollHeight"), rel=0.1)
