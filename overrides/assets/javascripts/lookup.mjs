// @ts-check
/** The JSON beside an article, fetched at its first use, and what it says of a word. */

import { syllables } from "./views.mjs";

/** @typedef {[level: number, ...readings: string[][]]} Headword */
/** @typedef {{usual: string, places: Record<string, Record<string, string>>, said?: Record<string, Record<string, string>>}} Script */
/** @typedef {{words: Record<string, Headword>, chars: Record<string, Headword>, names: Record<string, [string, string]>,
 *   terms: Record<string, {term: string, pinyin: string, english: string, source: string}>,
 *   measures: Record<string, string>, spoken: Record<string, Record<string, string>>, scripts: Record<string, Script>, cite: Record<string, string>}} Lookup */
/** @typedef {{text: string, start: number, pinyin: string, entry: Headword | undefined}} Match */

/** @type {{url: string, data: Promise<Lookup>} | undefined} */
let loading;

/** Fetch what belongs to the article on the page; asked again only after a failure.
 * @returns {Promise<Lookup>} */
export function lookup() {
  const article = /** @type {HTMLElement | null} */ (document.querySelector(".art"));
  const url = new URL(article?.dataset.lookup ?? "", location.href).href;
  if (loading?.url !== url) {
    const data = fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status}`))));
    data.catch(() => { loading = undefined; });
    loading = { url, data };
  }
  return loading.data;
}

/** Characters of the longest headword that is looked for. */
const LONGEST = 8;

/** A word of a sentence, or a mark, at which no headword runs on.
 * @typedef {{text: string, pinyin: string, start: number}} Unit */

/** Find the headwords that cover word `at`, longest first, then the shorter ones within it.
 * @param {Pick<Lookup, "words">} data
 * @param {(Unit | null)[]} units
 * @param {number} at
 * @returns {Match[]} */
export function matches({ words }, units, at) {
  const unit = units[at];
  if (!unit) return [];
  const runs = [...runsOver(units, at)].filter(({ text }) => text in words && text !== unit.text);
  const own = { ...unit, entry: words[unit.text] };
  const inner = within(words, unit);
  return [...runs.map((run) => ({ ...run, entry: words[run.text] })).sort((a, b) => b.text.length - a.text.length), own, ...inner];
}

/** @param {(Unit | null)[]} units @param {number} at
 * @returns {Iterable<Unit>} */
function* runsOver(units, at) {
  for (let from = at; units[from]; from--) {
    for (let to = at; units[to]; to++) {
      const run = /** @type {Unit[]} */ (units.slice(from, to + 1));
      const text = run.map((one) => one.text).join("");
      if ([...text].length > LONGEST) break;
      yield { text, start: run[0].start, pinyin: run.map((one) => one.pinyin).join(" ") };
    }
    if (at - from >= LONGEST) return;
  }
}

/** @param {Record<string, Headword>} words @param {Unit} unit
 * @returns {Match[]} */
function within(words, unit) {
  const chars = [...unit.text];
  const cells = syllables(unit.pinyin);
  const found = [];
  for (let length = chars.length - 1; length > 1; length--) {
    for (let from = 0; from + length <= chars.length; from++) {
      const text = chars.slice(from, from + length).join("");
      const isWhole = cells.length === chars.length;
      const pinyin = isWhole ? cells.slice(from, from + length).join("") : words[text]?.[1]?.[0] ?? "";
      if (text in words) found.push({ text, start: unit.start + from, pinyin, entry: words[text] });
    }
  }
  return found;
}

/** @param {string} pinyin */
const key = (pinyin) => syllables(pinyin).join(" ").toLowerCase();

/** Split the readings of a headword: the one that is read here, then the others.
 * @param {Headword | undefined} entry
 * @param {string} pinyin
 * @returns {[string[] | undefined, string[][]]} */
export function readingsOf(entry, pinyin) {
  const [, ...readings] = entry ?? [0];
  const here = readings.find(([reading]) => key(reading) === key(pinyin));
  return [here, readings.filter((reading) => reading !== here)];
}

/** Say of a character what it means with this reading.
 * @param {Pick<Lookup, "words" | "chars">} data
 * @param {string} char
 * @param {string} syllable
 * @returns {{level: number, gloss: string}} */
export function characterOf(data, char, syllable) {
  const [level, ...readings] = data.chars[char] ?? [0];
  const gloss = readings.find(([reading]) => reading === syllable.toLowerCase())?.[1];
  const [here] = readingsOf(data.words[char], syllable);
  return { level, gloss: gloss ?? here?.slice(1, 3).join("; ") ?? "" };
}

/** Return the form of a run of a sentence in another script, character for character.
 * @param {Script} script
 * @param {string} segment
 * @param {string} text
 * @param {number} start
 * @returns {string} */
export function converted(script, segment, text, start) {
  const usual = usualOf(script);
  const places = script.places[segment] ?? {};
  return [...text].map((char, i) => places[start + i] ?? usual.get(char) ?? char).join("");
}

/** @type {WeakMap<Script, Map<string, string>>} */
const tables = new WeakMap();

/** @param {Script} script */
function usualOf(script) {
  let table = tables.get(script);
  if (!table) {
    const chars = [...script.usual];
    table = new Map(chars.flatMap((char, i) => (i % 2 ? [] : [[char, chars[i + 1]]])));
    tables.set(script, table);
  }
  return table;
}
