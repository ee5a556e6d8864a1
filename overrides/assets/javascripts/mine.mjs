// @ts-check
/** An article as this reader knows it: how much of it, and what to learn first. */

import { both, button, make } from "./dom.mjs";
import { vault, VaultError } from "./vault.mjs";
import { allStates, markKnown, setState, wordOf } from "./words.mjs";

/** So many words are offered to be learnt first. */
const FIRST = 6;

/** A word of the page: how often it stands there, its level, where it first does.
 * @typedef {{text: string, uses: number, level: number, ruby: Element}} Used */

/** Count the words of the text; names are none.
 * @param {ParentNode} root
 * @returns {Used[]} most used first */
export function wordsOf(root) {
  /** @type {Map<string, Used>} */
  const found = new Map();
  for (const ruby of root.querySelectorAll(".art .s ruby:not(.n)")) {
    const text = wordOf(ruby);
    const used = found.get(text) ?? { text, uses: 0, level: Number(ruby.getAttribute("data-l") ?? Infinity), ruby };
    used.uses++;
    found.set(text, used);
  }
  return [...found.values()].sort((a, b) => b.uses - a.uses);
}

/** Split the words by what the reader has said of them; a word below the level from which they learn counts as known.
 * @param {Used[]} words @param {Map<string, string>} states @param {number} fromLevel */
export function coverOf(words, states, fromLevel) {
  const standing = (/** @type {Used} */ { text, level }) => states.get(text) ?? (level < fromLevel ? "known" : "new");
  const total = words.reduce((sum, { uses }) => sum + uses, 0);
  const known = words.filter((word) => ["known", "ignored"].includes(standing(word))).reduce((sum, { uses }) => sum + uses, 0);
  return {
    percent: total ? Math.floor((100 * known) / total) : 0,
    learning: words.filter((word) => standing(word) === "learning").length,
    first: words.filter((word) => standing(word) === "new" && [...word.text].length > 1).slice(0, FIRST),
  };
}

/** Say it under the head of the article, once the reader has marked a word. */
async function show() {
  const facts = document.querySelector(".art .facts");
  const states = await allStates();
  facts?.querySelector(".mine")?.remove();
  if (!facts || !states.size) return;
  const { percent, learning, first } = coverOf(wordsOf(document), states, await levelOf());
  facts.append(make("div", { className: "source mine" },
    make("p", { className: "source" }, both(`You know ${percent} % of this text`, `你认识本文 ${percent} %`), " · ", both(`you are learning ${learning} of its words`, `在学 ${learning} 词`)),
    first.length ? make("p", { className: "source" }, both("Learn these first", "先学这些"), ": ", ...first.flatMap(({ text, uses, ruby }) => [mark(text, uses, ruby), " "])) : null));
}

/** The level from which words are learnt, as the reader has set it for cards. */
async function levelOf() {
  const kept = (await (await vault()).all("settings")).find(({ name }) => name === "wishes");
  return Number(kept?.value?.fromLevel ?? 4);
}

/** @param {string} text @param {number} uses @param {Element} ruby */
function mark(text, uses, ruby) {
  const sentence = ruby.closest(".s");
  const context = {
    article: /** @type {HTMLElement} */ (ruby.closest(".art")).dataset.article ?? "", segment: sentence?.id ?? "", zh: plain(sentence),
    pinyin: ruby.querySelector("rt")?.textContent ?? "", en: document.querySelector(`[data-s="${CSS.escape(sentence?.id ?? "")}"]`)?.textContent?.trim() ?? "",
  };
  const word = button(text, `×${uses}`, async () => {
    try {
      await setState(text, "learning", context);
    } catch (error) {
      word.after(make("span", { className: "hint", role: "alert" }, error instanceof VaultError ? both(error.message, error.zh) : String(error)));
    }
  }, { className: "chip", title: "Mark as learning 标为在学" });
  word.querySelector("span")?.setAttribute("lang", "zh-Hans");
  return word;
}

/** @param {Element | null} sentence */
function plain(sentence) {
  const copy = /** @type {Element | undefined} */ (sentence?.cloneNode(true));
  for (const part of copy?.querySelectorAll("rt, .fix") ?? []) part.remove();
  return copy?.textContent?.trim() ?? "";
}

/** Bring the page to what is known of its words. */
async function settle() {
  try {
    await markKnown();
    await show();
  } catch {
    // what cannot be read is told on the page My words; an article is whole without it
  }
}

document.addEventListener("reader:word", settle);
settle();
