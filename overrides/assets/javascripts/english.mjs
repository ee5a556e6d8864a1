// @ts-check
/** The English of the text: open when it is shown, revealed a sentence at a time, lit with its Chinese. */

import { valueOf } from "./prefs.mjs";
import { englishHalf } from "./sentence.mjs";

/** Open every paragraph's English for the style sheet to show or hide. */
export function openEnglish() {
  for (const details of document.querySelectorAll(".row > details.en")) {
    /** @type {HTMLDetailsElement} */ (details).open = true;
  }
}

/** Say whether the English waits to be asked for. */
export const isHidden = () => ["hidden", "tap"].includes(valueOf("en"));

/** Say whether the English of a sentence has been revealed.
 * @param {Element} sentence */
export const isRevealed = (sentence) => !!englishHalf(sentence)?.closest("[data-shown]");

/** Reveal the English of one sentence, or hide it again.
 * @param {Element} sentence */
export function reveal(sentence) {
  const row = sentence.closest(".row");
  const half = englishHalf(sentence) ?? row?.querySelector(".en");
  if (!row || !half) return;
  half.toggleAttribute("data-shown");
  row.toggleAttribute("data-shown", !!row.querySelector("[data-shown]"));
}

/** Return both halves of the pair that an element belongs to.
 * @param {EventTarget | null} target
 * @returns {Element[]} */
function pairOf(target) {
  const half = target instanceof Element ? target.closest(".s, [data-s]") : null;
  if (!half) return [];
  const id = CSS.escape(half.getAttribute("data-s") ?? half.id);
  return [...document.querySelectorAll(`#${id}, [data-s="${id}"]`)];
}

/** Light a sentence and its English together while either is pointed at or holds the focus. */
export function lightPairs() {
  /** @type {Element[]} */
  let lit = [];
  const light = (/** @type {Event} */ event) => {
    const pair = event.type === "mouseleave" ? [] : pairOf(event.target);
    if (pair[0] === lit[0]) return;
    for (const element of lit) element.classList.remove("lit");
    for (const element of pair) element.classList.add("lit");
    lit = pair;
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light);
  document.documentElement.addEventListener("mouseleave", light);
}
