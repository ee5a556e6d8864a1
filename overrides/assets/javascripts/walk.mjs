// @ts-check
/** To walk: from sentence to sentence and from word to word; the focus shows where the reader is. */

import { topSentence } from "./place.mjs";
import { allSentences, sentenceAt } from "./sentence.mjs";

/** The word that holds the focus, or that is looked up.
 * @returns {HTMLElement | null} */
export const currentWord = () =>
  document.querySelector(".art ruby:focus") ?? document.querySelector(".art ruby.asked");

/** The sentence that the reader is at: that of the focus, or with `strictly` no other, else the first in the window.
 * @param {boolean} [strictly]
 * @returns {HTMLElement | null} */
export function currentSentence(strictly = false) {
  const word = currentWord();
  return sentenceAt(word ?? document.activeElement) ?? (strictly ? null : topSentence() ?? null);
}

/** Give the focus to something in the text, which is no stop of the Tab key.
 * @param {HTMLElement} element */
function focus(element) {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 120) element.scrollIntoView({ block: "center" });
}

/** Go so many sentences on.
 * @param {number} steps */
export function toSentence(steps) {
  const all = allSentences();
  const here = currentSentence(true);
  const top = topSentence();
  const to = here ? all.indexOf(here) + steps : top ? all.indexOf(top) : 0;
  const sentence = all[Math.min(Math.max(to, 0), all.length - 1)];
  if (sentence) focus(sentence);
}

/** Go so many words on, from sentence to sentence; from a sentence into its first word.
 * @param {number} steps */
export function toWord(steps) {
  const words = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".art .s ruby")]);
  const here = currentWord();
  const first = currentSentence(true)?.querySelector("ruby");
  const to = here ? words.indexOf(here) + steps : words.indexOf(/** @type {HTMLElement} */ (first));
  const word = words[Math.min(Math.max(to, 0), words.length - 1)];
  if (!word) return;
  focus(word);
  if (here && document.querySelector(".word:popover-open")) {
    import("./word.mjs").then(({ openWord }) => openWord(word, { byKey: true }));
  }
}
