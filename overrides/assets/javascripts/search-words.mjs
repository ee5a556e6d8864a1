// @ts-check
/** What the search says: examples to begin with, a summary of what was found, words for where nothing was. */

import { both, make } from "./dom.mjs";
import { LONGEST } from "./search-query.mjs";
import { namedTerms, nearestTerm } from "./search-terms.mjs";
import { card } from "./search-view.mjs";

/** @typedef {import("./search-find.mjs").Answer} Answer */
/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-query.mjs").Query} Query */

const HINTS = [
  ["对口帮扶", "Chinese, in either script", "汉字，简繁皆可"],
  ["duikou bangfu", "pinyin, with or without tones", "拼音，可不标调"],
  ["dkbf", "initials of words", "拼音首字母"],
  ['"poverty alleviation" -上海', "a phrase; without a word", "短语；排除某词"],
];

/** Make the list of examples; each can be pressed. */
export function hints() {
  const rows = HINTS.flatMap(([query, en, zh]) => [
    make("dt", {}, make("button", { type: "button", "data-query": query }, query)),
    make("dd", {}, both(en, zh)),
  ]);
  return make("dl", { class: "search-hints" }, ...rows);
}

/** Say how much was found, and how it was looked for.
 * @param {Query} query @param {Answer} found @param {number} sentences @param {number} articles */
export function summary(query, found, sentences, articles) {
  const line = make("span");
  line.append(both(
    `${sentences} ${sentences === 1 ? "sentence" : "sentences"} in ${articles} ${articles === 1 ? "article" : "articles"}`,
    `${articles} 篇 ${sentences} 句`,
  ));
  if (query.isCut) line.append(" · ", both(`only the first ${LONGEST} characters were looked for`, `只搜索了前 ${LONGEST} 个字`));
  if (found.isApart) line.append(" · ", both("no sentence holds all the words; these articles do", "无一句含全部词语，以下文章含有"));
  if (found.isOpen) line.append(" · ", both("words that begin so", "以此开头的词"));
  return line;
}

/** Say why nothing is shown: the filters hide it, or it is nowhere; then the nearest term is offered.
 * @param {SearchIndex} index @param {Query} query @param {number} unfiltered */
export async function nothing(index, query, unfiltered) {
  if (unfiltered) {
    const clear = make("button", { type: "button", "data-clear": "" }, both("Remove the filters", "取消筛选"));
    return [make("p", { class: "search-none" }, both(`${unfiltered} sentences are hidden by the filters.`, `筛选隐去 ${unfiltered} 句。`), " ", clear)];
  }
  const isLatin = query.wanted.flat().some((clause) => clause.kind === "latin");
  const [en, zh] = isLatin
    ? ["it was looked for as pinyin, as initials and as English.", "未找到；已按拼音、首字母和英文搜索。"]
    : ["it was looked for in the Chinese, in either script.", "未找到；已按简繁汉字搜索。"];
  const note = make("p", { class: "search-none" }, "Nothing found for ", make("b", {}, query.text), "; ", both(en, zh));
  const nearest = nearestTerm(index, query.text);
  if (!nearest || namedTerms(index, query.text).length) return [note];
  return [note, make("h3", {}, both("The nearest term", "最接近的术语")), make("ul", { class: "search-cards" }, await card(index, nearest))];
}
