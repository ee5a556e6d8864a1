// @ts-check
/** What stands in the word popover: forms, term, name, senses, parts, characters. */

import { both, chinese, make } from "./dom.mjs";
import { characterOf, converted, readingsOf } from "./lookup.mjs";
import { syllables } from "./views.mjs";

/** How a word is written, by the choice of script: in the language of the form, and where that is.
 * @type {Record<string, [region: string, lang: string]>} */
const WRITTEN = { hans: ["", "zh-Hans"], tw: ["TW", "zh-Hant-TW"], hk: ["HK", "zh-Hant-HK"] };

/** The forms of a word: the one of the script that is read first, then those that differ, with the places that write them.
 * @param {import("./lookup.mjs").Lookup} data @param {string} segment @param {string} text @param {number} start
 * @param {string} read the script
 * @returns {{form: string, lang: string, regions: string[]}[]} */
export function formsOf({ scripts }, segment, text, start, read) {
  const forms = new Map();
  for (const zi of [read, ...Object.keys(WRITTEN)]) {
    const [region, lang] = WRITTEN[zi];
    const form = region ? converted(scripts[region], segment, text, start) : text;
    const { regions } = forms.get(form) ?? forms.set(form, { form, lang, regions: [] }).get(form);
    if (region && !regions.includes(region)) regions.push(region);
  }
  return [...forms.values()];
}

/** A form beside the one that is read; where Taiwan and Hong Kong differ it says whose it is.
 * @param {{form: string, lang: string, regions: string[]}} other */
export const formOf = ({ form, lang, regions }) =>
  make("span", {}, make("span", { lang }, form), regions.length === 1 ? make("small", {}, regions[0]) : "");

/** List once each: shorter runs, the words of the whole, what lies within the tapped one.
 * @param {import("./lookup.mjs").Lookup} data
 * @param {import("./lookup.mjs").Match[]} found @param {(import("./lookup.mjs").Unit | null)[]} units
 * @param {{text: string, start: number}} whole */
export function partsOf({ words }, found, units, whole) {
  const end = whole.start + [...whole.text].length;
  const inside = units.flatMap((unit) =>
    unit && unit.start >= whole.start && unit.start < end ? [{ ...unit, entry: words[unit.text] }] : []);
  const once = new Map([...inside, ...found].map((part) => [part.text, part]));
  once.delete(whole.text);
  return [...once.values()].sort((a, b) => b.text.length - a.text.length || a.start - b.start).slice(0, 6);
}

/** @param {string} href */
export const idOf = (href) => decodeURIComponent(href.split("/").at(-2) ?? "");

/** @param {import("./lookup.mjs").Lookup} data @param {string} href */
export function termOf({ terms }, href) {
  const term = terms[idOf(href)];
  if (!term) return [];
  return [make("div", { className: "word-term" },
    make("p", {}, make("small", {}, both("term", "术语")), " ", make("b", {}, term.english)),
    make("p", { className: "hint" }, term.source, " · ", make("a", { href }, both("page", "词条"), " ›"))) ];
}

/** @param {import("./lookup.mjs").Lookup} data @param {string} text */
export function nameOf({ names }, text) {
  const name = names[text];
  return name ? [make("p", { className: "word-name" }, make("small", {}, name[0]), " ", name[1])] : [];
}

/** The measure words of a noun.
 * @param {import("./lookup.mjs").Lookup} data @param {string} text */
export const measuresOf = ({ measures }, text) =>
  measures[text] ? [make("p", { className: "hint" }, both("measure words", "量词"), ": ", chinese(measures[text], ""))] : [];

/** @param {import("./lookup.mjs").Headword | undefined} entry @param {string} pinyin @param {string} text */
export function sensesOf(entry, pinyin, text) {
  const [here, others] = readingsOf(entry, pinyin);
  const level = entry?.[0] ? make("p", { className: "hint" }, `level ${levelName(entry[0])} `, chinese("等级")) : null;
  if (!entry) return make("p", { className: "hint" }, both(`${[...text].length > 1 ? "This word" : "It"} is not in the dictionary`, "词典未收"));
  return make("div", {}, here ? make("ol", {}, ...here.slice(1).map((sense) => make("li", {}, ...glossed(sense)))) : null,
    ...others.map(([reading, ...senses]) => make("p", { className: "word-other" },
      make("span", { className: "py", lang: "zh-Latn-pinyin" }, reading || "—"), " ", ...glossed(senses.slice(0, 3).join("; ")))), level);
}

/** @param {number} level */
const levelName = (level) => (level === 7 ? "7–9" : `${level}`);

/** English with the Chinese in it marked as such.
 * @param {string} text */
const glossed = (text) => text.split(/([\u3400-\u9fff〇|]+)/).map((run, i) => (i % 2 ? chinese(run, "") : run));

/** @param {import("./lookup.mjs").Match & {pinyin: string}} part */
export function partOf({ text, pinyin, entry }) {
  const [here, others] = readingsOf(entry, pinyin);
  const senses = here?.slice(1, 4) ?? others[0]?.slice(1, 4) ?? [];
  return make("li", {}, chinese(text, "part-zh"), " ", make("span", { className: "py", lang: "zh-Latn-pinyin" }, pinyin), " ",
    make("span", {}, ...glossed(senses.join("; "))), entry?.[0] ? make("small", {}, ` level ${levelName(entry[0])}`) : null);
}

/** The characters one by one, closed at first.
 * @param {import("./lookup.mjs").Lookup} data @param {{text: string, pinyin: string}} word
 * @param {() => void} onopen what follows when they are opened or closed */
export function charactersOf(data, { text, pinyin }, onopen) {
  const chars = [...text];
  const cells = syllables(pinyin);
  if (chars.length < 2 || cells.length !== chars.length) return "";
  const rows = chars.map((char, i) => {
    const { level, gloss } = characterOf(data, char, cells[i]);
    return make("li", {}, chinese(char, "part-zh"), " ", make("span", { className: "py", lang: "zh-Latn-pinyin" }, cells[i]), " ",
      make("span", {}, ...glossed(gloss)), level ? make("small", {}, ` level ${levelName(level)}`) : null);
  });
  return make("details", { className: "word-chars", ontoggle: onopen },
    make("summary", {}, both("Characters", "逐字"), " ", chinese(chars.join("|"))), make("ul", { className: "word-parts" }, ...rows));
}
