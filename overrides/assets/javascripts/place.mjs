// @ts-check
/** Keeps the sentence at the top of the window where it is while the page around it changes. */

/** The lower edge of what the style sheet sticks to the top of the window. */
const upperEdge = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--edge")) || 0;

/** The sentence that is first in the window; looked for within rows, so that rows out of sight stay unmeasured.
 * @returns {Element | undefined} */
export function topSentence() {
  const edge = upperEdge();
  const isBelow = (/** @type {Element} */ element) => element.getBoundingClientRect().bottom > edge;
  for (const row of document.querySelectorAll(".art .row")) {
    const sentence = isBelow(row) && [...row.querySelectorAll(".s")].find(isBelow);
    if (sentence) return sentence;
  }
  return undefined;
}

/** Do `change`, then scroll so that the top sentence stands where it stood.
 *
 * Rows out of sight take their true height only when they are first drawn, so the place is set right
 * again after the next two frames.
 * @param {() => void} change */
export function keepPlace(change) {
  const sentence = scrollY > 0 ? topSentence() : undefined;
  const before = sentence?.getBoundingClientRect().top ?? 0;
  const settle = () => {
    const moved = (sentence?.getBoundingClientRect().top ?? before) - before;
    if (Math.abs(moved) >= 0.5) scrollBy({ top: moved, behavior: "instant" });
  };
  change();
  settle();
  requestAnimationFrame(() => {
    settle();
    requestAnimationFrame(settle);
  });
}
