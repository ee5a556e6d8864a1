// @ts-check
/** My words: new, being learnt, known, or to be ignored; each with where it was met. */

import { wordOf } from "./sentence.mjs";
import { vault } from "./vault.mjs";

/** @typedef {"learning" | "known" | "ignored"} WordState */
/** Where a word was met: the article, the sentence, and its text.
 * @typedef {{article?: string, segment?: string, zh?: string, en?: string, pinyin?: string}} Context */
/** A word that was marked and unmarked again is kept as new, so that no older backup brings the mark back.
 * @typedef {{word: string, state: WordState | "new", context: Context, changed: number}} WordRecord */

/** The states of a word, in the order in which they are offered.
 * @type {Record<WordRecord["state"], [en: string, zh: string]>} */
export const STATES = { learning: ["learning", "在学"], known: ["known", "已会"], ignored: ["ignored", "忽略"], new: ["new", "未标"] };

/** Return the state of a word, undefined for one that is not marked.
 * @param {string} word
 * @returns {Promise<WordState | undefined>} */
export const stateOf = async (word) => (await allStates()).get(word);

/** Return the state of every word that is marked.
 * @returns {Promise<Map<string, WordState>>} */
export async function allStates() {
  const marked = (await allWords()).filter(({ state }) => state !== "new");
  return new Map(marked.map(({ word, state }) => [word, /** @type {WordState} */ (state)]));
}

/** @returns {Promise<WordRecord[]>} */
export const allWords = async () => (await vault()).all("words");

/** Mark a word, or with no state take its mark away, and tell the page.
 * @param {string} word
 * @param {WordState | undefined} state
 * @param {Context} [context] where it was met; what was known of that stays if nothing new is said */
export const setState = (word, state, context = {}) => setStates([{ word, state, context }]);

/** Mark many words at once, all or none.
 * @param {{word: string, state: WordState | undefined, context?: Context}[]} marks
 * @param {{onlyNew?: boolean}} [how] `onlyNew` leaves words alone that have a state
 * @returns {Promise<string[]>} the words that have changed */
export async function setStates(marks, { onlyNew = false } = {}) {
  const changed = Date.now();
  const touched = await (await vault()).within(async ({ get, put }) => {
    const words = [];
    for (const { word, state = "new", context = {} } of marks) {
      const before = await get("words", word);
      if (onlyNew && before && before.state !== "new") continue;
      const met = Object.keys(context).length ? context : before?.context ?? {};
      put("words", { word, state, context: met, changed: Math.max(changed, (before?.changed ?? 0) + 1) });
      words.push(word);
    }
    return words;
  });
  for (const { word, state } of marks.length > 1 ? [] : marks) tell({ word, state });
  if (marks.length > 1) tell({});
  return touched;
}

/** @param {{word?: string, state?: WordState}} detail */
const tell = (detail) => document.dispatchEvent(new CustomEvent("reader:word", { detail }));

/** Mark the words and terms of the page that the reader knows or is learning; none where that cannot be read. */
export async function markKnown() {
  const states = await allStates().catch(() => new Map());
  if (!states.size && !document.querySelector("[data-w]")) return;
  for (const element of document.querySelectorAll(".art :is(ruby, .t)")) {
    const word = element.matches("ruby") ? wordOf(element) : [...element.querySelectorAll("ruby")].map(wordOf).join("");
    const state = states.get(word);
    if (state) element.setAttribute("data-w", state);
    else if (element.hasAttribute("data-w")) element.removeAttribute("data-w");
  }
}
