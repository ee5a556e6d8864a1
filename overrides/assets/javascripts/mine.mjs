// @ts-check
/** An article as this reader knows it: how much of it, and what to learn first. */

import { both, button, make } from "./dom.mjs";
import { chineseOf, englishOf, printedPinyin, wordOf } from "./sentence.mjs";
import { VaultError } from "./vault.mjs";
import { allStates, setState } from "./words.mjs";

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

/** Split the words by what the reader has said of them; of the rest, those up to their level count as known.
 * @param {Used[]} words @param {Map<string, string>} states @param {number} mine their level */
export function coverOf(words, states, mine) {
  const standing = (/** @type {Used} */ { text, level }) => states.get(text) ?? (level <= mine ? "known" : "new");
  const total = words.reduce((sum, { uses }) => sum + uses, 0);
  const known = words.filter((word) => ["known", "ignored"].includes(standing(word))).reduce((sum, { uses }) => sum + uses, 0);
  return {
    percent: total ? Math.floor((100 * known) / total) : 0,
    learning: words.filter((word) => standing(word) === "learning").length,
    first: words.filter((word) => standing(word) === "new" && [...word.text].length > 1).slice(0, FIRST),
  };
}

/** Say it among the figures of the article, once the reader has marked a word; what they know leaves the list of words to learn. */
async function show() {
  const cover = document.querySelector(".art .cover");
  const states = await allStates();
  for (const old of document.querySelectorAll(".mine, .mine-share")) old.remove();
  for (const line of document.querySelectorAll(".cover li")) {
    /** @type {HTMLElement} */ (line).hidden = ["known", "ignored"].includes(states.get(line.querySelector("[lang=zh-Hans]")?.textContent ?? "") ?? "");
  }
  if (!cover || !states.size) return;
  const level = Number(document.documentElement.dataset.level ?? 4);
  const { percent, learning, first } = coverOf(wordsOf(document), states, level);
  cover.querySelector("summary")?.append(make("span", { className: "mine-share" }, " · ", both(`you know ${percent} %`, `你认识 ${percent} %`)));
  cover.append(make("div", { className: "mine" },
    make("p", {}, both(`You know ${percent} % of this text by your level and your words, and are learning ${learning} of its words.`, `按等级与生词表，你认识 ${percent} %，在学 ${learning} 词。`)),
    first.length ? make("p", {}, both("Learn next", "接着学"), ": ", ...first.flatMap(({ text, uses, ruby }) => [mark(text, uses, ruby), " "])) : null));
}

/** @param {string} text @param {number} uses @param {Element} ruby */
function mark(text, uses, ruby) {
  const word = button(text, `×${uses}`, async () => {
    const sentence = /** @type {HTMLElement} */ (ruby.closest(".s"));
    const article = /** @type {HTMLElement} */ (ruby.closest(".art")).dataset.article;
    const context = { article, segment: sentence.id, zh: chineseOf(sentence), en: englishOf(sentence), pinyin: printedPinyin(ruby) };
    try {
      await setState(text, "learning", context);
    } catch (error) {
      word.after(make("span", { className: "hint", role: "alert" }, error instanceof VaultError ? both(error.message, error.zh) : String(error)));
    }
  }, { className: "chip", title: "Mark as learning 标为在学" });
  word.querySelector("span")?.setAttribute("lang", "zh-Hans");
  return word;
}

/** Show it as things stand; what cannot be read is told on the page My words, and an article is whole without it. */
export const showMine = () => show().catch(() => {});

document.addEventListener("reader:choice", showMine);
