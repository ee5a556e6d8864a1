// @ts-check
/** What is found, as elements: cards of terms, articles with their sentence pairs, the matches marked. */

import { both, make } from "./dom.mjs";
import { writeRuby } from "./ruby.mjs";
import { chineseOf, marksOf, textOf } from "./search-marks.mjs";

/** @typedef {import("./search-find.mjs").Marker} Marker */
/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.mjs").SentenceText} SentenceText */
/** @typedef {import("./search-index.mjs").ArticleText} ArticleText */
/** @typedef {import("./search-index.mjs").TermRow} TermRow */
/** @typedef {import("./search-marks.mjs").Range} Range */

/** Sentences of an article that are shown before one asks for the rest. */
export const SENTENCES = 3;

const SCRIPTS = { hans: "zh-Hans", tw: "zh-Hant-TW", hk: "zh-Hant-HK" };

/** The reader's script: hans, tw or hk. */
export const script = () => {
  const chosen = document.documentElement.dataset.zi ?? "hans";
  return chosen in SCRIPTS ? /** @type {keyof typeof SCRIPTS} */ (chosen) : "hans";
};

/** @type {Record<string, [string, string]>} */
const ROLES = {
  headline: ["headline", "标题"], kicker: ["kicker", "引题"], deck: ["deck", "副题"], subhead: ["subhead", "小标题"],
  byline: ["byline", "署名"], caption: ["caption", "图注"], credit: ["credit", "来源"],
};

/** Cut characters at the edges of ranges, and mark what lies within.
 * @param {string[]} characters @param {number} start @param {Range[]} ranges */
function marked(characters, start, ranges) {
  const pieces = document.createDocumentFragment();
  let at = 0;
  while (at < characters.length) {
    const place = start + at;
    const range = ranges.find(([from, to]) => from <= place && place < to);
    const edge = range ? range[1] : Math.min(...ranges.map(([from]) => from).filter((from) => from > place), Infinity);
    const end = Math.min(edge - start, characters.length);
    const text = characters.slice(at, end).join("");
    pieces.append(range ? make("mark", {}, text) : text);
    at = end;
  }
  return pieces;
}

/** Set a sentence as an article's page does: a ruby a word, names and terms marked for their pinyin.
 * @param {SentenceText} sentence @param {string[]} characters in the reader's script @param {Range[]} ranges */
function chinese(sentence, characters, ranges) {
  const line = make("span", { class: "zh", lang: SCRIPTS[script()] });
  let start = 0;
  let wasRuby = false;
  /** @type {HTMLElement} */
  let into = line;
  const terms = sentence.terms ?? [];
  for (const row of sentence.words) {
    const length = [...textOf(row)].length;
    if (terms.some(([from]) => from === start)) line.append((into = make("span", { class: "t" })));
    else if (into !== line && terms.some(([, to]) => to <= start) && !terms.some(([from, to]) => from < start && start < to)) into = line;
    const base = marked(characters.slice(start, start + length), start, ranges);
    const isRuby = typeof row !== "string" && !!row[1];
    if (isRuby && wasRuby) into.append(document.createElement("wbr"));
    into.append(typeof row === "string" ? base : word(row, base));
    start += length;
    wasRuby = isRuby;
  }
  return line;
}

/** @param {[string, string, number, number]} row @param {DocumentFragment} base */
function word([text, pinyin, level, isName], base) {
  if (!pinyin) return make("span", { class: "n" }, base);
  const names = [isName ? "n" : "", text.length >= 7 ? "long" : ""].filter(Boolean).join(" ");
  const ruby = make("ruby", { ...(names && { class: names }), ...(level && { "data-l": level }) }, base);
  const rt = document.createElement("rt");
  const { ph = "pinyin", tc = "off" } = document.documentElement.dataset;
  writeRuby(rt, pinyin.replaceAll("-", ""), ph, tc !== "off");
  ruby.append(rt);
  return ruby;
}

/** @param {SearchIndex} index @param {string} slug */
const addressOf = (index, slug) => new URL(`../../read/${slug}/`, index.base).href;

/** A sentence and its English, as one link to where it stands.
 * @param {SearchIndex} index @param {string} slug @param {ArticleText} text @param {number} place
 * @param {Marker[]} markers */
export function pair(index, slug, text, place, markers) {
  const sentence = text.sentences[place];
  const { zh, en } = marksOf(index, sentence, markers);
  const characters = [...(text.printed?.[place] ?? chineseOf(sentence))];
  const link = make("a", { href: `${addressOf(index, slug)}#${sentence.id}`, "data-goes": "" }, chinese(sentence, characters, zh));
  if (sentence.en) {
    const english = make("span", { class: "tr", lang: "en" }, marked([...sentence.en], 0, en));
    if (sentence.draft) english.append(" ", make("em", { class: "hint" }, both("machine draft", "机译")));
    link.append(english);
  }
  const role = ROLES[sentence.role ?? ""];
  const where = sentence.at ? `¶${sentence.at}` : role ? both(...role) : "";
  link.append(make("span", { class: "where" }, where));
  return make("li", { class: "found-pair" }, link);
}

/** An article with its first sentences, and buttons for the rest and for this article alone.
 * @param {SearchIndex} index @param {number} article @param {ArticleText} text @param {number[]} places
 * @param {Marker[]} markers @param {boolean} isOnly */
export function group(index, article, text, places, markers, isOnly) {
  const slug = index.catalogue.articles[article][0];
  const rows = (/** @type {number[]} */ some) => some.map((place) => pair(index, slug, text, place, markers));
  const title = make("a", { href: addressOf(index, slug), "data-goes": "" }, make("span", { lang: SCRIPTS[script()] }, [...(text.printed?.[0] ?? text.title)].join("")));
  const count = make("span", { class: "count" }, String(places.length));
  const heading = make("h3", {}, title, " ", count);
  const list = make("ol", {}, ...rows(places.slice(0, isOnly ? undefined : SENTENCES)));
  const section = make("section", { class: "found", "aria-label": text.title }, heading);
  if (text.english) section.append(make("p", { class: "found-en", lang: "en" }, text.english));
  section.append(list);
  const rest = places.slice(SENTENCES);
  if (isOnly || !rest.length) return section;
  const more = make("button", { type: "button" }, both(`${rest.length} more here`, `本文另有 ${rest.length} 句`));
  more.addEventListener("click", () => {
    const added = rows(rest);
    list.append(...added);
    more.remove();
    added[0].querySelector("a")?.focus();
  });
  const only = make("button", { type: "button", "data-article": slug }, both("only this article", "仅此文"));
  section.append(make("p", { class: "found-more" }, more, only));
  return section;
}

/** The card of a term.
 * @param {SearchIndex} index @param {TermRow} term */
export async function card(index, [id, term, forms, pinyin, , preferred, others, count]) {
  const [taiwan = term, hongKong = taiwan] = forms;
  const printed = { hans: term, tw: taiwan, hk: hongKong }[script()];
  const head = make("span", { class: "named-head" }, make("span", { class: "named-zh", lang: SCRIPTS[script()] }, printed), " ");
  head.append(make("span", { class: "py", lang: "zh-Latn-pinyin" }, pinyin));
  const address = new URL(`../../glossary/${id}/`, index.base).href;
  const link = make("a", { href: address, "data-goes": "" }, head, make("span", { class: "named-en", lang: "en" }, preferred));
  if (others.length) link.append(make("span", { class: "named-others", lang: "en" }, others.join(" · ")));
  link.append(make("span", { class: "named-gist", lang: "en" }, await index.gist(id)));
  link.append(make("span", { class: "hint" }, both(`term · ${count}× in the articles`, `术语 · 出现 ${count} 次`)));
  return make("li", { class: "named-term" }, link);
}
