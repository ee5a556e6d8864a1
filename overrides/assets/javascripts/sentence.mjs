// @ts-check
/** Sentences and their words as they stand in the page, as printed whatever is shown of them now. */

/** What was printed, for text that is shown in another script.
 * @type {WeakMap<Node, string>} */
const printed = new WeakMap();

/** The pinyin that was printed over a word.
 * @type {WeakMap<Element, string>} */
const pinyin = new WeakMap();

/** @param {Text} node */
export function printedText(node) {
  if (!printed.has(node)) printed.set(node, node.data);
  return printed.get(node) ?? "";
}

/** @param {Element} ruby */
export function printedPinyin(ruby) {
  if (!pinyin.has(ruby)) pinyin.set(ruby, ruby.querySelector("rt")?.textContent ?? "");
  return pinyin.get(ruby) ?? "";
}

/** @param {Element} ruby */
export const wordOf = (ruby) => printedText(/** @type {Text} */ (ruby.firstChild));

/** The texts of a sentence without pinyin and marks of notes.
 * @param {Element} sentence
 * @returns {Text[]} */
export function textsOf(sentence) {
  const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("rt, .fix") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/** The words of a sentence with their places; null for a mark between them.
 * @param {Element} sentence
 * @returns {{units: (import("./lookup.mjs").Unit | null)[], rubies: Element[]}} */
export function unitsOf(sentence) {
  const units = [];
  const rubies = [];
  let start = 0;
  for (const node of textsOf(sentence)) {
    const ruby = node.parentElement?.closest("ruby");
    const text = printedText(node);
    units.push(ruby ? { text, pinyin: printedPinyin(ruby), start } : null);
    rubies.push(ruby ?? sentence);
    start += [...text].length;
  }
  return { units, rubies };
}

/** The Chinese of a sentence as it is shown.
 * @param {Element} sentence */
export const chineseOf = (sentence) => textsOf(sentence).map((node) => node.data).join("").trim();

/** @param {Element} sentence
 * @returns {HTMLElement | null} */
export const englishHalf = (sentence) => document.querySelector(`[data-s="${CSS.escape(sentence.id)}"]`);

/** The English of a sentence, empty where there is none; a draft says that it is one.
 * @param {Element} sentence */
export function englishOf(sentence) {
  const half = englishHalf(sentence);
  if (!half || half.querySelector(":scope > .none")) return "";
  const text = (half.textContent ?? "").trim();
  const label = half.querySelector(".draft .hint")?.textContent ?? "";
  return label ? `${text.slice(0, text.lastIndexOf(label)).trim()} [${label}]` : text;
}

/** The visible number of a sentence, ¶3·2; empty for headings.
 * @param {Element} sentence */
export const numberOf = (sentence) =>
  document.querySelector(`.no[href="#${CSS.escape(sentence.id)}"]`)?.textContent ?? "";

/** @returns {HTMLElement[]} */
export const allSentences = () => [...document.querySelectorAll(".art .s")].map((one) => /** @type {HTMLElement} */ (one));

/** The sentence that an element stands in, or that it is the number of.
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null} */
export function sentenceAt(target) {
  if (!(target instanceof Element)) return null;
  const within = target.closest(".s");
  const id = target.closest(".no, .no2, .foot a[href^='#']")?.getAttribute("href")?.slice(1) ?? "";
  return /** @type {HTMLElement | null} */ (within ?? (id ? document.getElementById(id) : null));
}
