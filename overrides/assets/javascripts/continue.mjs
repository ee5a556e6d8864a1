// @ts-check
/** On pages that list articles: where the reader left off, and how far each article has been read. */

import { both, chinese, make } from "./dom.mjs";
import { places } from "./place.mjs";

/** Lead on to where the reader was last, in place of where one would begin. */
class ReaderContinue extends HTMLElement {
  connectedCallback() {
    const [latest] = places();
    if (!latest) return;
    const [, { id, label, title, url }] = latest;
    const way = make("span", { className: "way" }, both(`Continue ${label}`, "继续"));
    this.replaceChildren(make("a", { href: `${url}#${id}` }, way, chinese(title, "item-zh")));
  }
}

/** Say of each listed article how much of it has been read. */
function showShares() {
  const shares = new Map(places().map(([, { url, share }]) => [url, share]));
  for (const link of document.querySelectorAll(".item > a")) {
    const share = shares.get(/** @type {HTMLAnchorElement} */ (link).pathname);
    const meta = link.parentElement?.querySelector(".item-meta");
    if (share) meta?.append(" ", make("span", { className: "read-share" }, "· ", both(`${share} % read`, "已读")));
  }
}

if (!customElements.get("reader-continue")) customElements.define("reader-continue", ReaderContinue);
showShares();
