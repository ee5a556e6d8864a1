// @ts-check
/** Where in a sentence and its English the words of a query stand. */

import { partings } from "./search-places.mjs";
import { HAN, fold, letter, parsePinyin, plain, stemOf, words } from "./search-tokens.mjs";

/** @typedef {import("./search-find.mjs").Marker} Marker */
/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-index.mjs").SentenceText} SentenceText */
/** @typedef {import("./search-index.mjs").WordRow} WordRow */
/** @typedef {[start: number, end: number]} Range */
/** @typedef {{bare: string, tone: number | null, begins: boolean, ends: boolean, at: number}} Spoken */

/** @param {WordRow} row */
export const textOf = (row) => (typeof row === "string" ? row : row[0]);

/** @param {SentenceText} sentence */
export const chineseOf = (sentence) => sentence.words.map(textOf).join("");

/** Return the ranges of `row` in which the tests hold one after the other.
 * @template T
 * @param {T[]} row @param {((value: T) => boolean)[]} tests
 * @returns {Range[]} */
function runs(row, tests) {
  if (!tests.length) return [];
  /** @type {Range[]} */
  const found = [];
  for (let start = 0; start + tests.length <= row.length; start += 1) {
    if (tests.every((test, at) => test(row[start + at]))) found.push([start, start + tests.length]);
  }
  return found;
}

/** @param {SearchIndex} index @param {string} text @param {string[][]} phrase
 * @returns {Range[]} */
function hanRanges(index, text, phrase) {
  const row = fold(text).flatMap((character, at) => (/\s/u.test(character) ? [] : [{ own: letter(character), at }]));
  const tests = phrase.map((forms) => (/** @type {{own: string}} */ { own }) => forms.includes(own) || forms.includes(index.simpler.get(own) ?? own));
  return runs(row, tests).map(([start, end]) => [row[start].at, row[end - 1].at + 1]);
}

/** @param {SearchIndex} index @param {string} written one syllable of a divided word
 * @returns {import("./search-tokens.mjs").Syllable} */
const syllableOf = (index, written) =>
  written === "r" ? { bare: "r", tone: 0 } : (parsePinyin(written, index.syllables)[0]?.[0] ?? { bare: "", tone: 0 });

/** Return the runs of syllables of a sentence, with where their characters stand.
 * @param {SearchIndex} index @param {WordRow[]} rows
 * @returns {Spoken[][]} */
function spoken(index, rows) {
  /** @type {Spoken[][]} */
  const found = [[]];
  let start = 0;
  for (const row of rows) {
    const characters = [...textOf(row)];
    const places = characters.flatMap((character, at) => (HAN.test(character) ? [start + at] : []));
    const syllables = typeof row === "string" ? [] : row[1].split(/[- ]/);
    if (syllables.length !== places.length || !places.length) found.push([]);
    else {
      for (const [at, written] of syllables.entries()) {
        const { bare, tone } = syllableOf(index, written);
        found[found.length - 1].push({ bare, tone: tone ?? 0, begins: !at, ends: at === places.length - 1, at: places[at] });
      }
    }
    start += characters.length;
  }
  return found;
}

/** @param {SearchIndex} index @param {WordRow[]} rows @param {Extract<Marker, {kind: "pinyin"}>} marker
 * @returns {Range[]} */
function pinyinRanges(index, rows, { way, open }) {
  const tests = way.map(
    ({ bare, tone }) => (/** @type {Spoken} */ one) => one.bare === bare && (tone === null || one.tone === tone),
  );
  if (open) tests.push((one) => plain(one.bare).startsWith(plain(open)));
  return spoken(index, rows).flatMap((run) => {
    const isWord = (/** @type {Range} */ [start, end]) =>
      run[start].begins || end - start === 1 || run.slice(start, end - 1).every((one) => !one.ends);
    return runs(run, tests).filter(isWord).map(([start, end]) => /** @type {Range} */ ([run[start].at, run[end - 1].at + 1]));
  });
}

/** @param {WordRow[]} rows @param {string} letters
 * @returns {Range[]} */
function initialsRanges(rows, letters) {
  let start = 0;
  const row = rows.map((each) => {
    const length = [...textOf(each)].length;
    const syllables = typeof each === "string" ? [] : each[1].split(/[- ]/).filter(Boolean);
    const own = syllables.map((one) => plain(one.replace("'", "").normalize("NFD").toLowerCase())[0]).join("");
    start += length;
    return { own: own.length > 1 ? own : "", start: start - length, end: start };
  });
  return partings(letters).flatMap((parts) => {
    const isLast = (/** @type {number} */ at) => at === parts.length - 1 && letters.length > 2;
    const tests = parts.map((part, at) => (/** @type {{own: string}} */ { own }) => (isLast(at) ? own.startsWith(part) : own === part));
    return runs(row, tests).map(([from, to]) => {
      const last = row[to - 1];
      const length = parts[parts.length - 1].length;
      return /** @type {Range} */ ([row[from].start, Math.min(last.end, last.start + length)]);
    });
  });
}

/** @param {string} text @param {string[]} stems @param {string} open
 * @returns {Range[]} */
function englishRanges(text, stems, open) {
  const row = words(text);
  const tests = stems.map((stem) => (/** @type {{text: string}} */ word) => stemOf(word.text) === stem);
  if (open) tests.push((word) => stemOf(word.text).startsWith(open));
  return runs(row, tests).map(([start, end]) => [row[start].start, row[end - 1].end]);
}

/** @param {Range} one @param {Range} other */
const overlap = (one, other) => one[0] < other[1] && other[0] < one[1];

/** Find what to mark in both languages: what was asked for, and what it is called in the other one where
 * the glossary knows.
 * @param {SearchIndex} index @param {SentenceText} sentence @param {Marker[]} markers
 * @returns {{zh: Range[], en: Range[]}} */
export function marksOf(index, sentence, markers) {
  const text = chineseOf(sentence);
  const zh = markers.flatMap((marker) => {
    switch (marker.kind) {
      case "han": return hanRanges(index, text, marker.letters);
      case "pinyin": return pinyinRanges(index, sentence.words, marker);
      case "initials": return initialsRanges(sentence.words, marker.letters);
      default: return englishRanges(text, marker.stems, marker.open);
    }
  });
  const en = markers.flatMap((marker) => (marker.kind === "english" ? englishRanges(sentence.en, marker.stems, marker.open) : []));
  const asked = { zh: [...zh], en: [...en] };
  for (const [start, end, id] of sentence.terms ?? []) {
    const named = renderings(index, id).flatMap((stems) => englishRanges(sentence.en, stems, ""));
    if (asked.zh.some((range) => overlap(range, [start, end]))) en.push(...named.slice(0, 1));
    else if (asked.en.some((range) => named.some((other) => overlap(range, other)))) zh.push([start, end]);
  }
  return { zh: merged(zh, 0), en: merged(en, 1) };
}

/** Return the stems of each rendering of a term, the preferred one first.
 * @param {SearchIndex} index @param {string} id */
function renderings(index, id) {
  const term = index.terms.get(id);
  return (term ? [term[5], ...term[6]] : []).map((text) => words(text).map((word) => stemOf(word.text)));
}

/** Join ranges that touch, overlap, or are no further apart than `gap`.
 * @param {Range[]} ranges @param {number} gap
 * @returns {Range[]} */
function merged(ranges, gap) {
  /** @type {Range[]} */
  const row = [];
  for (const [start, end] of ranges.toSorted((one, other) => one[0] - other[0])) {
    const last = row.at(-1);
    if (last && start <= last[1] + gap) last[1] = Math.max(last[1], end);
    else row.push([start, end]);
  }
  return row;
}
