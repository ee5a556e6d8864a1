"""Runs functions of the site's modules in the browser, on values that go there and back as JSON."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

CALL = """async ([address, body, value]) => {
  const module = await import(address);
  return new Function("module", "value", `return (${body})(module, value)`)(module, value);
}"""

BLANK = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>blank</title></html>'


def call(page: Page, site_url: str, module: str, body: str, value: Any = None) -> Any:
    """Apply `body`, a function of the module and a value, on a page of the site that runs nothing else."""
    blank = site_url + "blank.html"
    if page.url != blank:
        page.route(blank, lambda route: route.fulfill(body=BLANK, content_type="text/html"))
        page.goto(blank)
    return page.evaluate(CALL, [f"{site_url}assets/javascripts/{module}", body, value])
