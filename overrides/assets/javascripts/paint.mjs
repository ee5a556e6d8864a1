// @ts-check
/** What the style sheet alone cannot show: other tones, zhuyin, colours, scripts, words met before or known.
 *
 * Rows in the window are painted at once, the others while the browser is idle.
 */

import { converted, lookup } from "./lookup.mjs";
import { valueOf } from "./prefs.mjs";
import { writeRuby } from "./ruby.mjs";
import { printedPinyin, printedText, textsOf, wordOf } from "./sentence.mjs";

const root = document.documentElement;
const PLAIN = "pinyin dictionary off hans";
const LANGUAGES = { hans: "zh-Hans", tw: "zh-Hant-TW", hk: "zh-Hant-HK" };

/** How each row is painted now.
 * @type {WeakMap<Element, string>} */
const painted = new WeakMap();

let wanted = PLAIN;

/** Show the text as the choices want it; resolves when what is in the window does. */
export async function paint() {
  wanted = ["ph", "tone", "tc", "zi"].map(valueOf).join(" ");
  if (valueOf("py") === "first") markRepeated();
  const needsData = /spoken|tw|hk/.test(wanted);
  /** @type {import("./lookup.mjs").Lookup | undefined} */
  const data = needsData ? await lookup() : undefined;
  const rows = [...document.querySelectorAll(".art :is(.row, .vocab)")].filter((row) => (painted.get(row) ?? PLAIN) !== wanted);
  const near = rows.length > 8 ? rows.filter(isDrawn) : rows;
  for (const row of near) paintRow(row, wanted, data);
  delete root.dataset.wait;
  later(rows.filter((row) => !near.includes(row)), wanted, data);
}

/** Say whether the browser draws a row, which it does in and near the window; asked without a layout.
 * @param {Element} row */
const isDrawn = (row) => row.matches(".row") && row.checkVisibility({ contentVisibilityAuto: true });

/** Paint rows when there is time, a few at once, until something else is wanted.
 * @param {Element[]} rows @param {string} look @param {import("./lookup.mjs").Lookup} [data] */
function later(rows, look, data) {
  if (!rows.length || look !== wanted) return;
  const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 1));
  idle(() => {
    for (const row of rows.slice(0, 4)) paintRow(row, look, data);
    later(rows.slice(4), look, data);
  });
}

/** @param {Element} row @param {string} look @param {import("./lookup.mjs").Lookup} [data] */
function paintRow(row, look, data) {
  if (look !== wanted) return;
  const [ph, tone, tc, zi] = look.split(" ");
  for (const sentence of row.querySelectorAll(".s")) {
    const other = data?.scripts[zi.toUpperCase()]?.said?.[sentence.id];
    const spoken = tone === "spoken" ? data?.spoken[sentence.id] : undefined;
    sentence.querySelectorAll("ruby").forEach((ruby, i) => {
      const rt = ruby.querySelector("rt");
      const pinyin = printedPinyin(ruby);
      if (rt) writeRuby(rt, other?.[i] ?? spoken?.[i] ?? pinyin, ph, tc !== "off");
    });
    writeScript(sentence, zi, data);
  }
  const language = LANGUAGES[/** @type {keyof typeof LANGUAGES} */ (zi)];
  for (const zh of row.querySelectorAll(".zh")) zh.setAttribute("lang", language);
  for (const term of row.querySelectorAll(".vocab li")) writeTerm(term, zi, language, data);
  painted.set(row, look);
}

/** @param {Element} sentence @param {string} zi @param {import("./lookup.mjs").Lookup} [data] */
function writeScript(sentence, zi, data) {
  const script = data?.scripts[zi.toUpperCase()];
  let start = 0;
  for (const node of textsOf(sentence)) {
    const text = printedText(node);
    const shown = script ? converted(script, sentence.id, text, start) : text;
    if (node.data !== shown) node.data = shown;
    start += [...text].length;
  }
}

/** Write a term below the text as it stands in its sentence.
 * @param {Element} item @param {string} zi @param {string} language @param {import("./lookup.mjs").Lookup} [data] */
function writeTerm(item, zi, language, data) {
  const link = item.querySelector("a");
  const node = /** @type {Text | undefined} */ (link?.firstChild);
  if (!link || !node) return;
  const text = printedText(node);
  const id = /** @type {HTMLAnchorElement | null} */ (item.querySelector(".where"))?.hash.slice(1) ?? "";
  const sentence = document.getElementById(id);
  const [before, isThere] = (sentence ? textsOf(sentence).map(printedText).join("") : "").split(text, 2);
  const script = data?.scripts[zi.toUpperCase()];
  node.data = script ? converted(script, isThere === undefined ? "" : id, text, [...before].length) : text;
  link.lang = language;
}

/** Mark each word that stood before on the page; a heading counts for nothing, since it bears no pinyin. */
function markRepeated() {
  if (document.querySelector("[data-again]")) return;
  const met = new Set();
  for (const ruby of document.querySelectorAll(".art .p ruby")) {
    const word = wordOf(ruby);
    if (met.has(word)) ruby.setAttribute("data-again", "");
    met.add(word);
  }
}
