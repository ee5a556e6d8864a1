// @ts-check
/** Terms of the glossary: those that a query names, and the one that comes nearest. */

import { fold, parsePinyin, stemOf, words } from "./search-tokens.mjs";

/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.mjs").TermRow} TermRow */

/** Cards that are shown above the sentences. */
const MOST = 3;
/** How alike, of 1, a term must be to be offered. */
const NEAR = 0.35;

/** @param {SearchIndex} index @param {string} text */
const han = (index, text) =>
  fold(text).map((character) => index.simpler.get(character) ?? character).filter((character) => !/[\s\p{P}]/u.test(character)).join("");

/** @param {string} text */
const english = (text) => words(text).map((word) => stemOf(word.text)).filter((stem) => !/^(the|an?)$/.test(stem)).join(" ");

/** Return the syllables of a term's pinyin; figures, as in shìjiè 500 qiáng, are none.
 * @param {SearchIndex} index @param {string} pinyin */
const syllablesOf = (index, pinyin) => parsePinyin(pinyin.replace(/\d+/gu, " "), index.syllables)[0] ?? [];

/** Return the syllables of a written text, without tones: duìkǒu bāngfú gives dui kou bang fu.
 * @param {SearchIndex} index @param {string} pinyin */
const bare = (index, pinyin) => syllablesOf(index, pinyin).map((syllable) => syllable.bare);

/** Return the terms that a query names: by a form, by pinyin or initials, by a rendering.
 * @param {SearchIndex} index @param {string} text
 * @returns {TermRow[]} */
export function namedTerms(index, text) {
  const asked = text.normalize("NFKC").trim();
  const key = { han: han(index, asked), english: english(asked), letters: asked.toLowerCase().replace(/\s/gu, "") };
  const ways = parsePinyin(asked, index.syllables);
  const isNamed = (/** @type {TermRow} */ [, term, forms, pinyin, variants, preferred, others]) => {
    const syllables = bare(index, pinyin);
    return (
      (key.han && [term, ...forms, ...variants].some((form) => han(index, form) === key.han)) ||
      (key.english && [preferred, ...others].some((rendering) => english(rendering) === key.english)) ||
      (syllables.length > 1 && key.letters === syllables.map((one) => one[0]).join("")) ||
      ways.some((way) => way.map((one) => one.bare).join() === syllables.join() && agrees(index, way, pinyin))
    );
  };
  return index.catalogue.terms.filter(isNamed).slice(0, MOST);
}

/** Say whether the tones that were given are those of the term.
 * @param {SearchIndex} index @param {import("./search-tokens.mjs").Syllable[]} way @param {string} pinyin */
function agrees(index, way, pinyin) {
  const own = syllablesOf(index, pinyin);
  return way.every(({ tone }, at) => tone === null || tone === (own[at]?.tone ?? 0));
}

/** Return the pairs of neighbours in a row.
 * @param {string[]} row */
const neighbours = (row) => (row.length < 2 ? row : row.slice(1).map((right, at) => `${row[at]} ${right}`));

/** @param {string[]} one @param {string[]} other */
function likeness(one, other) {
  const [mine, others] = [new Set([...neighbours(one), ...one]), new Set([...neighbours(other), ...other])];
  const shared = [...mine].filter((part) => others.has(part)).length;
  return mine.size + others.size ? (2 * shared) / (mine.size + others.size) : 0;
}

/** Return the term that comes nearest to what was asked for, if any is near.
 * @param {SearchIndex} index @param {string} text
 * @returns {TermRow | null} */
export function nearestTerm(index, text) {
  const asked = { han: [...han(index, text)], letters: [...text.toLowerCase().normalize("NFD").replace(/[^a-z]/g, "")] };
  let best = { near: NEAR, term: /** @type {TermRow | null} */ (null) };
  for (const term of index.catalogue.terms) {
    const rows = [[asked.han, [term[1], ...term[4]].map((form) => [...han(index, form)])]];
    const spelled = [term[3], term[5], ...term[6]].map((form) => [...form.toLowerCase().normalize("NFD").replace(/[^a-z]/g, "")]);
    rows.push([asked.letters, spelled]);
    for (const [mine, forms] of /** @type {[string[], string[][]][]} */ (rows)) {
      const near = Math.max(...forms.map((form) => likeness(mine, form)));
      if (near > best.near) best = { near, term };
    }
  }
  return best.term;
}
