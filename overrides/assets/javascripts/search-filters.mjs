// @ts-check
/** What narrows the results: how words are taken, one article, topic, level, year; all of it in the address. */

import { both, make } from "./dom.mjs";
import { LONGEST, wellFormed } from "./search-query.mjs";

/** @typedef {import("./search-find.mjs").Answer} Answer */
/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** By name: in, article, topic, upto (a level), date. @typedef {Record<string, string>} Filters */

const NAMES = ["in", "article", "topic", "upto", "date"];
const TAKEN = { pinyin: ["pinyin", "拼音"], initials: ["initials", "首字母"], english: ["English", "英文"], han: ["Chinese", "汉字"] };
const LEVELS = [1, 2, 3, 4, 5, 6];

/** What a name is called in the address. On a page that is not the search's own, names like `q` and `article`
 * may be that page's.
 * @param {string} name @param {boolean} isPage */
const called = (name, isPage) => (isPage ? name : name === "q" ? "find" : `find-${name}`);

/** Read query and filters from the address.
 * @param {boolean} isPage whether the page is the search's own
 * @returns {{text: string, filters: Filters}} */
export function readAddress(isPage) {
  const asked = new URLSearchParams(location.search);
  const of = (/** @type {string} */ name) => asked.get(called(name, isPage)) ?? "";
  return { text: of("q"), filters: Object.fromEntries(NAMES.filter(of).map((name) => [name, of(name)])) };
}

/** Keep query and filters in the address, and leave alone what else stands there.
 * @param {string} text @param {Filters} filters @param {boolean} isPage */
export function writeAddress(text, filters, isPage) {
  const address = new URL(location.href);
  const said = text ? { ...filters, q: wellFormed(text).slice(0, 2 * LONGEST) } : {};
  for (const name of ["q", ...NAMES]) {
    const value = said[/** @type {keyof typeof said} */ (name)];
    if (value) address.searchParams.set(called(name, isPage), value);
    else if (address.searchParams.has(called(name, isPage))) address.searchParams.delete(called(name, isPage));
  }
  if (address.href !== location.href) replaceEntry(history.state, address);
}

/** Say in the history that one leaves the search for a place on the same page, and may come back to it. */
export const parkSearch = () => replaceEntry({ ...Object(history.state), search: true }, location.href);

/** @param {unknown} state @param {URL | string} address */
function replaceEntry(state, address) {
  try {
    history.replaceState(state, "", address);
  } catch {
    // a browser that counts changes of the address may refuse one; the search goes on without
  }
}

/** @param {string} date */
const yearOf = (date) => (date === "unknown" ? "unknown 未详" : date.slice(0, 4));

/** Return the sentences that the filters let through.
 * @param {SearchIndex} index @param {Set<number>} sentences @param {Filters} filters */
export async function filtered(index, sentences, { article, topic, upto, date }) {
  const { articles, topics } = index.catalogue;
  const easy = upto ? await index.upTo(Number(upto)) : null;
  const isLet = (/** @type {number} */ sentence) => {
    const [slug, day, own] = articles[index.articleOf(sentence)];
    return (
      (!article || slug === article) && (!topic || own.some((number) => topics[number] === topic)) &&
      (!date || yearOf(day) === date) && (!easy || easy.has(sentence))
    );
  };
  return new Set([...sentences].filter(isLet));
}

/** Make the buttons and the lists that narrow what was found; `all` is what is found however words are taken.
 * @param {SearchIndex} index @param {Answer} found @param {Answer} all @param {Filters} filters @param {boolean} isOpen */
export function narrowing(index, found, all, filters, isOpen) {
  const rows = [];
  if (all.taken.size > 1) {
    const chips = [...all.taken].map(([how, count]) => chip(filters, "in", how, both(`as ${TAKEN[how][0]} ${count}`, TAKEN[how][1])));
    rows.push(make("div", { role: "group", class: "search-chips", "aria-label": "How the words are taken 词语的理解" }, ...chips));
  }
  if (filters.article) rows.push(chip(filters, "article", filters.article, both("only one article ✕", "仅一篇")));
  return [...rows, selects(index, found.sentences, filters, isOpen)];
}

/** @param {Filters} filters @param {string} name @param {string} value @param {Node} label */
function chip(filters, name, value, label) {
  const isOn = filters[name] === value;
  return make("button", { type: "button", "data-filter": name, "data-value": isOn ? "" : value, "aria-pressed": String(isOn) }, label);
}

/** Count values, and say how often each is there.
 * @param {string[]} values */
function counted(values) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([value, count]) => [value, `${value} (${count})`]);
}

/** @param {SearchIndex} index @param {Set<number>} sentences @param {Filters} filters @param {boolean} isOpen */
function selects(index, sentences, filters, isOpen) {
  const { articles, topics } = index.catalogue;
  const rows = [...new Set([...sentences].map((sentence) => index.articleOf(sentence)))].map((number) => articles[number]);
  const details = make("details", { class: "search-filters" },
    make("summary", {}, both("Filters", "筛选")),
    select(filters, "topic", both("Topic", "主题"), counted(rows.flatMap(([, , own]) => own.map((number) => topics[number])))),
    select(filters, "upto", both("Words of level", "词汇等级"), LEVELS.map((level) => [String(level), `up to ${level}`])),
    select(filters, "date", both("Year", "年份"), counted(rows.map(([, day]) => yearOf(day)))),
  );
  details.open = isOpen || ["topic", "upto", "date"].some((name) => filters[name]);
  return details;
}

/** @param {Filters} filters @param {string} name @param {Node} label @param {string[][]} options */
function select(filters, name, label, options) {
  const chosen = filters[name] ?? "";
  const known = !chosen || options.some(([value]) => value === chosen) ? options : [[chosen, chosen], ...options];
  const rows = [["", "any 不限"], ...known].map(([value, text]) => make("option", { value }, text));
  const list = make("select", { name }, ...rows);
  list.value = chosen;
  return make("label", {}, label, " ", list);
}
