// @ts-check
/** Keeps the sentence at the top of the window where it is, and finds it again on the next visit. */

import { keep, kept } from "./prefs.mjs";
import { allSentences, numberOf } from "./sentence.mjs";

const KEY = "duizhao.places";

/** Articles whose place is remembered. */
const MOST = 50;

/** The lower edge of what the style sheet sticks to the top of the window. */
const upperEdge = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--edge")) || 0;

/** The sentence that is first in the window; looked for within rows, so that rows out of sight stay unmeasured.
 * @returns {HTMLElement | undefined} */
export function topSentence() {
  const edge = upperEdge();
  const isBelow = (/** @type {Element} */ element) => element.getBoundingClientRect().bottom > edge;
  for (const row of document.querySelectorAll(".art .row")) {
    const sentence = isBelow(row) && [...row.querySelectorAll(".s")].find(isBelow);
    if (sentence) return /** @type {HTMLElement} */ (sentence);
  }
  return undefined;
}

/** Do `change`, then scroll so that the top sentence stands where it stood.
 *
 * Rows out of sight take their true height only when they are first drawn, so the place is set right
 * again after the next two frames.
 * @param {() => void | Promise<void>} change */
export function keepPlace(change) {
  const sentence = scrollY > 0 ? topSentence() : undefined;
  const before = sentence?.getBoundingClientRect().top ?? 0;
  const settle = () => {
    const moved = (sentence?.getBoundingClientRect().top ?? before) - before;
    if (Math.abs(moved) >= 0.5) scrollBy({ top: moved, behavior: "instant" });
  };
  const changed = change();
  if (changed) changed.then(settle);
  else settle();
  requestAnimationFrame(() => {
    settle();
    requestAnimationFrame(settle);
  });
}

/** @typedef {{id: string, label: string, title: string, url: string, share: number, when: number}} Place */

/** Return where the reader was in each article, the latest first.
 * @returns {[slug: string, place: Place][]} */
export function places() {
  return Object.entries(kept(KEY)).filter(([, place]) => place?.id).sort(([, a], [, b]) => b.when - a.when);
}

/** Remember the sentence at the top of the window; at the beginning there is nothing to remember. */
export function rememberPlace() {
  const article = /** @type {HTMLElement | null} */ (document.querySelector(".art"));
  const sentence = topSentence();
  if (!article || !sentence || scrollY < innerHeight / 2) return;
  const slug = article.dataset.article ?? "";
  const all = allSentences();
  const place = {
    id: sentence.id,
    label: numberOf(sentence),
    title: document.querySelector(".headline .s")?.id ? document.title.split(" - ")[0] : slug,
    url: location.pathname,
    share: Math.round((100 * all.indexOf(sentence)) / all.length),
    when: Date.now(),
  };
  const newest = places().filter(([name]) => name !== slug).slice(0, MOST - 1);
  keep(KEY, Object.fromEntries([[slug, place], ...newest]));
}

/** Return to where the reader was, on a visit that asks for no other place; says which sentence that is.
 * @returns {HTMLElement | undefined} */
export function returnToPlace() {
  const article = /** @type {HTMLElement | null} */ (document.querySelector(".art"));
  const place = kept(KEY)[article?.dataset.article ?? ""];
  const sentence = place && document.getElementById(place.id);
  const visit = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
  if (!sentence || location.hash || scrollY > 0 || visit?.type !== "navigate") return undefined;
  sentence.scrollIntoView({ block: "start", behavior: "instant" });
  return sentence;
}
