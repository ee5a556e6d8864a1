// @ts-check
/** From a query to the sentences that answer it: sets of sentences, and what to mark in them. */

import { englishPlaces, hanPlaces, initialsPlaces, phraseOf, pinyinPlaces, union } from "./search-places.mjs";
import { parsePinyin, stemOf, words } from "./search-tokens.mjs";

/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-query.mjs").Clause} Clause */
/** @typedef {import("./search-query.mjs").Query} Query */
/** @typedef {import("./search-tokens.mjs").Syllable} Syllable */
/** @typedef {{kind: "han", letters: string[][]} | {kind: "pinyin", way: Syllable[], open: string}
 *   | {kind: "initials", letters: string} | {kind: "english", stems: string[], open: string}} Marker */
/** How a word was taken. @typedef {"han" | "pinyin" | "initials" | "english"} Taken */
/** @typedef {{taken: Map<Taken, Set<number>>, markers: Marker[], isOpen: boolean}} Found */
/** @typedef {{sentences: Set<number>, markers: Marker[], taken: Map<Taken, number>, isApart: boolean, isOpen: boolean}} Answer */

/** @param {Set<number>[]} sets */
function common(sets) {
  const [least, ...others] = sets.toSorted((one, other) => one.size - other.size);
  return new Set([...(least ?? [])].filter((value) => others.every((other) => other.has(value))));
}

/** Find a Chinese phrase; what is found nowhere as it is written may be in traditional characters.
 * @param {SearchIndex} index @param {Clause} clause
 * @returns {Promise<Found>} */
async function findHan(index, clause) {
  let phrase = phraseOf(index, clause.text);
  let places = await hanPlaces(index, phrase);
  if (!places.size) {
    await index.simplify();
    phrase = phraseOf(index, clause.text);
    places = phrase.some((forms) => forms.length > 1) ? await hanPlaces(index, phrase) : places;
  }
  return { taken: new Map([["han", index.sentences(places)]]), markers: [{ kind: "han", letters: phrase }], isOpen: false };
}

/** Take Latin words as pinyin of one phrase, and as English words of one sentence.
 * @param {SearchIndex} index @param {Clause[]} group
 * @returns {Promise<Found>} */
async function findExactly(index, group) {
  const text = group.map((clause) => clause.text).join(" ");
  const ways = text.length > 1 ? parsePinyin(text, index.syllables) : [];
  const rows = group.map((clause) => words(clause.text).map((word) => stemOf(word.text)));
  const [pinyin, english] = await Promise.all([
    Promise.all(ways.map((way) => pinyinPlaces(index, way, ""))),
    Promise.all(rows.map((stems) => englishPlaces(index, stems, ""))),
  ]);
  return {
    taken: new Map([
      ["pinyin", index.sentences(union(pinyin))],
      ["english", common(english.map((places) => index.sentences(places)))],
    ]),
    markers: [
      ...ways.map((way) => /** @type {Marker} */ ({ kind: "pinyin", way, open: "" })),
      ...rows.map((stems) => /** @type {Marker} */ ({ kind: "english", stems, open: "" })),
    ],
    isOpen: false,
  };
}

/** Take one word as initials.
 * @param {SearchIndex} index @param {Clause[]} group
 * @returns {Promise<Found>} */
async function findInitials(index, group) {
  const text = group.map((clause) => clause.text.toLowerCase()).join("");
  if (group.length > 1 || !/^[a-hj-tw-z]{2,12}$/.test(text)) return NOTHING;
  const sentences = index.sentences(await initialsPlaces(index, text));
  return { taken: new Map([["initials", sentences]]), markers: [{ kind: "initials", letters: text }], isOpen: false };
}

/** Take the last word as one that is not finished yet.
 * @param {SearchIndex} index @param {Clause[]} group
 * @returns {Promise<Found>} */
async function findOpen(index, group) {
  const text = group.map((clause) => clause.text).join(" ");
  const { ways, open } = openPinyin(text, index.syllables);
  const all = words(text).map((word) => word.text);
  const stems = all.slice(0, -1).map(stemOf);
  const last = all[all.length - 1];
  const [pinyin, english] = await Promise.all([
    Promise.all(ways.map((way) => pinyinPlaces(index, way, open))),
    last.includes("'") ? [] : englishPlaces(index, stems, last),
  ]);
  return {
    taken: new Map([["pinyin", index.sentences(union(pinyin))], ["english", index.sentences(english)]]),
    markers: [
      ...ways.map((way) => /** @type {Marker} */ ({ kind: "pinyin", way, open })),
      { kind: "english", stems, open: last },
    ],
    isOpen: true,
  };
}

/** Part a text into pinyin and the beginning of one more syllable: duik into dui, k.
 * @param {string} text @param {ReadonlySet<string>} syllables */
function openPinyin(text, syllables) {
  for (let length = 1; length <= 5 && length < text.length; length += 1) {
    const open = text.slice(-length).toLowerCase().replaceAll("v", "ü");
    const ways = parsePinyin(text.slice(0, -length), syllables);
    if (ways.length && [...syllables].some((one) => one.startsWith(open))) return { ways, open };
  }
  return { ways: [], open: "" };
}

/** @type {Found} */
const NOTHING = { taken: new Map(), markers: [], isOpen: false };

/** Say whether words can be taken in more than one way: Yunnan as pinyin and as English.
 * @param {Found} found */
const isDouble = (found) => [...found.taken.values()].filter((set) => set.size).length > 1;

/** @param {Found} found @param {Taken | ""} only */
const inOneWay = (found, only) => [...found.taken].filter(([how]) => !only || how === "han" || how === only);

/** @param {Found} found */
const isEmpty = (found) => [...found.taken.values()].every((set) => !set.size);

/** Find a group of words; what is found nowhere is taken as initials, then, if `mayBeOpen`, as unfinished.
 * @param {SearchIndex} index @param {Clause[]} group @param {boolean} mayBeOpen
 * @returns {Promise<Found>} */
async function find(index, group, mayBeOpen) {
  if (group[0].kind === "han") return findHan(index, group[0]);
  let found = await findExactly(index, group);
  if (group[0].isQuoted) return found;
  for (const other of mayBeOpen ? [findInitials, findOpen] : [findInitials]) {
    if (isEmpty(found)) found = await other(index, group);
  }
  return found;
}

/** Find each word of a group by itself, as what it may be.
 * @param {SearchIndex} index @param {Clause[]} group */
const findApart = (index, group) => Promise.all(group.map((clause) => find(index, [clause], false)));

/** Find what a query asks for.
 *
 * `only` takes in one way what can be taken in several. Where no sentence holds all of them, `isApart`: sentences of the
 * articles that do.
 * @param {SearchIndex} index @param {Query} query @param {Taken | ""} only
 * @returns {Promise<Answer>} */
export async function answer(index, query, only = "") {
  index.lighten();
  const groups = await Promise.all(query.wanted.map((group) => find(index, group, true)));
  const parted = query.wanted.map((group, at) => (isEmpty(groups[at]) && group.length > 1 ? findApart(index, group) : [groups[at]]));
  const found = (await Promise.all(parted)).flat();
  const refused = await Promise.all(query.unwanted.map((clause) => find(index, [clause], false)));
  const unwanted = union(refused.flatMap((one) => [...one.taken.values()]));
  const sets = found.map((one) => union([...(isDouble(one) || found.length < 2 ? inOneWay(one, only) : one.taken)].map(([, set]) => set)));
  const wanted = (/** @type {Set<number>} */ set) => new Set([...set].filter((sentence) => !unwanted.has(sentence)));
  const together = wanted(common(sets));
  const apart = together.size || sets.length < 2 ? null : wanted(ofOneArticle(index, sets));
  const sentences = apart ?? together;
  return {
    sentences,
    markers: found.flatMap((one) => one.markers),
    taken: counts(found.filter(isDouble), sentences),
    isApart: !!apart?.size,
    isOpen: found.some((one) => one.isOpen && !isEmpty(one)),
  };
}

/** Return the sentences of the articles in which every set has one.
 * @param {SearchIndex} index @param {Set<number>[]} sets */
function ofOneArticle(index, sets) {
  const articles = common(sets.map((set) => new Set([...set].map((sentence) => index.articleOf(sentence)))));
  return new Set([...union(sets)].filter((sentence) => articles.has(index.articleOf(sentence))));
}

/** Count the sentences by how words are taken that can be taken in several ways.
 * @param {Found[]} found @param {Set<number>} sentences */
function counts(found, sentences) {
  /** @type {Map<Taken, number>} */
  const rows = new Map();
  for (const how of /** @type {Taken[]} */ (["pinyin", "initials", "english"])) {
    const sets = found.flatMap((one) => one.taken.get(how) ?? []);
    const count = [...union(sets)].filter((sentence) => sentences.has(sentence)).length;
    if (count) rows.set(how, count);
  }
  return rows;
}
