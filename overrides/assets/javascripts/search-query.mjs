// @ts-check
/** What a query says: its words, which of them belong together, which may not be there. */

import { HAN, words } from "./search-tokens.mjs";

/** Characters of a query beyond which nothing is read. */
export const LONGEST = 100;

/** @typedef {"han" | "latin"} Kind */
/** @typedef {{text: string, kind: Kind, isQuoted: boolean}} Clause */
/** @typedef {{wanted: Clause[][], unwanted: Clause[], isCut: boolean, text: string}} Query */

/** A sign that excludes; then what stands in quotation marks of any kind, or what stands without. */
const WORD = /([-－−]?)(?:["“”„＂「『]([^"“”„＂」』]*)["“”＂」』]?|([^\s"“”„＂「『]+))/gu;

/** Make a text one that can stand in an address: half a character becomes the sign for a lost one.
 * @param {string} text */
export const wellFormed = (text) => text.replace(/[\ud800-\udfff]/gu, "\ufffd");

/** Read a query. Latin words that follow one another are one group: they may be pinyin of one word.
 * @param {string} text
 * @returns {Query} */
export function parseQuery(text) {
  const whole = [...wellFormed(text).trim()];
  const read = whole.slice(0, LONGEST).join("");
  /** @type {Query} */
  const query = { wanted: [], unwanted: [], isCut: whole.length > LONGEST, text: read };
  let isOpen = false;
  for (const [, sign, quoted, word] of read.matchAll(WORD)) {
    const clause = clauseOf(quoted ?? word, quoted !== undefined);
    if (!clause) continue;
    const joins = !sign && !clause.isQuoted && clause.kind === "latin";
    if (sign) query.unwanted.push(clause);
    else if (joins && isOpen) query.wanted.at(-1)?.push(clause);
    else query.wanted.push([clause]);
    isOpen = joins;
  }
  return query;
}

/** Return the words that are looked for, in a row.
 * @param {Query} query */
export const wantedText = (query) => query.wanted.flat().map((clause) => clause.text).join(" ");

/** Say what a word is; nothing where it is punctuation only. Latin letters of full width are made plain ones.
 * @param {string} text @param {boolean} isQuoted
 * @returns {Clause | null} */
function clauseOf(text, isQuoted) {
  if (HAN.test(text)) return { text, kind: "han", isQuoted };
  if (words(text).length) return { text: text.normalize("NFKC"), kind: "latin", isQuoted };
  return /[^\p{P}\p{Z}\p{C}\p{Sk}\p{Sm}$+<>=^`|~]/u.test(text) ? { text, kind: "han", isQuoted } : null;
}
