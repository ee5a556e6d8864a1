// @ts-check
/** What the search says: examples to begin with, a summary of what was found, words for where nothing was. */

import { both, chinese, make } from "./dom.mjs";
import { LONGEST, wantedText } from "./search-query.mjs";
import { namedTerms, nearestTerm } from "./search-terms.mjs";
import { card } from "./search-view.mjs";

/** @typedef {import("./search-find.mjs").Answer} Answer */
/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.mjs").TermRow} TermRow */
/** @typedef {import("./search-query.mjs").Query} Query */

const HINTS = [
  ["对口帮扶", "Chinese, in either script", "汉字，简繁皆可"],
  ["duikou bangfu", "pinyin, with or without tones", "拼音，可不标调"],
  ["dkbf", "initials of words", "拼音首字母"],
  ['"poverty alleviation" -上海', "a phrase; without a word", "短语；排除某词"],
];

/** How words of a kind are looked for. */
const SEARCHED = {
  han: ["in the Chinese, in either script", "简繁汉字"],
  latin: ["as pinyin, as initials and as English", "拼音、首字母和英文"],
  both: ["in the Chinese, in either script, as pinyin, as initials and as English", "简繁汉字、拼音、首字母和英文"],
};

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
  const kinds = query.wanted.flat().map((clause) => clause.kind);
  const [en, zh] = SEARCHED[kinds.includes("han") ? (kinds.includes("latin") ? "both" : "han") : "latin"];
  const note = make("p", { class: "search-none" }, "Nothing found for ", make("b", {}, query.text), "; ", both(`it was looked for ${en}.`, `未找到；已按${zh}搜索。`));
  const text = wantedText(query);
  const named = namedTerms(index, text);
  if (named.length) return [note, ...instead(named.filter(([, term]) => term !== text))];
  const nearest = nearestTerm(index, text);
  if (!nearest) return [note];
  const cards = make("ul", { class: "search-cards" }, await card(index, nearest));
  return [note, make("h3", {}, both("The nearest term", "最接近的术语")), cards, ...instead([nearest])];
}

/** Make buttons that look for terms instead, those that the articles use.
 * @param {TermRow[]} terms */
function instead(terms) {
  const used = terms.filter(([, , , , , , , count]) => count);
  const buttons = used.map(([, term]) =>
    make("button", { type: "button", "data-query": term }, "Look for ", chinese(term, ""), " ", chinese("改搜此词")));
  return used.length ? [make("p", { class: "found-more" }, ...buttons)] : [];
}
